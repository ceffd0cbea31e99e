//! Drafts on an order's view.

use proptest::prelude::*;
use release_core::erp_code::ErpCodeProblem;
use release_core::{ErpCode, OrderItemId};
use release_web_logic::order::{Drafts, Edit};

fn item(id: u64) -> OrderItemId {
    OrderItemId::new(id).unwrap()
}

fn typed(codes: &[(u64, &str)]) -> Drafts {
    let mut drafts = Drafts::default();
    for (id, text) in codes {
        drafts.apply(Edit::Code(item(*id), (*text).to_owned()));
    }
    drafts
}

/// Anything a person may do on the view, but to the line 1.
fn elsewhere() -> impl Strategy<Value = Edit> {
    let other = (2_u64..6).prop_map(item);
    prop_oneof![
        (other.clone(), ".{0,6}").prop_map(|(item, text)| Edit::Code(item, text)),
        any::<bool>().prop_map(Edit::RecordOnly),
        other
            .clone()
            .prop_map(|item| Edit::Reopen(item, ErpCode::new("E-9").unwrap())),
        proptest::collection::vec(1_u64..6, 0..4)
            .prop_map(|ids| Edit::Sent(ids.into_iter().map(item).collect())),
    ]
}

proptest! {
    /// Whatever else is typed, chosen or sent, a code stays as it was typed.
    #[test]
    fn a_typed_code_survives_other_edits(
        text in ".{1,8}",
        edits in proptest::collection::vec(elsewhere(), 0..12),
    ) {
        let mut drafts = typed(&[(1, &text)]);
        let problems = drafts.problems(item(1)).to_vec();
        for edit in edits {
            drafts.apply(edit);
        }
        prop_assert_eq!(drafts.code(item(1)), &text);
        prop_assert_eq!(drafts.problems(item(1)), &problems);
    }

    /// What is sent is what was typed, byte for byte; or nothing is, and the
    /// problems say why.
    #[test]
    fn a_line_is_sent_as_typed_or_not_at_all(text in "[ \ta-zA-ZİŞ0-9]{0,5}", only in any::<bool>()) {
        let mut drafts = typed(&[(1, &text)]);
        drafts.apply(Edit::RecordOnly(only));
        match drafts.call(item(1)) {
            Some(call) => {
                prop_assert_eq!(call.item, item(1));
                prop_assert_eq!(call.code.as_str(), &text);
                prop_assert_eq!(call.update_stock, !only);
                prop_assert!(drafts.problems(item(1)).is_empty());
            }
            None => prop_assert!(text.is_empty() || !drafts.problems(item(1)).is_empty()),
        }
    }
}

#[test]
fn an_untouched_line_has_no_code_and_no_problem() {
    let drafts = typed(&[(1, "E-1")]);
    assert_eq!(drafts.code(item(2)), "");
    assert_eq!(drafts.problems(item(2)), []);
    assert_eq!(drafts.call(item(2)), None);
}

#[test]
fn the_last_text_counts_and_an_emptied_field_is_untouched() {
    let drafts = typed(&[(1, "E-1"), (1, "E-12")]);
    assert_eq!(drafts.code(item(1)), "E-12");
    let drafts = typed(&[(1, " E-1"), (1, "")]);
    assert_eq!(drafts.code(item(1)), "");
    assert_eq!(drafts.problems(item(1)), []);
}

#[test]
fn a_bad_code_says_why_and_is_not_sent() {
    let drafts = typed(&[(1, "E-1 ")]);
    assert_eq!(drafts.problems(item(1)), [ErpCodeProblem::OuterSpaces]);
    assert_eq!(drafts.call(item(1)), None);
}

#[test]
fn the_same_code_is_found_on_the_other_line() {
    let drafts = typed(&[(1, "E-1"), (2, "E-2"), (3, "E-1"), (4, ""), (5, "")]);
    assert_eq!(drafts.same_code(item(1)), Some(item(3)));
    assert_eq!(drafts.same_code(item(3)), Some(item(1)));
    assert_eq!(drafts.same_code(item(2)), None);
    assert_eq!(drafts.same_code(item(4)), None, "two empty fields");
    let drafts = typed(&[(1, "E-1"), (2, "e-1")]);
    assert_eq!(
        drafts.same_code(item(1)),
        None,
        "codes are compared by bytes"
    );
}

#[test]
fn reopening_brings_a_line_back_until_it_is_sent() {
    let code = ErpCode::new("E-1").unwrap();
    let mut drafts = Drafts::default();
    drafts.apply(Edit::Reopen(item(1), code.clone()));
    drafts.apply(Edit::Reopen(item(2), code));
    assert!(drafts.is_reopened(item(1)));
    assert_eq!(drafts.call(item(1)).unwrap().code.as_str(), "E-1");
    drafts.apply(Edit::Sent(vec![item(1)]));
    assert!(!drafts.is_reopened(item(1)));
    assert!(drafts.is_reopened(item(2)), "it was not sent");
    assert_eq!(
        drafts.code(item(1)),
        "E-1",
        "what was typed stays to be seen"
    );
}

#[test]
fn reopening_twice_takes_one_sending_to_close() {
    let mut drafts = Drafts::default();
    for _ in 0..2 {
        drafts.apply(Edit::Reopen(item(1), ErpCode::new("E-1").unwrap()));
    }
    drafts.apply(Edit::Sent(vec![item(1)]));
    assert!(!drafts.is_reopened(item(1)));
}

#[test]
fn reopening_keeps_what_was_typed_since() {
    let mut drafts = typed(&[(1, "E-2")]);
    drafts.apply(Edit::Reopen(item(1), ErpCode::new("E-1").unwrap()));
    assert_eq!(drafts.code(item(1)), "E-2");
}

#[test]
fn recording_only_can_be_taken_back() {
    let mut drafts = typed(&[(1, "E-1")]);
    let before = drafts.clone();
    assert!(drafts.call(item(1)).unwrap().update_stock, "the default");
    drafts.apply(Edit::RecordOnly(true));
    assert!(!drafts.call(item(1)).unwrap().update_stock);
    drafts.apply(Edit::RecordOnly(false));
    assert_eq!(drafts, before);
}
