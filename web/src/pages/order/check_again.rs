//! The check of a line whose outcome is unknown, and its settlement.

use release_core::endpoint::GetOrderItem;
use release_core::error::CallError;
use release_core::model::OrderItem;
use release_run::Settlement;
use yew::prelude::*;

use crate::components::{failed_call, status_badge};
use crate::i18n::{Key, Texts, key};
use crate::pages::runs::SettleDialog;
use crate::state::{LineInRun, read_now, use_app, use_task};

#[derive(PartialEq, Properties)]
pub(super) struct CheckAgainProps {
    /// The line in its newest run.
    pub(super) newest: LineInRun,
    pub(super) line: OrderItem,
}

/// Lists what a person can check, reads what can be read, and takes down what
/// they found.
#[component]
pub(super) fn CheckAgain(props: &CheckAgainProps) -> Html {
    let app = use_app();
    let texts = app.texts();
    let session = app.session;
    let task = use_task();
    let busy = use_state(|| false);
    let is_settling = use_state(|| false);
    let found = use_state(|| None::<Result<OrderItem, CallError>>);
    let newest = &props.newest;
    let onclick = {
        let (busy, found) = (busy.clone(), found.clone());
        let (item, run) = (props.line.pk, newest.run);
        move |_: MouseEvent| {
            let Some(client) = session.client() else {
                return;
            };
            busy.set(true);
            let (busy, found, session) = (busy.clone(), found.clone(), session.clone());
            task.run(async move {
                let result = client.call(&GetOrderItem { item }).await;
                if result.is_ok() {
                    // Kept with the run; where that cannot be, nothing is lost.
                    let _ = read_now(run).await;
                }
                busy.set(false);
                if result.as_ref().is_err_and(CallError::is_session_ended) {
                    session.expire();
                }
                found.set(Some(result));
            });
        }
    };
    let settle = {
        let is_settling = is_settling.setter();
        move |_: MouseEvent| is_settling.set(true)
    };
    let on_done = {
        let is_settling = is_settling.setter();
        Callback::from(move |()| is_settling.set(false))
    };
    let unread = || texts.get(key::RESULT_NOT_READ).to_owned();
    let is_read = matches!(*found, Some(Ok(_)));
    let is_likely = newest.is_likely_released();
    html! {
        <section class="check">
            <h3>{texts.get(key::CHECK_TITLE)}</h3>
            <ol class="to-check">
                <li>{own_tick(texts, key::CHECK_ERP)}</li>
                <li class={is_read.then_some("done")}>
                    <span>
                        if is_read { <span class="tick" role="img" aria-label={texts.get(key::CHECK_READ)}>{"✓"}</span> }
                        {texts.get(key::CHECK_COUNTER)}
                    </span>
                    <button type="button" class="secondary no-print" {onclick} aria-busy={busy.to_string()}>
                        {texts.get(key::CHECK_BUTTON)}
                    </button>
                    <div role="status">
                        { for found.as_ref().map(|found| match found {
                            Err(error) => failed_call(texts, error, Html::default()),
                            Ok(line) => html! {
                                <dl class="facts">
                                    <div><dt>{texts.get(key::ORDERS_STATUS)}</dt>
                                        <dd>{status_badge(texts, &line.status)}</dd></div>
                                    <div><dt>{texts.get(key::CHECK_BEFORE)}</dt>
                                        <dd class="figures">{newest.reserved_before.clone().unwrap_or_else(unread)}</dd></div>
                                    <div><dt>{texts.get(key::CHECK_NOW)}</dt>
                                        <dd class="figures">{newest.reserved_now.as_ref().map_or_else(unread, |it| it.reserved.clone())}</dd></div>
                                </dl>
                            },
                        }) }
                    </div>
                </li>
                <li>{own_tick(texts, key::CHECK_ADMIN)}</li>
            </ol>
            <button type="button" class="secondary no-print" onclick={settle}>{texts.get(key::RUN_SETTLE)}</button>
            if *is_settling {
                <SettleDialog run={newest.run} lines={vec![newest.at]}
                    proposed={is_likely.then_some(Settlement::Done)} {on_done} />
            }
        </section>
    }
}

/// A step that a person takes elsewhere, with a tick of their own; it is kept
/// nowhere.
fn own_tick(texts: Texts, step: Key) -> Html {
    html! { <label><input type="checkbox" />{texts.get(step)}</label> }
}
