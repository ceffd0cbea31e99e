//! Codes that are pasted into an order.

use std::collections::HashSet;

use proptest::prelude::*;
use release_core::ErpCode;
use release_run::LineStatus;
use release_web_logic::order::{Closed, Edit, Paste, Slot, Why, is_block, slots};
use serde_json::json;

use crate::order::{history, lines, typed};
use crate::support::{ended, item, order_item, released};

fn slot(id: u64) -> Slot {
    Slot {
        item: item(id),
        name: Some(format!("SKU-{id}")),
        typed: String::new(),
        closed: None,
    }
}

fn closed(id: u64, closed: Closed) -> Slot {
    Slot {
        closed: Some(closed),
        ..slot(id)
    }
}

fn filled(paste: &Paste) -> Vec<(u64, &str)> {
    let fills = paste.fills.iter();
    fills.map(|it| (it.item.get(), &*it.code)).collect()
}

fn reasons(paste: &Paste) -> Vec<(usize, &str, Why)> {
    let left_over = paste.left_over.iter();
    left_over.map(|it| (it.row, &*it.code, it.why)).collect()
}

#[test]
fn one_code_is_not_a_block_whatever_follows_it() {
    for text in ["", "A", "A\r\n", "A\n", "A\r", "A\n\n", " A ", "7\tA", "\n"] {
        assert!(!is_block(text), "{text:?}");
    }
    for text in ["A\nB", "A\rB", "A\r\nB\r\n", "\nA", "7\tA\n8\tB"] {
        assert!(is_block(text), "{text:?}");
    }
}

#[test]
fn a_column_goes_down_from_the_line_that_it_is_pasted_into() {
    let slots = [slot(1), slot(2), slot(3)];
    for text in ["A\nB", "A\r\nB\r\n", "A\rB\r"] {
        let paste = Paste::of(text, item(2), &slots);
        assert_eq!(filled(&paste), [(2, "A"), (3, "B")]);
        assert_eq!(paste.left_over, []);
    }
}

#[test]
fn codes_without_a_line_and_lines_without_a_code_are_named() {
    let slots = [slot(1), slot(2)];
    let more = Paste::of("A\nB\nC", item(1), &slots);
    assert_eq!(reasons(&more), [(3, "C", Why::NoLineLeft)]);
    let fewer = Paste::of("A\n\n", item(1), &slots);
    assert_eq!(fewer.without, [item(2)]);
}

#[test]
fn an_empty_cell_keeps_the_place_of_its_line() {
    let paste = Paste::of("A\r\n\r\nC", item(1), &[slot(1), slot(2), slot(3)]);
    assert_eq!(filled(&paste), [(1, "A"), (3, "C")]);
    assert_eq!(paste.without, [item(2)]);
}

#[test]
fn closed_lines_are_passed_over_and_named() {
    let done = Closed::Had(LineStatus::Released);
    let slots = [
        slot(1),
        closed(2, Closed::Cancelled),
        closed(3, done),
        slot(4),
        closed(5, Closed::Queued),
    ];
    let paste = Paste::of("A\nB", item(1), &slots);
    assert_eq!(filled(&paste), [(1, "A"), (4, "B")]);
    // No code was left for the last one.
    assert_eq!(
        paste.skipped,
        [(item(2), Closed::Cancelled), (item(3), done)]
    );
}

#[test]
fn only_another_code_counts_as_overwritten() {
    let holds = |id, typed: &str| Slot {
        typed: typed.to_owned(),
        ..slot(id)
    };
    let slots = [holds(1, "A"), holds(2, "X"), slot(3)];
    let paste = Paste::of("A\nB\nC", item(1), &slots);
    let replaces: Vec<_> = paste
        .fills
        .iter()
        .map(|it| it.replaces.as_deref())
        .collect();
    assert_eq!(replaces, [None, Some("X"), None]);
    assert_eq!(paste.overwritten(), 1);
}

#[test]
fn two_columns_are_matched_by_line_or_sku() {
    let slots = [slot(1), slot(2), slot(3)];
    let paste = Paste::of("SKU-3\tC\n1\tA\n", item(2), &slots);
    assert_eq!(filled(&paste), [(1, "A"), (3, "C")]);
    assert_eq!(paste.without, [item(2)]);
}

#[test]
fn what_names_no_line_or_several_is_not_guessed() {
    let same = |id| Slot {
        name: Some("SAME".to_owned()),
        ..slot(id)
    };
    // The third line's SKU is the first line's id.
    let crossed = Slot {
        name: Some("1".to_owned()),
        ..slot(3)
    };
    let slots = [
        same(1),
        same(2),
        crossed,
        closed(4, Closed::Cancelled),
        slot(5),
    ];
    let text = "line\tcode\nSAME\tA\n1\tB\n4\tD\n5\tE\nSKU-5\tF\nsku-5\tG\n 2\tH";
    let paste = Paste::of(text, item(1), &slots);
    assert_eq!(filled(&paste), []);
    assert_eq!(
        reasons(&paste),
        [
            (1, "code", Why::NoSuchLine),
            (2, "A", Why::SeveralLines),
            (3, "B", Why::SeveralLines),
            (4, "D", Why::Closed(item(4), Closed::Cancelled)),
            (5, "E", Why::NamedTwice(item(5))),
            (6, "F", Why::NamedTwice(item(5))),
            (7, "G", Why::NoSuchLine),
            (8, "H", Why::NoSuchLine),
        ]
    );
}

#[test]
fn rows_of_more_columns_are_not_taken_apart() {
    let paste = Paste::of("1\tA\tx\n2\tB", item(1), &[slot(1), slot(2)]);
    assert_eq!(filled(&paste), []);
    assert_eq!(
        reasons(&paste),
        [
            (1, "1\tA\tx", Why::TooManyColumns),
            (2, "2\tB", Why::TooManyColumns)
        ]
    );
}

#[test]
fn a_line_takes_a_code_where_its_field_is_open() {
    let mut order_lines = lines(&[1, 2, 3, 4]);
    order_lines.push(order_item(5, &json!({"cancel_status": "waiting"})));
    let history = history(
        &[1, 2],
        &[
            &ended(0, released(1), Some(201)),
            &ended(1, released(2), Some(201)),
        ],
    );
    let mut drafts = typed(&[(3, "X")]);
    drafts.apply(Edit::Reopen(item(2), ErpCode::new("E-2").unwrap()));
    let slots = slots(&order_lines, &history, &drafts, |line| line == item(4));
    let closed: Vec<_> = slots.iter().map(|slot| slot.closed).collect();
    let done = Some(Closed::Had(LineStatus::Released));
    assert_eq!(
        closed,
        [
            done,
            None,
            None,
            Some(Closed::Queued),
            Some(Closed::Cancelled)
        ]
    );
    assert_eq!(slots[2].typed, "X");
}

/// Lines of any state, with any SKU.
fn any_slots() -> impl Strategy<Value = Vec<Slot>> {
    let closed = prop_oneof![
        3 => Just(None),
        1 => Just(Some(Closed::Cancelled)),
        1 => Just(Some(Closed::Had(LineStatus::Unknown))),
    ];
    let one = (proptest::option::of("[ab1-4]{0,2}"), "[AB]{0,1}", closed);
    proptest::collection::vec(one, 1..6).prop_map(|many| {
        let slots = (1_u64..).zip(many);
        let slot = |(id, (name, typed, closed))| Slot {
            item: item(id),
            name,
            typed,
            closed,
        };
        slots.map(slot).collect()
    })
}

proptest! {
    /// However rows are broken, each code is in the result once, byte for byte;
    /// no line gets two, and no closed line gets any.
    #[test]
    fn no_code_is_lost_or_changed(
        slots in any_slots(),
        rows in proptest::collection::vec(("[ab1-4 ]{0,2}", "[ A-Cİ\u{2028}]{0,3}"), 1..8),
        is_named in any::<bool>(),
        line_break in prop_oneof![Just("\n"), Just("\r\n"), Just("\r")],
        ends in any::<bool>(),
        into in 1_u64..6,
    ) {
        let into = item(into.min(slots.len() as u64));
        let texts = rows.iter().map(|(key, code)| {
            if is_named { format!("{key}\t{code}") } else { code.clone() }
        });
        let text = texts.collect::<Vec<_>>().join(line_break) + if ends { line_break } else { "" };
        let paste = Paste::of(&text, into, &slots);

        let fills = paste.fills.iter().map(|it| it.code.clone());
        let left_over = paste.left_over.iter().map(|it| it.code.clone());
        let mut out: Vec<String> = fills.chain(left_over).collect();
        let mut given: Vec<String> = rows.into_iter().map(|(_, code)| code).filter(|it| !it.is_empty()).collect();
        out.sort();
        given.sort();
        prop_assert_eq!(out, given);

        let lines: HashSet<_> = paste.fills.iter().map(|it| it.item).collect();
        prop_assert_eq!(lines.len(), paste.fills.len());
        let is_closed = |slot: &&Slot| slot.closed.is_some() && lines.contains(&slot.item);
        prop_assert_eq!(slots.iter().filter(is_closed).count(), 0);
    }
}
