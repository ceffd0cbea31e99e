//! The chart of a run over its time. The figures stand beside it in words and in a table.

use release_web_logic::run::{Column, Span};
use yew::prelude::*;

use super::speed::gap_in_words;
use crate::components::clock;
use crate::i18n::Texts;

/// The width of a part, and the height of the chart, in units of its own.
const WIDTH: usize = 10;
const HEIGHT: u64 = 100;

/// How many parts have the whole width.
const ROOM: usize = 40;

/// Bars of one value for each column, with a mark for another one above it; pauses stand between them.
pub(super) fn chart(
    texts: Texts,
    spans: &[Span],
    most: u64,
    values: impl Fn(&Column) -> (u64, Option<u64>),
) -> Html {
    // Few parts do not become broad.
    let share = (spans.len() * 100).div_ceil(ROOM).min(100);
    let width = WIDTH * spans.len();
    let part = |(at, span): (usize, &Span)| {
        let x = at * WIDTH;
        match span {
            Span::Gap(gap) => html! {
                <rect class="gap" x={x.to_string()} width={WIDTH.to_string()} height={HEIGHT.to_string()}>
                    <title>{gap_in_words(texts, gap)}</title>
                </rect>
            },
            Span::Column(column) => {
                let (bar, mark) = values(column);
                html! {
                    <>
                        {rect("bar", x, HEIGHT - part_of(bar, most), part_of(bar, most))}
                        {for mark.map(|mark| rect("mark", x, HEIGHT - part_of(mark, most), 3))}
                        if column.throttled > 0 {
                            {rect("slowed", x, HEIGHT - 5, 5)}
                        }
                    </>
                }
            }
        }
    };
    let ends = spans.first().zip(spans.last()).map(|(first, last)| {
        let (until, millis) = span_of(last);
        format!(
            "{} – {}",
            clock(texts, span_of(first).0),
            clock(texts, until + millis)
        )
    });
    html! {
        <>
            <svg class="speed-chart" width={format!("{share}%")} viewBox={format!("0 0 {width} {HEIGHT}")} preserveAspectRatio="none"
                aria-hidden="true">
                {for spans.iter().enumerate().map(part)}
            </svg>
            <p class="speed-ends figures" aria-hidden="true">{for ends}</p>
        </>
    }
}

fn span_of(span: &Span) -> (release_core::UnixMillis, u64) {
    match span {
        Span::Column(column) => (column.from, column.millis),
        Span::Gap(gap) => (gap.from, gap.millis),
    }
}

/// The height of a value, where the largest has all of it. Something is never nothing.
fn part_of(value: u64, most: u64) -> u64 {
    let height = (value * HEIGHT).checked_div(most).unwrap_or(0);
    height.max(u64::from(value > 0)).min(HEIGHT)
}

fn rect(class: &'static str, x: usize, y: u64, height: u64) -> Html {
    html! {
        <rect {class} x={(x + 1).to_string()} y={y.to_string()} width={(WIDTH - 2).to_string()}
            height={height.to_string()} />
    }
}
