//! Single keys, and the list of them. A person can switch them off (WCAG 2.1.4).

use gloo_events::EventListener;
use gloo_events::EventListenerOptions;
use release_web_logic::Route;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement, KeyboardEvent};
use yew::prelude::*;
use yew_router::prelude::*;

use super::find::go_to_find;
use super::use_dialog;
use crate::i18n::{Key, Texts, key};
use crate::route::At;
use crate::state::store::{put, use_store};
use crate::state::{Choice, KEYS_LISTED, focus_on, use_app};

/// What can be gone through with j and k, row by row.
const ROWS: &str = "main :is(tbody tr, .what)";

/// Listens for single keys, and lists them when asked.
#[component]
pub(crate) fn Keys() -> Html {
    let is_on = use_app().preferences.keys;
    let is_listed = use_store(KEYS_LISTED);
    let navigator = use_navigator().expect("within the router");
    use_effect_with(is_on, move |is_on| {
        let listener = is_on.then(|| {
            let options = EventListenerOptions::enable_prevent_default();
            let document = gloo_utils::document();
            EventListener::new_with_options(&document, "keydown", options, move |event| {
                let event: &KeyboardEvent = event.unchecked_ref();
                if is_free(event) && act(&event.key(), &navigator) {
                    event.prevent_default();
                }
            })
        });
        move || drop(listener)
    });
    html! {
        if *is_listed { <KeysDialog /> }
    }
}

/// Whether the key is meant for nothing else: no text is being typed, no dialog or menu is open.
fn is_free(event: &KeyboardEvent) -> bool {
    let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
    let is_typing = target.is_some_and(|it| {
        it.closest("input, select, textarea, dialog, [popover]")
            .is_ok_and(|found| found.is_some())
    });
    let is_asked = gloo_utils::document()
        .query_selector("dialog[open]")
        .is_ok_and(|found| found.is_some());
    let has_modifier = event.ctrl_key() || event.alt_key() || event.meta_key();
    !is_typing && !is_asked && !has_modifier && !event.default_prevented()
}

/// Does what a key is for. Returns whether it is for anything.
fn act(key: &str, navigator: &Navigator) -> bool {
    match key {
        "/" => {
            if !go_to_find() {
                navigator.push(&At(Route::Orders));
            }
            true
        }
        "j" => go_through_rows(1),
        "k" => go_through_rows(-1),
        "?" => {
            put(KEYS_LISTED, true);
            true
        }
        _ => false,
    }
}

/// Moves the focus to what can be used in the next row, or the one before.
fn go_through_rows(step: isize) -> bool {
    let document = gloo_utils::document();
    let Ok(found) = document.query_selector_all(ROWS) else {
        return false;
    };
    let rows = (0..found.length()).filter_map(|at| found.item(at)?.dyn_into::<Element>().ok());
    let rows: Vec<(Element, Element)> = rows
        .filter_map(|row| {
            let first = row.query_selector("a, button, input").ok()??;
            Some((row, first))
        })
        .collect();
    let active = document.active_element();
    let here = rows.iter().position(|(row, _)| {
        active
            .as_ref()
            .is_some_and(|active| row.contains(Some(active)))
    });
    let next = match here {
        None => Some(0),
        Some(here) => here.checked_add_signed(step),
    };
    let place = next.and_then(|next| rows.get(next));
    place.is_some_and(|(_, place)| focus_on(Some(place.clone())))
}

/// All keys, and the switch for them.
#[component]
fn KeysDialog() -> Html {
    let app = use_app();
    let texts = app.texts();
    let close = Callback::from(|()| put(KEYS_LISTED, false));
    let on_switch = {
        let preferences = app.preferences.clone();
        Callback::from(move |event: Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            preferences.dispatch(Choice::Keys(input.checked()));
        })
    };
    let content = html! {
        <>
            <h2 id="keys-title">{texts.get(key::KEYS_TITLE)}</h2>
            <dl class="keys">
                {row(texts, &["/"], key::KEYS_FIND)}
                {row(texts, &["j", "k"], key::KEYS_ROWS)}
                {row(texts, &["Enter"], key::KEYS_OPEN)}
                {row(texts, &["Esc"], key::KEYS_CLOSE)}
                {row(texts, &["?"], key::KEYS_LIST)}
            </dl>
            <label>
                <input type="checkbox" checked={app.preferences.keys} onchange={on_switch} />
                {texts.get(key::KEYS_ON)}
            </label>
            <footer>
                <button type="button" autofocus=true onclick={close.reform(|_: MouseEvent| ())}>
                    {texts.get(key::KEYS_DONE)}
                </button>
            </footer>
        </>
    };
    use_dialog("keys-title", close, content)
}

fn row(texts: Texts, keys: &[&'static str], what: Key) -> Html {
    html! {
        <div>
            <dt>{for keys.iter().map(|key| html! { <kbd>{*key}</kbd> })}</dt>
            <dd>{texts.get(what)}</dd>
        </div>
    }
}
