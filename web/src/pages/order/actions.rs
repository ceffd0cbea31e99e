//! What is to be done with the lines, and doing it with all of them at once.

use release_core::{OrderItemId, Outcome};
use yew::prelude::*;

use super::Whole;
use super::drafts::{Drafts, Edit};
use super::line::is_open;
use crate::api::Record;
use crate::components::{Kind, Notice, choice};
use crate::i18n::{Texts, key};
use crate::state::{InRuns, UseReleases};

/// Release or only record, with what each means for the stock.
pub(super) fn what_to_do(texts: Texts, drafts: &UseReducerHandle<Drafts>) -> Html {
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
    pub(super) releases: &'a UseReleases,
    pub(super) in_runs: &'a InRuns,
    /// The lines that were sent last.
    pub(super) sent: &'a [OrderItemId],
    /// Whether the button was pressed with no code typed.
    pub(super) nothing_typed: &'a UseStateHandle<bool>,
    pub(super) ask: &'a Callback<Vec<OrderItemId>>,
}

impl Batch<'_> {
    /// The lines that have a code. Cancelled lines and lines that are sent
    /// again are left to be sent one by one.
    fn ready(&self) -> Vec<OrderItemId> {
        let rows = self.whole.lines.rows.iter();
        rows.filter(|line| !line.is_cancelled())
            .map(|line| line.pk)
            .filter(|item| is_open(self.releases, self.in_runs, self.drafts, *item))
            .filter(|item| !self.drafts.is_reopened(*item))
            .filter(|item| self.drafts.call(*item).is_some())
            .collect()
    }
}

/// All lines that have a code, as one action.
pub(super) fn batch(batch: &Batch) -> Html {
    let texts = batch.texts;
    if batch.whole.lines.rows.len() < 2 {
        return Html::default();
    }
    let ready = batch.ready();
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
    let busy = batch.releases.is_busy();
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
    let (texts, releases) = (batch.texts, batch.releases);
    let left = releases.stopped().map_or(&[][..], |stopped| &stopped.left);
    let mut counts = [0_usize; 5];
    for item in batch.sent {
        let record = (!left.contains(item))
            .then(|| releases.records(*item).next())
            .flatten();
        let at = match record.map(Record::known_outcome) {
            Some(Outcome::Released(_)) => 0,
            Some(Outcome::Recorded(_)) => 1,
            Some(Outcome::Refused(_)) => 2,
            Some(Outcome::Unknown(_)) => 3,
            Some(Outcome::NotSent(_)) | None => 4,
        };
        counts[at] += 1;
    }
    let names = [
        key::OUTCOME_RELEASED,
        key::OUTCOME_RECORDED,
        key::OUTCOME_REFUSED,
        key::OUTCOME_UNKNOWN,
        key::OUTCOME_NOT_SENT,
    ];
    let all_done = counts[0] + counts[1] == batch.sent.len();
    let kind = if all_done { Kind::Good } else { Kind::Warning };
    let notice = Notice::new(kind, texts.get(key::ORDER_SUMMARY)).focusable("summary");
    notice.show(html! {
        <>
            <ul>
                { for names.iter().zip(counts).filter(|(_, count)| *count > 0).map(|(name, count)| html! {
                    <li>{texts.get(*name)}{": "}<strong>{count}</strong></li>
                }) }
            </ul>
            if let Some(stopped) = releases.stopped() {
                <p>{texts.fill(key::ORDER_STOPPED, &[("line", &stopped.at.to_string())])}</p>
            }
        </>
    })
}
