//! What stands above and below every view.

use release_core::Language;
use web_sys::HtmlSelectElement;
use yew::prelude::*;
use yew_router::prelude::*;

use crate::i18n::key;
use crate::route::Route;
use crate::state::{Theme, use_preferences, use_releases, use_session, use_texts};

/// The name of the page, where one is signed in, and how one likes it.
#[component]
pub(crate) fn Header() -> Html {
    let texts = use_texts();
    let session = use_session();
    let releases = use_releases();
    let signed_in = session.current().map(|current| {
        let host = current.connection.base_url.host();
        let user = current
            .user
            .as_deref()
            .unwrap_or(texts.get(key::FRAME_TOKEN_USER));
        let sign_out = {
            let session = session.clone();
            move |_: MouseEvent| session.sign_out()
        };
        html! {
            <div class="who">
                <span>
                    <strong>{&current.name}</strong>
                    if current.name != host { {" "}<span class="host">{host}</span> }
                    {" · "}{user}
                </span>
                <button type="button" class="secondary outline" onclick={sign_out}
                    title={texts.get(key::FRAME_SIGN_OUT_HINT)} disabled={releases.is_busy()}>
                    {texts.get(key::FRAME_SIGN_OUT)}
                </button>
            </div>
        }
    });
    html! {
        <header class="container-fluid frame">
            <a class="skip" href="#view">{texts.get(key::FRAME_SKIP)}</a>
            <nav aria-label={texts.get(key::FRAME_NAVIGATION)}>
                <Link<Route> to={Route::Orders} classes="home">{texts.get(key::APP_NAME)}</Link<Route>>
            </nav>
            {for signed_in}
            <Likes />
        </header>
    }
}

/// Language and theme.
#[component]
fn Likes() -> Html {
    let texts = use_texts();
    let preferences = use_preferences();
    let on_language = {
        let preferences = preferences.clone();
        move |event: Event| {
            let tag = event.target_unchecked_into::<HtmlSelectElement>().value();
            let language = if tag == "tr" {
                Language::Turkish
            } else {
                Language::English
            };
            preferences.dispatch(language.into());
        }
    };
    let on_theme = {
        let preferences = preferences.clone();
        move |event: Event| {
            let name = event.target_unchecked_into::<HtmlSelectElement>().value();
            preferences.dispatch(Theme::named(&name).unwrap_or_default().into());
        }
    };
    let theme_name = |theme| {
        texts.get(match theme {
            Theme::System => key::FRAME_THEME_SYSTEM,
            Theme::Light => key::FRAME_THEME_LIGHT,
            Theme::Dark => key::FRAME_THEME_DARK,
        })
    };
    html! {
        <div class="likes">
            <select aria-label={texts.get(key::FRAME_LANGUAGE)} onchange={on_language}>
                { for [(Language::English, "English"), (Language::Turkish, "Türkçe")].map(|(language, name)| html! {
                    <option value={language.tag()} lang={language.tag()}
                        selected={preferences.language == language}>{name}</option>
                }) }
            </select>
            <select aria-label={texts.get(key::FRAME_THEME)} onchange={on_theme}>
                { for Theme::ALL.map(|theme| html! {
                    <option value={theme.name()} selected={preferences.theme == theme}>
                        {theme_name(theme)}
                    </option>
                }) }
            </select>
        </div>
    }
}

/// What this page can and cannot free.
#[component]
pub(crate) fn Footer() -> Html {
    let texts = use_texts();
    html! {
        <footer class="container-fluid">
            <small>{texts.get(key::FRAME_SCOPE)}</small>
        </footer>
    }
}
