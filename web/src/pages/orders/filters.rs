//! The search box and the filters of the list.

use release_core::model::KnownStatus;
use release_web_logic::orders::OrdersQuery;
use yew::prelude::*;

use crate::components::{select, status_name, use_find};
use crate::i18n::{Texts, key};

/// The choices take effect at once, the number when it is entered.
#[hook]
pub(super) fn use_filters(
    texts: Texts,
    query: &OrdersQuery,
    on_change: &Callback<OrdersQuery>,
) -> Html {
    let choose = |change: fn(OrdersQuery, Option<String>) -> OrdersQuery| {
        let (query, on_change) = (query.first_page(), on_change.clone());
        Callback::from(move |value: String| {
            let chosen = Some(value).filter(|value| !value.is_empty());
            on_change.emit(change(query.clone(), chosen));
        })
    };
    let on_number = choose(|query, number| OrdersQuery { number, ..query });
    let on_sent = choose(|query, is_send| OrdersQuery { is_send, ..query });
    let on_status = choose(|query, status| OrdersQuery { status, ..query });
    let on_clear = on_change.reform(|_: MouseEvent| OrdersQuery::default());
    let find = use_find(texts, query.number.clone(), on_number);

    let option = |value: &str, label: &str| (value.to_owned(), label.to_owned());
    let any = option("", texts.get(key::ORDERS_ANY));
    let sent = [
        any.clone(),
        option("true", texts.get(key::ORDERS_SENT_YES)),
        option("false", texts.get(key::ORDERS_SENT_NO)),
    ];
    let mut statuses = vec![any];
    statuses.extend(KnownStatus::ALL.iter().map(|known| {
        let label = format!("{} · {}", known.code(), status_name(texts, *known));
        option(known.code(), &label)
    }));
    let chosen_sent = query.is_send.as_deref().unwrap_or_default();
    let chosen_status = query.status.as_deref().unwrap_or_default();
    html! {
        <div class="filters" role="group" aria-label={texts.get(key::ORDERS_FILTERS)}>
            {find}
            {select("is-send", texts.get(key::ORDERS_SENT), chosen_sent, &sent, &on_sent)}
            {select("status", texts.get(key::ORDERS_STATUS), chosen_status, &statuses, &on_status)}
            if query.is_filtered() {
                <button type="button" class="secondary outline" onclick={on_clear}>
                    {texts.get(key::ORDERS_CLEAR)}
                </button>
            }
        </div>
    }
}
