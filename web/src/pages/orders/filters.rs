//! The filters of the list.

use release_core::model::KnownStatus;
use yew::prelude::*;

use super::query::{OrdersQuery, PAGE_SIZES};
use crate::components::{Field, Select, SelectOption, status_name};
use crate::i18n::key;
use crate::state::use_texts;

#[derive(PartialEq, Properties)]
pub(super) struct FiltersProps {
    pub(super) query: OrdersQuery,
    pub(super) on_change: Callback<OrdersQuery>,
}

/// The choices take effect at once, the number when it is entered.
#[component]
pub(super) fn Filters(props: &FiltersProps) -> Html {
    let texts = use_texts();
    let query = &props.query;
    let number = use_state(String::new);
    use_effect_with(query.number.clone(), {
        let number = number.clone();
        move |asked| number.set(asked.clone().unwrap_or_default())
    });
    let choose = |change: fn(&mut OrdersQuery, Option<String>)| {
        let (query, on_change) = (query.first_page(), props.on_change.clone());
        Callback::from(move |value: String| {
            let mut query = query.clone();
            change(&mut query, Some(value).filter(|value| !value.is_empty()));
            on_change.emit(query);
        })
    };
    let on_limit = {
        let (query, on_change) = (query.clone(), props.on_change.clone());
        Callback::from(move |value: String| on_change.emit(query.with_limit(&value)))
    };
    let onsubmit = {
        let (query, on_change) = (query.first_page(), props.on_change.clone());
        let number = number.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let typed = number.trim().to_owned();
            on_change.emit(OrdersQuery {
                number: Some(typed).filter(|typed| !typed.is_empty()),
                ..query.clone()
            });
        })
    };
    let on_clear = {
        let on_change = props.on_change.clone();
        move |_: MouseEvent| on_change.emit(OrdersQuery::default())
    };
    let any = SelectOption::new("", texts.get(key::ORDERS_ANY));
    let sent = vec![
        any.clone(),
        SelectOption::new("true", texts.get(key::ORDERS_SENT_YES)),
        SelectOption::new("false", texts.get(key::ORDERS_SENT_NO)),
    ];
    let mut statuses = vec![any];
    statuses.extend(KnownStatus::ALL.iter().map(|known| {
        let label = format!("{} · {}", known.code(), status_name(texts, *known));
        SelectOption::new(known.code(), label)
    }));
    let sizes = PAGE_SIZES.map(|size| SelectOption::new(size.to_string(), size.to_string()));
    html! {
        <form class="filters" role="search" {onsubmit}>
            <Field id="number" label={texts.get(key::ORDERS_NUMBER)} class="code"
                value={(*number).clone()} on_input={Callback::from(move |typed| number.set(typed))} />
            <button type="submit">{texts.get(key::ORDERS_FIND)}</button>
            <Select id="is-send" label={texts.get(key::ORDERS_SENT)} options={sent}
                value={query.is_send.clone().unwrap_or_default()}
                on_change={choose(|query, value| query.is_send = value)} />
            <Select id="status" label={texts.get(key::ORDERS_STATUS)} options={statuses}
                value={query.status.clone().unwrap_or_default()}
                on_change={choose(|query, value| query.status = value)} />
            <Select id="limit" label={texts.get(key::ORDERS_PAGE_SIZE)} options={sizes.to_vec()}
                value={query.limit().to_string()} on_change={on_limit} />
            if query.is_filtered() {
                <button type="button" class="secondary outline" onclick={on_clear}>
                    {texts.get(key::ORDERS_CLEAR)}
                </button>
            }
        </form>
    }
}
