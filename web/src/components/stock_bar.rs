//! A product's reserved units before and after, as a bar.

use release_web_logic::run::{STOCK_BAR, StockBar};
use yew::prelude::*;

/// What is still reserved, and at its end what was released. The figures stand
/// beside it: the bar is for the eye only.
pub(crate) fn stock_bar(bar: StockBar) -> Html {
    let rect = |class: &'static str, x: u32, width: u32, y: &'static str, height: &'static str| {
        html! { <rect {class} x={x.to_string()} {y} width={width.to_string()} {height} /> }
    };
    html! {
        <svg class="stock-bar" viewBox={format!("0 0 {STOCK_BAR} 10")} preserveAspectRatio="none" aria-hidden="true">
            {rect("ground", 0, bar.before, "0", "10")}
            {rect("left", 0, bar.after, "0", "10")}
            {rect("released", bar.before - bar.released.min(bar.before), bar.released, "3", "4")}
        </svg>
    }
}
