//! A product's reserved units before and after.

use release_web_logic::run::{Reading, StockBar};
use yew::prelude::*;

use crate::components::{moment_listed, stock_bar};
use crate::i18n::Texts;

/// The reserved units as they were read last, and when.
pub(super) fn last_read(texts: Texts, reading: Option<&Reading>) -> Html {
    let Some(reading) = reading else {
        return html! { "–" };
    };
    html! { <span>{texts.number(&reading.reserved)}<small>{moment_listed(texts, reading.at)}</small></span> }
}

/// The figures, and a bar of them where they fell.
pub(super) fn stock_change(before: &str, after: &str) -> Html {
    html! {
        <>
            {format!("{before} → {after}")}
            {for StockBar::of_fall(before, after).map(stock_bar)}
        </>
    }
}
