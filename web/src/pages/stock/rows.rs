//! The table of stock rows that hold units.

use std::rc::Rc;

use release_web_logic::Route;
use release_web_logic::stock::{HeldPicture, HeldRow};
use yew::prelude::*;
use yew_router::prelude::*;

use crate::components::VirtualRows;
use crate::i18n::{Texts, key};
use crate::route::At;

/// The SKU, or the product's id where it is not known.
pub(super) fn product_name(texts: Texts, row: &HeldRow) -> String {
    let id = || {
        texts.fill(
            key::STOCK_PRODUCT_ID,
            &[("product", &row.product.to_string())],
        )
    };
    row.sku.clone().unwrap_or_else(id)
}

/// These rows, in their order.
pub(super) fn rows_table(texts: Texts, picture: &HeldPicture, shown: Rc<Vec<u32>>) -> Html {
    let rows = picture.rows.clone();
    let draw = Callback::from(move |at: u32| match rows.get(at as usize) {
        Some(row) => cells(texts, row),
        None => Html::default(),
    });
    let head = html! {
        <>
            <th scope="col">{texts.get(key::STOCK_PRODUCT)}</th>
            <th scope="col" class="number">{texts.get(key::STOCK_UNITS)}</th>
            <th scope="col" class="number">{texts.get(key::STOCK_LIST)}</th>
            <th scope="col">{texts.get(key::STOCK_NAME)}</th>
        </>
    };
    html! {
        <VirtualRows label={texts.get(key::STOCK_TABLE)} {head} columns=4 rows={shown} {draw} cards=true />
    }
}

fn cells(texts: Texts, row: &HeldRow) -> Html {
    let to = Route::StockOf {
        product: row.product.get(),
        list: row.list.get(),
    };
    html! {
        <>
            <th scope="row" class="held-first code"><Link<At> {to}>{product_name(texts, row)}</Link<At>></th>
            <td class="held-end number" data-label={texts.get(key::STOCK_UNITS)}>{texts.figure(row.units)}</td>
            <td class="held-second number" data-label={texts.get(key::STOCK_LIST)}>{row.list.to_string()}</td>
            <td class="held-third" dir="auto">{row.name.clone().unwrap_or_default()}</td>
        </>
    }
}
