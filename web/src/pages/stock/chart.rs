//! The rows that hold the most, as a picture; the table has their numbers.

use release_web_logic::stock::{BAR_HEIGHT, HeldPicture, bars};
use yew::prelude::*;

use super::rows::product_name;
use crate::i18n::{Texts, key};

/// The width of a bar with its gap, in units of the chart's own.
const WIDTH: usize = 10;

/// A headline, and a bar for each of the largest rows; nothing where there is no more than one.
pub(super) fn chart(texts: Texts, picture: &HeldPicture) -> Html {
    let rows = &picture.rows;
    let Some((chart, first)) = bars(rows, picture.units).zip(rows.first()) else {
        return Html::default();
    };
    let is_all = chart.heights.len() == picture.count;
    let headline = texts.fill(
        if is_all {
            key::STOCK_HEADLINE_ALL
        } else {
            key::STOCK_HEADLINE
        },
        &[
            ("first", &product_name(texts, first)),
            ("units", &texts.figure(first.units)),
            ("count", &texts.figure(chart.heights.len())),
            ("sum", &texts.figure(chart.units)),
            ("percent", &texts.figure(chart.percent)),
        ],
    );
    let bar = |(at, height): (usize, &u32)| {
        let title = rows
            .get(at)
            .map(|row| format!("{}: {}", product_name(texts, row), texts.figure(row.units)));
        html! {
            <rect class="bar" x={(at * WIDTH + 1).to_string()} y={(BAR_HEIGHT - height).to_string()}
                width={(WIDTH - 2).to_string()} height={height.to_string()}>
                <title>{for title}</title>
            </rect>
        }
    };
    let width = chart.heights.len() * WIDTH;
    html! {
        <section class="no-print" aria-labelledby="largest">
            <h2 id="largest">{texts.get(key::STOCK_CHART)}</h2>
            <p><strong>{headline}</strong></p>
            <svg class="held-chart" viewBox={format!("0 0 {width} {BAR_HEIGHT}")} preserveAspectRatio="none"
                aria-hidden="true">
                {for chart.heights.iter().enumerate().map(bar)}
            </svg>
        </section>
    }
}
