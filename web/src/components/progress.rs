//! How far a reading is.

use yew::prelude::*;

/// The bar of a reading that is under way, how far it is in words, and the button that stops it.
/// Without the number of all there is a bar that says only that it goes on.
pub(crate) fn progress(
    label: &'static str,
    (done, total): (u64, Option<u64>),
    words: String,
    (stop, on_stop): (&'static str, fn()),
) -> Html {
    let onclick = Callback::from(move |_: MouseEvent| on_stop());
    let value = total.map(|total| done.min(total).to_string());
    let max = total.map(|total| total.max(1).to_string());
    html! {
        <p class="tools">
            <progress {value} {max} aria-label={label} />
            <span>{words}</span>
            <button type="button" class="secondary outline" {onclick}>{stop}</button>
        </p>
    }
}
