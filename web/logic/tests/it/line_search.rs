//! The search for the lines of rows without an id, as a draft has it.

use std::rc::Rc;

use release_core::model::{Channel, Quantity};
use release_file::resolve::{FoundLine, FoundOrder, Lines, Reading};
use release_file::rows::RowState;
use release_web_logic::import::{Draft, SearchCounts, ToAsk, body_of};

use super::import::draft;

const FILE: &str =
    "order number,sku,quantity,erp_code\n42,BAG,1,A\n42,TEA,1,B\n42,TEA,1,C\n43,BAG,,D\n";

fn line(id: u64, sku: &str) -> FoundLine {
    FoundLine {
        item: id.to_string().parse().unwrap(),
        order: None,
        sku: Some(sku.to_owned()),
        quantity: Quantity::ProbablyOne,
        is_cancelled: Some(false),
    }
}

fn order(id: u64, number: &str, channel: u64, lines: Vec<FoundLine>) -> FoundOrder {
    FoundOrder {
        id: id.to_string().parse().unwrap(),
        number: Some(number.to_owned()),
        channel: Some(Channel {
            id: channel.to_string().parse().ok(),
            name: None,
        }),
        is_cancelled: false,
        lines: Lines::Read(lines),
    }
}

fn read(draft: &Draft, number: &str, orders: Vec<FoundOrder>) -> Draft {
    draft.edited(|draft| {
        let readings = Rc::make_mut(&mut draft.search.readings);
        readings.insert(
            number,
            Reading::Found {
                orders,
                is_sure: true,
            },
        );
    })
}

/// The file, and 42 with three lines of which two are equal.
fn with_42() -> Draft {
    let lines = vec![line(70, "BAG"), line(71, "TEA"), line(72, "TEA")];
    read(&draft(FILE), "42", vec![order(5, "42", 1, lines)])
}

#[test]
fn rows_are_counted_by_what_was_found_of_them() {
    let draft = draft(FILE);
    assert_eq!(draft.search.left(), ["42", "43"]);
    let counts = SearchCounts {
        rows: 4,
        left: 4,
        ..SearchCounts::default()
    };
    assert_eq!(draft.search.counts(), counts);
    let found = with_42();
    assert_eq!(found.search.left(), ["43"]);
    let counts = SearchCounts {
        rows: 4,
        found: 1,
        questions: 2,
        blocked: 0,
        left: 1,
    };
    assert_eq!(found.search.counts(), counts);
    let none = read(&found, "43", vec![]);
    assert_eq!(none.search.counts().blocked, 1);
}

#[test]
fn agreeing_to_an_exchange_answers_for_all_its_rows_and_can_be_taken_back() {
    let asked = with_42();
    assert_eq!(asked.state(1), Some(RowState::Confirm));
    let agreed = asked.edited(|draft| draft.search.agree(&[3, 4]));
    let sent: Vec<_> = agreed
        .checked
        .lines
        .iter()
        .map(|line| (line.line_no, line.item.get()))
        .collect();
    assert_eq!(sent, [(2, 70), (3, 71), (4, 72)]);
    assert!(agreed.search.is_answered(3) && !agreed.search.is_answered(2));
    let back = agreed.edited(|draft| draft.search.take_back(4));
    assert_eq!(back.state(1), Some(RowState::Confirm));

    // A row that comes or goes makes it another exchange.
    let changed = agreed.edited(|draft| draft.leave_or_take(2));
    assert_eq!(changed.state(1), Some(RowState::Confirm));
}

#[test]
fn the_check_against_omnitron_waits_for_the_search() {
    let found = with_42();
    assert!(!ToAsk::of(&found).is_due(Some(&found)));
    let all = read(&found, "43", vec![]);
    let asked = ToAsk::of(&all);
    assert!(asked.is_due(Some(&all)));
    assert_eq!(asked.all.len(), 1);
    assert_eq!(asked.all[0].item.get(), 70);
}

#[test]
fn a_run_keeps_the_ids_that_were_found_and_what_was_answered() {
    let agreed = with_42().edited(|draft| draft.search.agree(&[3, 4]));
    let body = body_of(&agreed);
    let items: Vec<_> = body
        .items
        .iter()
        .map(|(line, item)| (*line, item.get()))
        .collect();
    assert_eq!(items, [(2, 70), (3, 71), (4, 72)]);
    let consents: Vec<_> = body.lines.iter().map(|line| line.consents.len()).collect();
    assert_eq!(consents, [0, 1, 1]);
    assert_eq!(body.lines[1].consents[0].to_string(), "resolve.exchange");
}

#[test]
fn a_file_with_ids_asks_for_no_search() {
    let draft = draft("order_item_id,order number,sku,erp_code\n1,42,BAG,A\n");
    assert!(draft.search.is_empty());
    assert_eq!(draft.search.progress().left, 0);
}
