//! The stock rows that are searched for.

use std::rc::Rc;

use release_core::id::StockListId;
use release_web_logic::stock::{HeldPicture, StockQuery};
use yew::prelude::*;
use yew_router::prelude::*;

use super::rows::rows_table;
use crate::components::{Field, select};
use crate::i18n::key;
use crate::state::use_app;

/// What the address asks for.
#[hook]
pub(super) fn use_stock_query() -> StockQuery {
    use_location()
        .and_then(|location| location.query::<StockQuery>().ok())
        .unwrap_or_default()
}

#[derive(PartialEq, Properties)]
pub(super) struct FoundProps {
    pub(super) picture: HeldPicture,
    /// What is searched for at first.
    pub(super) search: String,
}

/// The rows that are searched for.
#[component]
pub(super) fn Found(props: &FoundProps) -> Html {
    let texts = use_app().texts();
    let picture = &props.picture;
    let text = use_state_eq(|| props.search.clone());
    let list = use_state_eq(String::new);
    let found = use_memo(
        (picture.rows.clone(), (*text).clone(), (*list).clone()),
        |(_, text, list)| {
            let list: Option<StockListId> = list.parse().ok();
            Rc::new(picture.found(text, list))
        },
    );
    let search = Field {
        id: "stock-search".into(),
        label: texts.get(key::STOCK_SEARCH).into(),
        kind: "search",
        value: (*text).clone().into(),
        on_input: Callback::from({
            let text = text.setter();
            move |typed| text.set(typed)
        }),
        ..Field::default()
    };
    let mut lists = vec![(String::new(), texts.get(key::ORDERS_ANY).to_owned())];
    lists.extend(picture.lists.iter().map(|list| {
        let id = list.to_string();
        let name = texts.fill(key::STOCK_LIST_ID, &[("list", &id)]);
        (id, name)
    }));
    let choose = Callback::from({
        let list = list.setter();
        move |chosen| list.set(chosen)
    });
    html! {
        <>
            <div class="filters" role="search">
                {search.show()}
                if lists.len() > 2 {
                    {select("stock-list", texts.get(key::STOCK_LIST), &list, &lists, &choose)}
                }
            </div>
            <p role="status">{texts.fill(key::STOCK_MATCHES, &[("count", &texts.figure(found.len()))])}</p>
            {rows_table(texts, picture, (*found).clone())}
        </>
    }
}
