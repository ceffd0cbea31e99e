//! A product's reserved units before and after, as a bar.

use release_web_logic::order::percent_left;
use yew::prelude::*;

/// The figures, and where both are numbers a bar of them. The figures say all:
/// the bar is for the eye only.
pub(super) fn stock_bar(before: &str, after: &str) -> Html {
    html! {
        <>
            {format!("{before} → {after}")}
            if let Some(left) = percent_left(before, after) {
                <svg class="stock-bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
                    <rect class="stays" width={format!("{left:.1}")} height="8" />
                    <rect class="falls" x={format!("{left:.1}")} width={format!("{:.1}", 100.0 - left)} height="8" />
                </svg>
            }
        </>
    }
}
