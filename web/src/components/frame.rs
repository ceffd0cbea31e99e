//! The header of every view.

use release_web_logic::{Route, Step};
use yew::prelude::*;
use yew_router::prelude::*;

use super::account::account;
use crate::i18n::{Key, Texts, key};
use crate::route::At;
use crate::state::AppState;

/// The name of the page, the places to go, and the account. `attention`: how many runs need a person.
pub(crate) fn header(app: &AppState, route: Route, attention: usize) -> Html {
    let texts = app.texts();
    let place = |name: Key, to: Route, is_here: bool, badge: Html| {
        html! {
            <Link<At> {to} classes={classes!("place", is_here.then_some("here"))}>
                {texts.get(name)}{badge}
            </Link<At>>
        }
    };
    let is_practice = app.settings.as_ref().is_some_and(|it| it.config.practice);
    html! {
        <header class="container-fluid frame">
            if is_practice {
                <p class="practice" role="note">{texts.get(key::FRAME_PRACTICE)}</p>
            }
            <a class="skip" href="#view" onclick={|event: MouseEvent| skip(&event)}>{texts.get(key::FRAME_SKIP)}</a>
            <nav aria-label={texts.get(key::FRAME_NAVIGATION)}>
                <Link<At> to={Route::Home} classes="home">{texts.get(key::APP_NAME)}</Link<At>>
                if app.session.current().is_some() {
                    {place(key::FRAME_ORDERS, Route::Orders,
                        matches!(route, Route::Orders | Route::Order { .. }), Html::default())}
                    {place(key::FRAME_IMPORT, Route::Import(Step::File),
                        matches!(route, Route::Import(_)), Html::default())}
                    {place(key::FRAME_RUNS, Route::Runs,
                        matches!(route, Route::Runs | Route::Run { .. }), badge(texts, attention))}
                    {place(key::FRAME_STOCK, Route::Stock,
                        matches!(route, Route::Stock | Route::StockOf { .. }), Html::default())}
                }
            </nav>
            {account(app)}
        </header>
    }
}

/// How many runs need a person.
fn badge(texts: Texts, attention: usize) -> Html {
    if attention == 0 {
        return Html::default();
    }
    let number = attention.to_string();
    let words = if attention == 1 {
        key::FRAME_NEED_ONE
    } else {
        key::FRAME_NEED_OTHER
    };
    html! {
        <>
            <span class="count" aria-hidden="true">{&number}</span>
            <span class="visually-hidden">{", "}{texts.fill(words, &[("count", &number)])}</span>
        </>
    }
}

/// Goes to the view. The link alone would lead to the page's start, as it counts from its `<base>`.
fn skip(event: &MouseEvent) {
    event.prevent_default();
    let _ = gloo_utils::window().location().set_hash("view");
}
