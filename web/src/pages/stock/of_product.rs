//! The lines that may hold a product's units on a stock list.

use release_client::LinesSource;
use release_core::ProductId;
use release_core::id::StockListId;
use release_web_logic::Route;
use yew::prelude::*;
use yew_router::prelude::*;

use super::notes::{end_note, notes};
use super::result::result;
use super::rows::product_name;
use crate::components::progress;
use crate::i18n::{Texts, key};
use crate::pages::NotFound;
use crate::route::At;
use crate::state::stock::{HELD, LINES, LinesFound, find_lines, stop_lines};
use crate::state::store::use_store;
use crate::state::{use_app, use_title};

#[derive(PartialEq, Properties)]
pub(crate) struct StockOfProps {
    pub(crate) product: u64,
    pub(crate) list: u64,
}

/// A product on a stock list.
#[component]
pub(crate) fn StockOf(props: &StockOfProps) -> Html {
    let app = use_app();
    let texts = app.texts();
    let held = use_store(HELD);
    let found = use_store(LINES);
    let of = ProductId::new(props.product).ok();
    let of = of.zip(StockListId::new(props.list).ok());
    let is_found = of.is_some() && found.of == of;
    let row = of.and_then(|(product, list)| held.picture.row(product, list));
    let read = found.row.as_ref().filter(|_| is_found);
    let sku = read.and_then(|row| row.product.as_ref()?.sku.clone());
    let sku = sku.or_else(|| row.and_then(|row| row.sku.clone()));
    let name = sku.clone().unwrap_or_else(|| match row {
        Some(row) => product_name(texts, row),
        None => texts.fill(
            key::STOCK_PRODUCT_ID,
            &[("product", &props.product.to_string())],
        ),
    });
    let title = texts.fill(key::STOCK_OF_TITLE, &[("product", &name)]);
    let heading = use_title(texts, title.clone());
    let Some(of) = of else {
        return html! { <NotFound /> };
    };
    let quantity_key = app.quantity_key();
    let onclick = {
        let session = app.session.clone();
        Callback::from(move |_: MouseEvent| find_lines(&session, of, quantity_key.clone()))
    };
    let under_way = found.progress.filter(|_| is_found);
    let has_ended = is_found && found.lines.is_some();
    let units = is_found.then(|| found.counter()).flatten();
    let units = units.or_else(|| row.map(|row| row.units));
    let fact =
        |name, value: String| html! { <div><dt>{texts.get(name)}</dt><dd>{value}</dd></div> };
    html! {
        <div id="view" class="stock">
            <p><Link<At> to={Route::Stock}>{"← "}{texts.get(key::STOCK_BACK)}</Link<At>></p>
            <h1 ref={heading} tabindex="-1">{title}</h1>
            <dl class="facts">
                {fact(key::STOCK_UNITS, units.map_or("–".to_owned(), |units| texts.figure(units)))}
                {fact(key::STOCK_LIST, of.1.to_string())}
                {fact(key::STOCK_PRODUCT, of.0.to_string())}
            </dl>
            <p>{texts.get(key::STOCK_OF_TEXT)}</p>
            if let Some((done, total, lines)) = under_way {
                {progress(texts.get(key::STOCK_LINES_PROGRESS), (done as u64, total),
                    so_far(texts, done, total, lines), (texts.get(key::STOCK_STOP), stop_lines))}
            } else {
                <button type="button" class={classes!(has_ended.then_some("secondary outline"))} {onclick}>
                    {texts.get(if has_ended { key::STOCK_FIND_AGAIN } else { key::STOCK_FIND })}
                </button>
            }
            if is_found {
                {notes(&said(texts, &found))}
                {result(texts, &found, units, sku)}
            }
        </div>
    }
}

fn so_far(texts: Texts, done: usize, total: Option<u64>, lines: usize) -> String {
    let (read, lines) = (texts.figure(done), texts.figure(lines));
    match total {
        Some(total) => texts.fill(
            key::STOCK_LINES_SO_FAR,
            &[
                ("read", &read),
                ("total", &texts.figure(total)),
                ("found", &lines),
            ],
        ),
        None => texts.fill(
            key::STOCK_LINES_SO_FAR_OPEN,
            &[("read", &read), ("found", &lines)],
        ),
    }
}

fn said(texts: Texts, found: &LinesFound) -> Vec<String> {
    let named = |source: &LinesSource| match source {
        LinesSource::Channel(channel) => texts.fill(
            key::STOCK_LINES_CHANNEL,
            &[("channel", &channel.to_string())],
        ),
        LinesSource::Detailed | LinesSource::Plain => texts.get(key::STOCK_LINES_ALL).to_owned(),
    };
    let ends = found.ends.iter();
    let ends = ends.filter_map(|(source, end)| end_note(texts, &named(source), end));
    let others = [
        (found.is_stopped, key::STOCK_LINES_STOPPED),
        (found.more_channels, key::STOCK_MORE_CHANNELS),
        (found.is_history_unread, key::STOCK_HISTORY_UNREAD),
    ];
    let others = others.into_iter().filter(|(is_so, _)| *is_so);
    let others = others.map(|(_, words)| texts.get(words).to_owned());
    ends.chain(others).collect()
}
