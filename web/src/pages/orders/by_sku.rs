//! The products whose stock is held, by what was searched for as a SKU or a name.

use release_web_logic::Route;
use release_web_logic::stock::{HeldRow, StockQuery};
use yew::prelude::*;
use yew_router::prelude::*;

use crate::i18n::{Texts, key};
use crate::route::At;
use crate::state::stock::HELD;
use crate::state::store::use_store;
use crate::state::use_app;

/// So many are listed at the most, those that hold the most first.
const LISTED: usize = 5;

#[derive(PartialEq, Properties)]
pub(super) struct BySkuProps {
    pub(super) text: String,
}

/// Looks the text up in the stock that this tab has read, and leads to where the rest is searched.
#[component]
pub(super) fn BySku(props: &BySkuProps) -> Html {
    let texts = use_app().texts();
    let held = use_store(HELD);
    let picture = &held.picture;
    let found = picture.found(&props.text, None);
    let rows = found.iter().filter_map(|at| picture.rows.get(*at as usize));
    let query = StockQuery {
        search: Some(props.text.clone()),
    };
    let name = [("text", &*props.text)];
    let search = |words| {
        html! {
            <Link<At, StockQuery> to={Route::Stock} query={Some(query.clone())}>
                {texts.fill(words, &name)}
            </Link<At, StockQuery>>
        }
    };
    html! {
        if held.read_at.is_none() {
            <p>{search(key::ORDERS_SKU_SEARCH)}</p>
        } else if found.is_empty() {
            <p>{texts.fill(key::ORDERS_SKU_NONE, &name)}</p>
        } else {
            <p>{texts.fill(key::ORDERS_SKU_FOUND, &name)}</p>
            <ul>{ for rows.take(LISTED).map(|row| html! { <li>{link(texts, row)}</li> }) }</ul>
            if found.len() > LISTED { <p>{search(key::ORDERS_SKU_ALL)}</p> }
        }
    }
}

fn link(texts: Texts, row: &HeldRow) -> Html {
    let to = Route::StockOf {
        product: row.product.get(),
        list: row.list.get(),
    };
    let product = row.product.to_string();
    let name = row.sku.as_ref().unwrap_or(&product);
    let values = [
        ("units", &*texts.figure(row.units)),
        ("list", &*row.list.to_string()),
    ];
    html! {
        <>
            <Link<At> {to}>{name}</Link<At>>
            {" · "}{texts.fill(key::ORDERS_SKU_UNITS, &values)}
        </>
    }
}
