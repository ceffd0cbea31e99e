//! How fast a run was, and how long answers took: in words, as a picture, and in figures.

use std::rc::Rc;

use release_client::{BrowserClock, Clock};
use release_web_logic::run::{Cause, Column, Gap, MAP_FROM, Span, Timeline};
use yew::prelude::*;

use super::speed_chart::chart;
use super::times::{decimal, lasting};
use crate::components::clock;
use crate::i18n::{Key, Texts, key};
use crate::state::{OpenRun, use_app};

#[derive(PartialEq, Properties)]
pub(super) struct SpeedProps {
    pub(super) open: Rc<OpenRun>,
    /// The second of the clock while lines are sent, with which it is drawn anew.
    pub(super) second: u64,
}

/// A run over its time; nothing where it has too few lines or nothing was sent.
#[component]
pub(super) fn Speed(props: &SpeedProps) -> Html {
    let texts = use_app().texts();
    let state = props.open.state();
    if state.counts().total() < MAP_FROM {
        return Html::default();
    }
    let Some(timeline) = Timeline::of(&state, BrowserClock.now()) else {
        return Html::default();
    };
    let spans = &timeline.spans;
    let fastest = columns(spans).map(Column::tenths).max().unwrap_or(0);
    let up_to = texts.fill(
        key::SPEED_LINES_CHART,
        &[("rate", &decimal(texts, fastest))],
    );
    html! {
        <section class="speed no-print" aria-labelledby="speed">
            <h2 id="speed">{texts.get(key::SPEED_TITLE)}</h2>
            <p><strong>{in_short(texts, &timeline)}</strong></p>
            <small>{up_to}</small>
            {chart(texts, spans, fastest, |column| (column.tenths(), None))}
            if let Some(slowest) = timeline.slowest {
                <small>{texts.fill(key::SPEED_ANSWERS_CHART, &[("time", &lasting(texts, slowest))])}</small>
                {chart(texts, spans, slowest, |column| (column.median.unwrap_or(0), column.slowest))}
            } else {
                <small>{texts.get(key::SPEED_NO_ANSWERS)}</small>
            }
            <details>
                <summary>{texts.get(key::SPEED_FIGURES)}</summary>
                {figures(texts, spans)}
            </details>
        </section>
    }
}

fn columns(spans: &[Span]) -> impl Iterator<Item = &Column> {
    spans.iter().filter_map(|span| match span {
        Span::Column(column) => Some(column),
        Span::Gap(_) => None,
    })
}

/// "2.9 lines a second; slowest answer 1.2 s; paused once, 40 s."
fn in_short(texts: Texts, timeline: &Timeline) -> String {
    let rate = texts.fill(
        key::SPEED_RATE,
        &[("rate", &decimal(texts, timeline.tenths))],
    );
    let slowest = timeline
        .slowest
        .map(|slowest| texts.fill(key::SPEED_SLOWEST, &[("time", &lasting(texts, slowest))]));
    let time = lasting(texts, timeline.paused);
    let count = texts.figure(timeline.pauses);
    let paused = match timeline.pauses {
        0 => None,
        1 => Some(texts.fill(key::SPEED_PAUSED_ONE, &[("time", &time)])),
        _ => Some(texts.fill(
            key::SPEED_PAUSED_OTHER,
            &[("count", &count), ("time", &time)],
        )),
    };
    let parts: Vec<String> = std::iter::once(rate).chain(slowest).chain(paused).collect();
    format!("{}.", parts.join("; "))
}

/// How long nothing was sent, and why.
pub(super) fn gap_in_words(texts: Texts, gap: &Gap) -> String {
    let cause: Key = match gap.cause {
        Cause::Closed => key::SPEED_CAUSE_CLOSED,
        Cause::SignIn => key::SPEED_CAUSE_SIGN_IN,
        Cause::SlowDown => key::SPEED_CAUSE_SLOW_DOWN,
        Cause::Forbidden => key::SPEED_CAUSE_FORBIDDEN,
        Cause::Service => key::SPEED_CAUSE_SERVICE,
        Cause::Sample => key::SPEED_CAUSE_SAMPLE,
        Cause::Again => key::SPEED_CAUSE_AGAIN,
        Cause::Paused => key::SPEED_CAUSE_PAUSED,
    };
    let time = lasting(texts, gap.millis);
    texts.fill(
        key::SPEED_GAP,
        &[("time", &time), ("cause", texts.get(cause))],
    )
}

fn figures(texts: Texts, spans: &[Span]) -> Html {
    let head = [
        key::RUNS_LINES,
        key::SPEED_LINES,
        key::SPEED_MEDIAN,
        key::SPEED_SLOWEST_ANSWER,
        key::SPEED_SLOWED,
    ];
    let time = |millis: Option<u64>| millis.map_or("–".to_owned(), |it| lasting(texts, it));
    let row = |span: &Span| match span {
        Span::Column(column) => html! {
            <tr>
                <th scope="row" class="figures">{clock(texts, column.from)}</th>
                <td class="number">{column.ended}</td>
                <td class="number">{decimal(texts, column.tenths())}</td>
                <td class="number">{time(column.median)}</td>
                <td class="number">{time(column.slowest)}</td>
                <td class="number">{column.throttled}</td>
            </tr>
        },
        Span::Gap(gap) => html! {
            <tr>
                <th scope="row" class="figures">{clock(texts, gap.from)}</th>
                <td colspan="5">{gap_in_words(texts, gap)}</td>
            </tr>
        },
    };
    html! {
        <div class="table-frame" tabindex="0" role="group" aria-label={texts.get(key::SPEED_FIGURES)}>
            <table>
                <thead><tr>
                    <th scope="col">{texts.get(key::SPEED_FROM)}</th>
                    {for head.map(|name| html! { <th scope="col" class="number">{texts.get(name)}</th> })}
                </tr></thead>
                <tbody>{for spans.iter().map(row)}</tbody>
            </table>
        </div>
    }
}
