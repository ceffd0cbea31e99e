//! All lines of the order, what to do with them, and the way to sending.

use std::rc::Rc;

use release_core::endpoint::CreateMapping;
use release_core::{HasCode, OrderItemId};
use release_web_logic::order::{Edit, Typed, is_sending, prepare, reserved, slots};
use yew::prelude::*;

use super::actions::{Bar, bar, what_to_do};
use super::code_field::CodeActions;
use super::confirm::Confirm;
use super::drafts::DrawnDrafts;
use super::line::Line;
use super::receipt::receipt;
use super::stock::last_read;
use super::whole::{Whole, items, look_up};
use crate::components::{Kind, Notice};
use crate::i18n::{Key, Texts, explain, key};
use crate::pages::paste_preview::{NamedBy, PastePreview};
use crate::state::store::use_store;
use crate::state::{LineHistory, SENDING, focus, send_lines, use_app, use_live_history, use_task};

#[derive(PartialEq, Properties)]
pub(super) struct LinesViewProps {
    pub(super) whole: Rc<Whole>,
}

/// The lines, with what is typed for them.
#[component]
pub(super) fn LinesView(props: &LinesViewProps) -> Html {
    let app = use_app();
    let texts = app.texts();
    let session = app.session.current();
    let host = session.map(|session| session.connection.base_url.host().to_owned());
    let base_url = session.map(|session| session.connection.base_url.clone());
    let connection = session.map(|session| session.connection.clone());
    let pasted = use_state(|| None::<(OrderItemId, String)>);
    let drafts = use_reducer(DrawnDrafts::default);
    let confirming = use_state(Vec::<CreateMapping>::new);
    let sent = use_state(Vec::<OrderItemId>::new);
    let looked_up = use_state(|| None::<LineHistory>);
    let task = use_task();
    let whole = &props.whole;
    let sending = use_store(SENDING);
    let read = looked_up.as_ref().unwrap_or(&whole.history);
    let history = use_live_history(read, base_url.clone(), items(&whole.lines));
    let is_busy = sending.is_busy() || history.all().iter().any(is_sending);

    // When sending has ended, the focus goes to what became of it.
    use_effect_with((is_busy, (*sent).clone()), |(busy, sent)| {
        if !busy {
            focus_result(sent);
        }
    });

    let ask = {
        let (confirming, looked_up, whole) = (confirming.clone(), looked_up.clone(), whole.clone());
        Callback::from(move |calls: Vec<CreateMapping>| {
            let Some(base_url) = base_url.clone() else {
                return;
            };
            let (confirming, looked_up, whole) =
                (confirming.clone(), looked_up.clone(), whole.clone());
            // A run may have sent them since the order was read.
            task.run(async move {
                looked_up.set(Some(look_up(base_url, &whole.lines).await));
                confirming.set(calls);
            });
        })
    };
    let on_cancel = {
        let confirming = confirming.clone();
        Callback::from(move |()| confirming.set(Vec::new()))
    };
    let on_confirm = {
        let (drafts, confirming, sent) = (drafts.clone(), confirming.clone(), sent.clone());
        let (whole, app, history) = (whole.clone(), app.clone(), history.clone());
        Callback::from(move |()| {
            let lines = {
                let rows = &whole.lines.rows;
                prepare(&whole.order, rows, &history, &drafts, &confirming)
            };
            let items: Vec<OrderItemId> = lines.iter().map(|line| line.call.item).collect();
            send_lines(&app, &whole.order, lines);
            drafts.dispatch(Edit::Sent(items.clone()));
            sent.set(items);
            confirming.set(Vec::new());
        })
    };
    let on_paste = {
        let pasted = pasted.setter();
        Callback::from(move |paste| pasted.set(Some(paste)))
    };
    let on_leave = {
        let pasted = pasted.setter();
        Callback::from(move |()| pasted.set(None))
    };
    let on_fill = {
        let (drafts, pasted) = (drafts.clone(), pasted.setter());
        Callback::from(move |codes| {
            drafts.dispatch(Edit::Fill(codes));
            pasted.set(None);
        })
    };
    let (order, rows) = (&whole.order, &whole.lines.rows);
    let typed = Typed::of(order, rows, &history, &drafts);
    let known = |line| reserved(order, line, &history);
    let has_reserved = rows.iter().any(|line| known(line).is_some());
    let actions = CodeActions {
        drafts: drafts.clone(),
        ask: ask.clone(),
        paste: on_paste,
    };
    let print = |_: MouseEvent| {
        let _ = gloo_utils::window().print();
    };
    let news = sent.iter().filter_map(|item| news(texts, &history, *item));
    let warning = |title: Key| Notice::new(Kind::Warning, texts.get(title)).show(Html::default());
    html! {
        <section class="order-lines" aria-labelledby="lines-title">
            <div class="lines-head">
                <h2 id="lines-title" tabindex="-1">
                    {texts.count(key::ORDER_LINES_ONE, key::ORDER_LINES_OTHER, whole.lines.rows.len())}
                </h2>
                if !history.all().is_empty() {
                    <button type="button" class="secondary outline" onclick={print}>{texts.get(key::ORDER_PRINT)}</button>
                }
            </div>
            {for host.map(|host| receipt(texts, whole, &history, &host, &app.quantity_key()))}
            if whole.lines.dropped > 0 { {warning(key::ORDER_FOREIGN_LINES)} }
            if whole.lines.is_cut { {warning(key::ORDER_LINES_CUT)} }
            if history.is_unread { {warning(key::RUNS_FAILED)} }
            {for sending.failed.as_ref().map(|error| {
                let explanation = explain(texts, error.code());
                Notice::new(Kind::Bad, texts.get(key::RUN_NOT_STARTED))
                    .urgent()
                    .show(html! { <p>{explanation.what}{" "}{explanation.next}</p> })
            })}
            {what_to_do(texts, &drafts)}
            <table class="lines">
                {head(texts, has_reserved)}
                { for rows.iter().map(|line| html! {
                    <Line key={line.pk.get()} whole={whole.clone()} line={line.clone()} {is_busy}
                        reserved={has_reserved.then(|| last_read(texts, known(line)))}
                        is_alone={rows.len() == 1 || typed.alone.contains(&line.pk)}
                        is_queued={sending.has(line.pk)} history={history.clone()} actions={actions.clone()} />
                }) }
            </table>
            if rows.len() > 1 {
                {bar(&Bar {
                    texts,
                    typed: &typed,
                    record_only: drafts.record_only,
                    history: &history,
                    is_busy,
                    sent: &sent,
                    ask: &ask,
                })}
            }
            <p class="visually-hidden" role="status">{for news.map(|text| html! { <span>{text}{" "}</span> })}</p>
            if let Some(connection) = connection.filter(|_| !confirming.is_empty()) {
                <Confirm
                    lines={prepare(order, rows, &history, &drafts, &confirming)}
                    {connection}
                    whole={whole.clone()}
                    history={history.clone()}
                    {on_cancel}
                    {on_confirm}
                />
            }
            if let Some((line, text)) = (*pasted).clone() {
                <PastePreview {line} {text} named_by={NamedBy::Sku}
                    slots={slots(rows, &history, &drafts, |item| sending.has(item))}
                    {on_fill} on_cancel={on_leave} />
            }
        </section>
    }
}

fn head(texts: Texts, has_reserved: bool) -> Html {
    html! {
        <thead><tr>
            <th scope="col">{texts.get(key::ORDER_PRODUCT)}</th>
            <th scope="col" class="number">{texts.get(key::LINE_QUANTITY)}</th>
            if has_reserved {
                <th scope="col" class="number">{texts.get(key::ORDER_RESERVED)}</th>
            }
            <th scope="col">
                {texts.get(key::LINE_CODE)}
                <small class="no-print">{texts.get(key::ORDER_PASTE_HINT)}</small>
            </th>
            <th scope="col" class="no-print"><span class="visually-hidden">{texts.get(key::ORDER_WHAT_TO_DO)}</span></th>
        </tr></thead>
    }
}

/// What a screen reader is told of a line that was sent.
fn news(texts: Texts, history: &LineHistory, item: OrderItemId) -> Option<String> {
    let newest = history.of(item).next()?;
    let explanation = explain(texts, newest.line.outcome()?.code());
    let line = item.to_string();
    Some(texts.fill(
        key::ORDER_NEWS,
        &[("line", &line), ("what", explanation.what)],
    ))
}

/// One line: its result. Several: the summary of all.
fn focus_result(sent: &[OrderItemId]) {
    let id = match sent {
        [] => return,
        [item] => format!("result-{item}"),
        _ => "summary".to_owned(),
    };
    focus(&id);
}
