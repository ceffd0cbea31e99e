//! An address that is none of the page's.

use release_web_logic::Route;
use release_web_logic::orders::OrdersQuery;
use yew::prelude::*;
use yew_router::prelude::*;

use crate::i18n::key;
use crate::route::At;
use crate::state::{use_app, use_title};

/// There is nothing here.
#[component]
pub(crate) fn NotFound() -> Html {
    let texts = use_app().texts();
    let heading = use_title(texts, texts.get(key::NOT_FOUND_TITLE).to_owned());
    html! {
        <div class="narrow" id="view">
            <h1 ref={heading} tabindex="-1">{texts.get(key::NOT_FOUND_TITLE)}</h1>
            <p>{texts.get(key::NOT_FOUND_TEXT)}</p>
            <p>
                <Link<At, OrdersQuery> to={Route::Orders} classes="button">
                    {texts.get(key::NOT_FOUND_ORDERS)}
                </Link<At, OrdersQuery>>
            </p>
        </div>
    }
}
