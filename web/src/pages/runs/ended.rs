//! The result of a run that has ended.

use std::rc::Rc;

use release_core::HasCode;
use release_run::{Counts, Phase};
use release_web_logic::run::{NotDone, not_done};
use yew::prelude::*;

use super::counts::counts_list;
use super::exports::Exports;
use super::proof::stock_proof;
use super::rest::use_rest;
use super::results::Results;
use super::speed::Speed;
use crate::components::{Kind, Notice};
use crate::i18n::{Texts, explain, key};
use crate::state::{OpenRun, count_rest, use_app};

#[derive(Clone, Properties)]
pub(super) struct EndedProps {
    pub(super) open: Rc<OpenRun>,
    pub(super) counts: Counts,
    /// How many stock counters were read, so that it is drawn anew with each.
    pub(super) counters: usize,
    /// Whether it may be sent from here.
    pub(super) may_send: bool,
    pub(super) on_line: Callback<u32>,
}

impl PartialEq for EndedProps {
    fn eq(&self, other: &Self) -> bool {
        self.open == other.open
            && self.counts == other.counts
            && self.counters == other.counters
            && self.may_send == other.may_send
    }
}

/// What stands above the map: how the run ended, and the way to send its rest.
#[component]
pub(super) fn EndedAbove(props: &EndedProps) -> Html {
    let texts = use_app().texts();
    let rest = use_memo(props.counts, |_| count_rest(&props.open.state()));
    let send_rest = use_rest(&props.open, props.may_send);
    html! {
        <>
            {how_it_ended(texts, &props.open)}
            {counts_list(texts, &props.counts)}
            {counting(texts, &props.open)}
            if *rest > 0 {
                <div class="no-print">{send_rest}</div>
            }
        </>
    }
}

/// What stands below it: what is not done first, the files, and the proof.
#[component]
pub(super) fn EndedBelow(props: &EndedProps) -> Html {
    let texts = use_app().texts();
    let proofs = use_memo((props.counts, props.counters), |_| {
        Rc::new(props.open.proof())
    });
    html! {
        <>
            <Results open={props.open.clone()} counts={props.counts} counters={props.counters}
                on_line={props.on_line.clone()} />
            <Exports open={props.open.clone()} counts={props.counts} />
            <section>
                <h2>{texts.get(key::PROOF_TITLE)}</h2>
                <p>{texts.get(key::PROOF_TEXT)}</p>
                {stock_proof(texts, &props.open, &proofs)}
            </section>
            <Speed open={props.open.clone()} second={0} />
        </>
    }
}

/// How the run ended, and how many lines need a person, in the first sentence.
fn how_it_ended(texts: Texts, open: &OpenRun) -> Html {
    let state = open.state();
    let Phase::Ended(end) = state.phase() else {
        return Html::default();
    };
    let explanation = explain(texts, end.code());
    let counts = state.counts();
    let is_all_done = counts.done() == counts.total();
    let kind = Kind::of_end(end, counts);
    Notice::new(kind, explanation.what)
        .focusable("ended")
        .show(html! {
            <>
                <p><strong>{in_short(texts, counts)}</strong></p>
                if !is_all_done {
                    <p>{explanation.next}</p>
                }
            </>
        })
}

/// "23 of 26 released. 2 to check, 1 refused."
pub(super) fn in_short(texts: Texts, counts: &Counts) -> String {
    let values = [
        ("done", &*texts.figure(counts.done())),
        ("total", &texts.figure(counts.total())),
    ];
    let done = texts.fill(key::RUN_DONE_OF, &values);
    let rest = not_done(counts).into_iter().map(|(what, count)| {
        let text = match what {
            NotDone::ToCheck => key::RUN_SHORT_UNKNOWN,
            NotDone::Refused => key::RUN_SHORT_REFUSED,
            NotDone::NotSent => key::RUN_SHORT_NOT_SENT,
        };
        texts.fill(text, &[("count", &texts.figure(count))])
    });
    let rest: Vec<String> = rest.collect();
    if rest.is_empty() {
        done
    } else {
        format!("{done} {}.", capital(&rest.join(", ")))
    }
}

/// The same with a capital letter first. None of these texts begins with an i, which Turkish has two of.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

/// That the stock counters are being read, and the way to do without.
pub(super) fn counting(texts: Texts, open: &Rc<OpenRun>) -> Html {
    let Some((done, total)) = open.counting() else {
        return Html::default();
    };
    let values = [
        ("done", &*texts.figure(done)),
        ("total", &texts.figure(total)),
    ];
    let skip = {
        let open = open.clone();
        move |_: MouseEvent| open.skip_counting()
    };
    html! {
        <p class="tools no-print" role="status">
            <progress value={done.to_string()} max={total.to_string()} aria-label={texts.get(key::PROOF_TITLE)} />
            <span>{texts.fill(key::PROOF_READING, &values)}</span>
            <button type="button" class="secondary outline" onclick={skip}>{texts.get(key::PROOF_SKIP)}</button>
        </p>
    }
}
