//! The account menu: who is signed in where, language, theme, keys, and the way out.

use release_core::Language;
use release_web_logic::{Route, Theme};
use wasm_bindgen::JsCast as _;
use web_sys::HtmlElement;
use yew::prelude::*;
use yew_router::prelude::*;

use super::bare_select;
use crate::i18n::{Texts, key};
use crate::route::At;
use crate::state::store::put;
use crate::state::{AppState, KEYS_LISTED};

/// The id of the menu, by which its button opens it.
const MENU: &str = "account";

/// Signed in, a menu; before that only language and theme, in the open.
pub(super) fn account(app: &AppState) -> Html {
    let texts = app.texts();
    let Some(current) = app.session.current() else {
        return html! { <div class="likes">{likes(app)}</div> };
    };
    let host = current.connection.base_url.host();
    let unnamed = texts.get(key::FRAME_TOKEN_USER);
    let user = current.user.as_deref().unwrap_or(unnamed);
    let session = app.session.clone();
    // The view changes below an open menu.
    let hide = |_: MouseEvent| {
        let menu = gloo_utils::document().get_element_by_id(MENU);
        let menu = menu.and_then(|menu| menu.dyn_into::<HtmlElement>().ok());
        let _ = menu.map(|menu| menu.hide_popover());
    };
    let sign_out = move |_: MouseEvent| session.leave();
    html! {
        <div class="who">
            <button type="button" class="secondary" popovertarget={MENU} title={host.to_owned()}>
                <span class="visually-hidden">{texts.get(key::FRAME_ACCOUNT)}{": "}</span><strong>{&current.name}</strong>{" · "}{user}<span class="arrow" aria-hidden="true" />
            </button>
            <div id={MENU} popover="auto" class="menu">
                <p><strong>{user}</strong><span class="host code">{host}</span></p>
                {likes(app)}
                <p onclick={hide}><Link<At> to={Route::Doctor}>{texts.get(key::DOCTOR_TITLE)}</Link<At>></p>
                <button type="button" class="secondary" onclick={|_: MouseEvent| put(KEYS_LISTED, true)}
                    popovertarget={MENU} popovertargetaction="hide">
                    {texts.get(key::KEYS_TITLE)}
                </button>
                <button type="button" class="secondary" onclick={sign_out} popovertarget={MENU}
                    popovertargetaction="hide">
                    {texts.get(key::FRAME_SIGN_OUT)}
                </button>
                <small>{texts.get(key::FRAME_SIGN_OUT_HINT)}</small>
            </div>
        </div>
    }
}

/// Language and theme.
fn likes(app: &AppState) -> Html {
    let texts = app.texts();
    let preferences = &app.preferences;
    let on_language = {
        let preferences = preferences.clone();
        Callback::from(move |tag: String| {
            let language = if tag == "tr" {
                Language::Turkish
            } else {
                Language::English
            };
            preferences.dispatch(language.into());
        })
    };
    let on_theme = {
        let preferences = preferences.clone();
        Callback::from(move |name: String| {
            preferences.dispatch(Theme::named(&name).unwrap_or_default().into());
        })
    };
    let languages = [("en", "English"), ("tr", "Türkçe")];
    let languages = languages.map(|(tag, name)| (tag.to_owned(), name.to_owned()));
    let themes = Theme::ALL.map(|theme| (theme.name().to_owned(), theme_name(texts, theme)));
    let say = |key| Some(texts.get(key));
    html! {
        <>
            {bare_select(None, say(key::FRAME_LANGUAGE), preferences.language.tag(), &languages, &on_language)}
            {bare_select(None, say(key::FRAME_THEME), preferences.theme.name(), &themes, &on_theme)}
        </>
    }
}

fn theme_name(texts: Texts, theme: Theme) -> String {
    let name = match theme {
        Theme::System => key::FRAME_THEME_SYSTEM,
        Theme::Light => key::FRAME_THEME_LIGHT,
        Theme::Dark => key::FRAME_THEME_DARK,
    };
    texts.get(name).to_owned()
}
