//! The doubts about an order's lines.

use crate::support::{
    STOPPED, body, call, ended, head, item, lost, order, order_item, recovered, refusal, released,
    settled,
};
use release_core::Outcome;
use release_core::model::{Order, OrderItem};
use release_file::rows::Lane;
use release_run::{Doubt, Entry, LineStatus, Settlement};
use release_web_logic::order::{Drafts, Edit, doubts, is_open, lane};
use release_web_logic::run::{LineHistory, RunRead};
use serde_json::json;

pub(crate) fn plain() -> Order {
    order(1, &json!({}))
}

pub(crate) fn lines(ids: &[u64]) -> Vec<OrderItem> {
    ids.iter().map(|id| order_item(*id, &json!({}))).collect()
}

pub(crate) fn typed(codes: &[(u64, &str)]) -> Drafts {
    let mut drafts = Drafts::default();
    for (id, text) in codes {
        drafts.apply(Edit::Code(item(*id), (*text).to_owned()));
    }
    drafts
}

/// What one run of these lines says, which has the codes `E-id`.
pub(crate) fn history(ids: &[u64], entries: &[&[Entry]]) -> LineHistory {
    history_of(&[(1, ids, entries)])
}

/// A run by its number, its lines, and what happened to them.
type Run<'a> = (u64, &'a [u64], &'a [&'a [Entry]]);

pub(crate) fn history_of(runs: &[Run<'_>]) -> LineHistory {
    let mut history = LineHistory::default();
    for (number, ids, entries) in runs {
        let (head, body) = (head(Some(1)), body(ids));
        let run = RunRead {
            number: *number,
            head: &head,
            body: &body,
            state: &recovered(&body, entries),
            is_here: true,
        };
        let all: Vec<_> = ids.iter().map(|id| item(*id)).collect();
        history = history.with_run(&run, &all);
    }
    history
}

pub(crate) fn refused() -> Outcome {
    Outcome::Refused(refusal(400))
}

#[test]
fn a_line_that_nothing_is_known_of_is_not_doubtful() {
    let (drafts, history) = (typed(&[(7, "E-7")]), LineHistory::default());
    let line = &lines(&[7])[0];
    assert_eq!(doubts(&plain(), &history, &drafts, line), []);
    assert_eq!(lane(&drafts, item(7), &[]), Some(Lane::Ready));
    assert!(is_open(&history, &drafts, item(7)));
}

#[test]
fn an_order_that_is_cancelled_or_not_in_the_erp_is_doubtful() {
    let (drafts, history) = (typed(&[(7, "E-7")]), LineHistory::default());
    let line = &lines(&[7])[0];
    let held_back = order(1, &json!({"is_send": false}));
    assert_eq!(
        doubts(&held_back, &history, &drafts, line),
        [Doubt::NotInErp]
    );
    let unsaid = order(1, &json!({"is_send": null}));
    assert_eq!(doubts(&unsaid, &history, &drafts, line), []);
    let cancelled = order_item(7, &json!({"cancel_status": "waiting"}));
    let found = doubts(&held_back, &history, &drafts, &cancelled);
    assert_eq!(found, [Doubt::Cancelled, Doubt::NotInErp]);
    assert_eq!(lane(&drafts, item(7), &found), Some(Lane::NeedsConsent));
}

#[test]
fn what_runs_say_of_a_line_is_doubtful_until_it_may_be_sent() {
    let drafts = typed(&[(7, "new")]);
    let line = &lines(&[7])[0];
    let cases: [(&[&[Entry]], Option<Doubt>); 7] = [
        (&[&ended(0, released(7), Some(201))], Some(Doubt::Done)),
        (&[&lost(0)], Some(Doubt::Unknown)),
        (
            &[&lost(0), &settled(0, Settlement::Done, "Seen.")],
            Some(Doubt::Done),
        ),
        (&[], Some(Doubt::InRun)),
        (&[&lost(0), &settled(0, Settlement::NotSent, "Seen.")], None),
        (&[&ended(0, refused(), Some(400))], None),
        (&[&STOPPED], None),
    ];
    for (entries, doubt) in cases {
        let history = history(&[7], entries);
        let found = doubts(&plain(), &history, &drafts, line);
        assert_eq!(
            found,
            Vec::from_iter(doubt),
            "{:?}",
            history.status(item(7))
        );
        assert_eq!(is_open(&history, &drafts, item(7)), doubt.is_none());
    }
}

#[test]
fn a_line_that_is_done_opens_when_it_is_reopened() {
    let history = history(&[7], &[&ended(0, released(7), Some(201))]);
    let mut drafts = Drafts::default();
    assert!(!is_open(&history, &drafts, item(7)));
    drafts.apply(Edit::Reopen(item(7), call(7).code));
    assert!(is_open(&history, &drafts, item(7)));
    let found = doubts(&plain(), &history, &drafts, &lines(&[7])[0]);
    assert_eq!(found, [Doubt::Done], "opening it is not agreeing to it");
}

#[test]
fn a_later_refusal_does_not_hide_that_a_line_is_done() {
    let history = history_of(&[
        (1, &[7], &[&ended(0, released(7), Some(201))]),
        (2, &[7], &[&ended(0, refused(), Some(400))]),
    ]);
    assert_eq!(history.status(item(7)), Some(LineStatus::Released));
}

#[test]
fn the_same_code_is_doubtful_typed_or_sent() {
    let history = history(&[8], &[&ended(0, released(8), Some(201))]);
    let line = &lines(&[7])[0];
    let of = |drafts: &Drafts| doubts(&plain(), &history, drafts, line);
    assert_eq!(of(&typed(&[(7, "X"), (9, "X")])), [Doubt::SameCode]);
    assert_eq!(of(&typed(&[(7, "E-8")])), [Doubt::SameCode], "sent with 8");
    assert_eq!(of(&typed(&[(7, "E-7")])), []);
    assert_eq!(of(&Drafts::default()), []);
}

#[test]
fn a_code_that_a_refused_line_had_is_free_again() {
    let history = history(&[8], &[&ended(0, refused(), Some(400))]);
    let drafts = typed(&[(7, "E-8")]);
    assert_eq!(doubts(&plain(), &history, &drafts, &lines(&[7])[0]), []);
}

#[test]
fn a_lane_is_shown_as_soon_as_something_is_typed() {
    let drafts = typed(&[(7, " "), (8, "")]);
    assert_eq!(lane(&drafts, item(7), &[]), Some(Lane::Blocked));
    assert_eq!(lane(&drafts, item(8), &[]), None);
    assert_eq!(lane(&drafts, item(9), &[Doubt::Cancelled]), None);
}
