//! What can be checked of a line whose outcome is unknown.

use release_core::endpoint::GetOrderItem;
use release_core::error::CallError;
use release_core::model::{Order, OrderItem};
use yew::prelude::*;

use crate::api::Record;
use crate::components::{failed_call, status_badge, to_check};
use crate::i18n::key;
use crate::state::{use_app, use_task};

#[derive(PartialEq, Properties)]
pub(super) struct CheckAgainProps {
    pub(super) record: Record,
    pub(super) order: Order,
    pub(super) line: OrderItem,
}

/// What Omnitron says now: evidence, not proof.
#[derive(Clone, PartialEq)]
struct Evidence {
    line: OrderItem,
    reserved: Option<String>,
}

/// Lists what a person can check, and reads what can be read.
#[component]
pub(super) fn CheckAgain(props: &CheckAgainProps) -> Html {
    let app = use_app();
    let texts = app.texts();
    let session = app.session;
    let task = use_task();
    let busy = use_state(|| false);
    let found = use_state(|| None::<Result<Evidence, CallError>>);
    let onclick = {
        let (busy, found) = (busy.clone(), found.clone());
        let (order, line) = (props.order.clone(), props.line.clone());
        move |_: MouseEvent| {
            let Some(client) = session.client() else {
                return;
            };
            busy.set(true);
            let (busy, found, session) = (busy.clone(), found.clone(), session.clone());
            let (order, line) = (order.clone(), line.clone());
            task.run(async move {
                let result = match client.call(&GetOrderItem { item: line.pk }).await {
                    Ok(line_now) => Ok(Evidence {
                        line: line_now,
                        reserved: client.reserved_units(&order, &line).await,
                    }),
                    Err(error) => Err(error),
                };
                busy.set(false);
                if result.as_ref().is_err_and(CallError::is_session_ended) {
                    session.expire();
                }
                found.set(Some(result));
            });
        }
    };
    let unread = || texts.get(key::RESULT_NOT_READ).to_owned();
    html! {
        <section class="check">
            {to_check(texts)}
            <button type="button" class="secondary" {onclick} aria-busy={busy.to_string()}>
                {texts.get(key::CHECK_BUTTON)}
            </button>
            <div role="status">
                { for found.as_ref().map(|found| match found {
                    Err(error) => failed_call(texts, error, Html::default()),
                    Ok(evidence) => html! {
                        <dl class="facts">
                            <div><dt>{texts.get(key::ORDERS_STATUS)}</dt>
                                <dd>{status_badge(texts, &evidence.line.status)}</dd></div>
                            <div><dt>{texts.get(key::CHECK_BEFORE)}</dt>
                                <dd class="figures">{props.record.reserved_before.clone().unwrap_or_else(unread)}</dd></div>
                            <div><dt>{texts.get(key::CHECK_NOW)}</dt>
                                <dd class="figures">{evidence.reserved.clone().unwrap_or_else(unread)}</dd></div>
                        </dl>
                    },
                }) }
            </div>
        </section>
    }
}
