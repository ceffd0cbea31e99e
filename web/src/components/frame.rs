//! The header and footer of every view.

use release_core::Language;
use release_web_logic::{Route, Step, Theme};
use yew::prelude::*;
use yew_router::prelude::*;

use super::bare_select;
use crate::i18n::{Key, Texts, key};
use crate::route::At;
use crate::state::AppState;

/// The name of the page, where one is signed in, and how one likes it.
pub(crate) fn header(app: &AppState, route: Option<Route>) -> Html {
    let texts = app.texts();
    html! {
        <header class="container-fluid frame">
            <a class="skip" href="#view" onclick={|event: MouseEvent| skip(&event)}>{texts.get(key::FRAME_SKIP)}</a>
            <nav aria-label={texts.get(key::FRAME_NAVIGATION)}>
                <Link<At> to={Route::Orders} classes="home">{texts.get(key::APP_NAME)}</Link<At>>
                if app.session.current().is_some() {
                    {place(texts, key::FRAME_ORDERS, Route::Orders,
                        matches!(route, Some(Route::Home | Route::Orders | Route::Order { .. })))}
                    {place(texts, key::FRAME_IMPORT, Route::Import(Step::File),
                        matches!(route, Some(Route::Import(_))))}
                    {place(texts, key::FRAME_RUNS, Route::Runs,
                        matches!(route, Some(Route::Runs | Route::Run { .. })))}
                }
            </nav>
            {who(app)}
            {likes(app)}
        </header>
    }
}

/// Goes to the view. The link alone would lead to the page's start, as it counts from its `<base>`.
fn skip(event: &MouseEvent) {
    event.prevent_default();
    let _ = gloo_utils::window().location().set_hash("view");
}

/// One place to go; the one where one is, is marked.
fn place(texts: Texts, name: Key, to: Route, is_here: bool) -> Html {
    html! {
        <Link<At> {to} classes={classes!("place", is_here.then_some("here"))}>
            {texts.get(name)}
        </Link<At>>
    }
}

/// Who is signed in where, and the way out.
fn who(app: &AppState) -> Html {
    let texts = app.texts();
    let Some(current) = app.session.current() else {
        return Html::default();
    };
    let host = current.connection.base_url.host();
    let unnamed = texts.get(key::FRAME_TOKEN_USER);
    let user = current.user.as_deref().unwrap_or(unnamed);
    let session = app.session.clone();
    let sign_out = move |_: MouseEvent| session.leave();
    html! {
        <div class="who">
            <span>
                <strong>{&current.name}</strong>
                if current.name != host { {" "}<span class="host">{host}</span> }
                {" · "}{user}
            </span>
            <button type="button" class="secondary outline" onclick={sign_out}
                title={texts.get(key::FRAME_SIGN_OUT_HINT)}>
                {texts.get(key::FRAME_SIGN_OUT)}
            </button>
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
    let themes = Theme::ALL.map(|theme| {
        let name = match theme {
            Theme::System => key::FRAME_THEME_SYSTEM,
            Theme::Light => key::FRAME_THEME_LIGHT,
            Theme::Dark => key::FRAME_THEME_DARK,
        };
        (theme.name().to_owned(), texts.get(name).to_owned())
    });
    let say = |key| Some(texts.get(key));
    html! {
        <div class="likes">
            {bare_select(None, say(key::FRAME_LANGUAGE), preferences.language.tag(), &languages, &on_language)}
            {bare_select(None, say(key::FRAME_THEME), preferences.theme.name(), &themes, &on_theme)}
        </div>
    }
}

/// What this page can and cannot free.
pub(crate) fn footer(texts: Texts) -> Html {
    html! {
        <footer class="container-fluid">
            <small>{texts.get(key::FRAME_SCOPE)}</small>
        </footer>
    }
}
