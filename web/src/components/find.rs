//! The search box: an order by its number, or by the id of one of its lines.

use std::cell::Cell;

use yew::prelude::*;

use super::Field;
use crate::i18n::{Texts, key};
use crate::state::focus;

/// The id of its field.
const FIND: &str = "number";

thread_local! {
    /// Whether the next view with a search box is to put the focus there.
    static IS_WANTED: Cell<bool> = const { Cell::new(false) };
}

/// Moves the focus to the search box: at once where there is one, and else when a view with one comes.
/// Returns whether there is one.
pub(super) fn go_to_find() -> bool {
    let is_there = focus(FIND);
    IS_WANTED.set(!is_there);
    is_there
}

/// A field and its button. `asked` is what was searched for last; outer spaces of what is typed do not count.
#[hook]
pub(crate) fn use_find(texts: Texts, asked: Option<String>, on_find: Callback<String>) -> Html {
    let typed = use_state(String::new);
    use_effect_with(asked, {
        let typed = typed.clone();
        move |asked| typed.set(asked.clone().unwrap_or_default())
    });
    use_effect_with((), |()| {
        if IS_WANTED.replace(false) {
            focus(FIND);
        }
    });
    let onsubmit = {
        let typed = typed.clone();
        move |event: SubmitEvent| {
            event.prevent_default();
            on_find.emit(typed.trim().to_owned());
        }
    };
    let field = Field {
        id: FIND.into(),
        label: texts.get(key::ORDERS_SEARCH).into(),
        class: "coded",
        kind: "search",
        value: (*typed).clone().into(),
        on_input: Callback::from(move |text| typed.set(text)),
        ..Field::default()
    };
    html! {
        <form class="find" role="search" {onsubmit}>
            {field.show()}
            <button type="submit">{texts.get(key::ORDERS_FIND)}</button>
        </form>
    }
}
