//! The actions on an order's lines, on one or on all of them.

use release_core::OrderItemId;
use release_core::endpoint::CreateMapping;
use release_web_logic::order::{Drafts, Edit, Summary, ready};
use yew::prelude::*;

use super::drafts::DrawnDrafts;
use super::whole::Whole;
use crate::components::{Kind, Notice, choice};
use crate::i18n::{Texts, key};
use crate::pages::runs::kind_and_word;
use crate::state::LineHistory;

/// Release or only record, with what each means for the stock.
pub(super) fn what_to_do(texts: Texts, drafts: &UseReducerHandle<DrawnDrafts>) -> Html {
    let choose = |only: bool| {
        let drafts = drafts.clone();
        Callback::from(move |()| drafts.dispatch(Edit::RecordOnly(only)))
    };
    let say = |key| texts.get(key);
    html! {
        <fieldset class="choices">
            <legend>{say(key::ORDER_WHAT_TO_DO)}</legend>
            {choice("what", "release", say(key::ORDER_RELEASE), Some(say(key::ORDER_RELEASE_HINT)),
                !drafts.record_only, &choose(false))}
            {choice("what", "record", say(key::ORDER_RECORD), Some(say(key::ORDER_RECORD_HINT)),
                drafts.record_only, &choose(true))}
        </fieldset>
    }
}

/// What the button for all lines needs to know.
pub(super) struct Batch<'a> {
    pub(super) texts: Texts,
    pub(super) whole: &'a Whole,
    pub(super) drafts: &'a Drafts,
    pub(super) history: &'a LineHistory,
    /// Whether any line of the order is being sent from here.
    pub(super) is_busy: bool,
    /// The lines that were sent last.
    pub(super) sent: &'a [OrderItemId],
    /// Whether the button was pressed with no code typed.
    pub(super) nothing_typed: &'a UseStateHandle<bool>,
    pub(super) ask: &'a Callback<Vec<CreateMapping>>,
}

/// All lines that have a code, as one action.
pub(super) fn batch(batch: &Batch) -> Html {
    let texts = batch.texts;
    if batch.whole.lines.rows.len() < 2 {
        return Html::default();
    }
    let whole = batch.whole;
    let ready = ready(&whole.order, &whole.lines.rows, batch.history, batch.drafts);
    let (none, one, other) = if batch.drafts.record_only {
        (
            key::ORDER_RECORD_ALL,
            key::ORDER_RECORD_ALL_ONE,
            key::ORDER_RECORD_ALL_OTHER,
        )
    } else {
        (
            key::ORDER_RELEASE_ALL,
            key::ORDER_RELEASE_ALL_ONE,
            key::ORDER_RELEASE_ALL_OTHER,
        )
    };
    let label = match ready.len() {
        0 => texts.get(none).to_owned(),
        count => texts.count(one, other, count),
    };
    let is_empty = ready.is_empty();
    let onclick = {
        let (ask, nothing_typed) = (batch.ask.clone(), batch.nothing_typed.clone());
        move |_: MouseEvent| {
            nothing_typed.set(ready.is_empty());
            ask.emit(ready.clone());
        }
    };
    let busy = batch.is_busy;
    html! {
        <div class="batch">
            <button type="button" {onclick} disabled={busy}>{label}</button>
            <small>{texts.get(key::ORDER_ALL_HINT)}</small>
            <div role="status">
                if **batch.nothing_typed && is_empty {
                    <p class="problem">{texts.get(key::ORDER_NOTHING_TYPED)}</p>
                }
            </div>
            if batch.sent.len() > 1 && !busy {
                {summary(batch)}
            }
        </div>
    }
}

/// What became of several lines, counted by outcome.
fn summary(batch: &Batch) -> Html {
    let texts = batch.texts;
    let Summary {
        counts,
        is_all_done,
        stopped_at,
    } = Summary::of(batch.history, batch.sent);
    let kind = if is_all_done {
        Kind::Good
    } else {
        Kind::Warning
    };
    let notice = Notice::new(kind, texts.get(key::ORDER_SUMMARY)).focusable("summary");
    notice.show(html! {
        <>
            <ul>
                { for counts.into_iter().map(|(status, count)| html! {
                    <li>{texts.get(kind_and_word(status).1)}{": "}<strong>{count}</strong></li>
                }) }
            </ul>
            if let Some(line) = stopped_at {
                <p>{texts.fill(key::ORDER_STOPPED, &[("line", &line.to_string())])}</p>
            }
        </>
    })
}
