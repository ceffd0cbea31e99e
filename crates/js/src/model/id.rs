//! Ids, which are whole numbers that JavaScript keeps exactly.

use release_core::code::HasCode;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::error::Failure;
use crate::from_js::IdText;

#[wasm_bindgen(typescript_custom_section)]
const BRANDS: &str = r#"
declare const brand: unique symbol;

/** The id of an order line: a whole number from 1 to 2^53 - 1. */
export type OrderItemId = number & { readonly [brand]: "OrderItemId" };
/** The id of an order (its `pk`, not the number that people use). */
export type OrderId = number & { readonly [brand]: "OrderId" };
/** The id of a product. */
export type ProductId = number & { readonly [brand]: "ProductId" };
/** The id of a sales channel. */
export type ChannelId = number & { readonly [brand]: "ChannelId" };
/** The id of a stock list. */
export type StockListId = number & { readonly [brand]: "StockListId" };
/** The id of a content type. It differs from one installation to the next. */
export type ContentTypeId = number & { readonly [brand]: "ContentTypeId" };
/** The ERP's own id of a line, byte for byte: never trimmed, re-cased or turned into a number. */
export type ErpCode = string & { readonly [brand]: "ErpCode" };
/** One entry of a run's journal: a line of JSON. Keep it as it is, in its order. */
export type JournalEntry = string & { readonly [brand]: "JournalEntry" };
"#;

/// The id in a query; `path` names it in an error.
pub(crate) fn id_text<T>(text: &IdText, path: &str) -> Result<T, Failure>
where
    T: core::str::FromStr<Err: HasCode + ToString>,
{
    text.0
        .parse()
        .map_err(|problem| Failure::about(path, &problem))
}
