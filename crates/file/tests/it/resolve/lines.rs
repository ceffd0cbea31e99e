//! The line of a row among those of its order.

use release_core::ErrorCode;
use release_core::model::Quantity;
use release_file::resolve::{
    Answers, FoundLine, Obstacle, Question, ResolveCode, Verdict, resolve,
};
use release_file::rows::Lane;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::{found, lines, of_one, order, rows, said};

#[test]
fn a_row_has_the_only_line_of_its_sku_and_keeps_its_code() {
    let asked = rows(&[("BAG", ""), ("TEA", "1")]);
    let readings = found(vec![order(1, 1, lines(&[(8, "TEA", ""), (9, "BAG", "1")]))]);
    let resolved = resolve(&asked, &readings, &Answers::default());
    assert_eq!(said(&resolved), ["9", "8"]);
    assert_eq!(resolved[0].row, &asked[0]);
    assert_eq!(resolved[0].row.code, " 001 ");
    assert_eq!(resolved[0].verdict.lane(), Lane::Ready);
    assert_eq!(resolved[0].verdict.code(), None);
}

#[test]
fn quantities_tell_lines_of_one_sku_apart() {
    let there = [(7, "BAG", "2"), (8, "BAG", ""), (9, "BAG", "0.50")];
    let asked = [("BAG", "0,5"), ("BAG", "2.00"), ("BAG", "1")];
    assert_eq!(of_one(&asked, &there), ["9", "7", "8"]);
    assert_eq!(of_one(&asked[1..2], &there), ["7"]);
}

#[test]
fn a_number_that_can_be_read_twice_is_read_as_the_line_has_it() {
    for quantity in ["1.000", "1,000"] {
        assert_eq!(of_one(&[("BAG", quantity)], &[(9, "BAG", "1000")]), ["9"]);
        assert_eq!(of_one(&[("BAG", quantity)], &[(9, "BAG", "")]), ["9"]);
        let both = [(8, "BAG", "1"), (9, "BAG", "1000")];
        assert_eq!(
            of_one(&[("BAG", quantity)], &both),
            ["resolve.quantity_unreadable"]
        );
    }
    assert_eq!(
        of_one(&[("BAG", "1.000,50")], &[(9, "BAG", "1000.5")]),
        ["9"]
    );
    for wrong in ["two", "0", "-1", "1.00.0", "1e3", ".5", "1."] {
        assert_eq!(
            of_one(&[("BAG", wrong)], &[(9, "BAG", "1")]),
            ["resolve.quantity_unreadable"]
        );
    }
}

#[test]
fn equal_lines_are_a_question_and_are_given_in_the_order_of_ids_by_consent() {
    let asked = rows(&[("BAG", "1"), ("BAG", "1"), ("TEA", "1")]);
    let there = lines(&[(9, "BAG", ""), (7, "TEA", ""), (8, "BAG", "")]);
    let readings = found(vec![order(1, 1, there)]);
    let mut answers = Answers::default();
    let resolved = resolve(&asked, &readings, &answers);
    let question = "resolve.exchange 8 9";
    assert_eq!(said(&resolved), [question, question, "7"]);
    assert_eq!(resolved[0].verdict.lane(), Lane::NeedsConsent);
    let Verdict::Question(Question::Exchange { exchange, .. }) = &resolved[1].verdict else {
        panic!("{resolved:?}");
    };
    answers.exchanges.insert(exchange.clone());
    assert_eq!(said(&resolve(&asked, &readings, &answers)), ["8", "9", "7"]);

    // Of other rows it was not agreed to.
    let mut moved = asked.clone();
    moved[1].line_no = 12;
    assert_eq!(
        said(&resolve(&moved, &readings, &answers)),
        [question, question, "7"]
    );
}

#[test]
fn lines_that_are_not_alike_are_not_exchanged() {
    let mut there = lines(&[(8, "BAG", ""), (9, "BAG", "")]);
    there[1].is_cancelled = Some(true);
    let readings = found(vec![order(1, 1, there)]);
    let asked = rows(&[("BAG", "1"), ("BAG", "1")]);
    let resolved = resolve(&asked, &readings, &Answers::default());
    assert_eq!(said(&resolved), ["resolve.which_line 8 9"; 2]);
    let Verdict::Question(question) = &resolved[0].verdict else {
        panic!("{resolved:?}");
    };
    assert_eq!(question.lines()[1].is_cancelled, Some(true));

    let there = [(8, "BAG", "2"), (9, "BAG", "1")];
    assert_eq!(
        of_one(&[("BAG", ""), ("BAG", "")], &there),
        ["resolve.which_line 8 9"; 2]
    );
    // What is left over is not taken for a row's line.
    let asked = [("BAG", "2"), ("BAG", "")];
    assert_eq!(of_one(&asked, &there), ["8", "resolve.which_line 9"]);
}

#[test]
fn a_cancelled_line_is_given_and_named() {
    let mut cancelled = order(1, 1, lines(&[(9, "BAG", "")]));
    cancelled.is_cancelled = true;
    let asked = rows(&[("BAG", "")]);
    let readings = found(vec![cancelled]);
    let resolved = resolve(&asked, &readings, &Answers::default());
    let Verdict::Matched(line) = &resolved[0].verdict else {
        panic!("{resolved:?}");
    };
    assert_eq!(line.is_cancelled, Some(true));
}

#[test]
fn fewer_rows_than_lines_are_a_question_that_a_person_answers() {
    let there = [(7, "BAG", ""), (8, "BAG", ""), (9, "BAG", "2")];
    assert_eq!(of_one(&[("BAG", "1")], &there), ["resolve.fewer_rows 7 8"]);
    assert_eq!(of_one(&[("BAG", "")], &there), ["resolve.fewer_rows 7 8 9"]);

    let asked = rows(&[("BAG", "1"), ("BAG", "")]);
    let readings = found(vec![order(1, 1, lines(&there))]);
    let with = |chosen: &[(u32, &str)]| {
        let chosen = chosen.iter().map(|(row, id)| (*row, id.parse().unwrap()));
        let lines = chosen.collect();
        said(&resolve(
            &asked,
            &readings,
            &Answers {
                lines,
                ..Answers::default()
            },
        ))
    };
    let open = ["resolve.fewer_rows 7 8", "resolve.fewer_rows 7 8 9"];
    assert_eq!(with(&[]), open);
    assert_eq!(with(&[(1, "8"), (2, "7")]), ["8", "7"]);
    // What is left over is not taken for a row's line.
    assert_eq!(with(&[(2, "8")]), ["resolve.which_line 7", "8"]);
    assert_eq!(with(&[(2, "9")]), ["resolve.fewer_rows 7 8", "9"]);
    // Choices that do not count: another quantity, a line that is not there, a line for two.
    assert_eq!(with(&[(1, "9")]), open);
    assert_eq!(with(&[(1, "6")]), open);
    assert_eq!(with(&[(1, "8"), (2, "8")]), open);
}

#[test]
fn choices_that_leave_a_row_without_a_line_do_not_count() {
    let there = lines(&[(7, "BAG", ""), (8, "BAG", ""), (9, "BAG", "2")]);
    let readings = found(vec![order(1, 1, there)]);
    let asked = rows(&[("BAG", "1"), ("BAG", ""), ("BAG", "")]);
    let open = said(&resolve(&asked, &readings, &Answers::default()));
    let mut answers = Answers::default();
    answers.lines.insert(2, "7".parse().unwrap());
    answers.lines.insert(3, "8".parse().unwrap());
    assert_eq!(said(&resolve(&asked, &readings, &answers)), open);
}

#[test]
fn more_rows_than_lines_block_all_rows_of_the_sku() {
    let there = [(8, "BAG", ""), (9, "BAG", "2"), (7, "TEA", "")];
    let asked = [("BAG", "1"), ("BAG", "2"), ("BAG", "1"), ("TEA", "1")];
    let more = "resolve.more_rows";
    assert_eq!(of_one(&asked, &there), [more, more, more, "7"]);
    // Of one quantity.
    assert_eq!(of_one(&[("BAG", "1"), ("BAG", "1")], &there), [more, more]);
}

#[test]
fn a_quantity_that_does_not_fit_blocks_all_rows_of_the_sku_and_names_the_row() {
    let asked = rows(&[("BAG", "1"), ("BAG", "3")]);
    let readings = found(vec![order(1, 1, lines(&[(8, "BAG", ""), (9, "BAG", "2")]))]);
    let resolved = resolve(&asked, &readings, &Answers::default());
    let blocked = |other| Verdict::Blocked {
        why: Obstacle::QuantityDiffers,
        other,
    };
    assert_eq!(resolved[0].verdict, blocked(Some(2)));
    assert_eq!(resolved[1].verdict, blocked(None));
    assert_eq!(resolved[1].verdict.lane(), Lane::Blocked);
}

#[test]
fn units_that_are_split_otherwise_are_told() {
    let merged = [(9, "BAG", "3")];
    assert_eq!(
        of_one(&[("BAG", "1"), ("BAG", "2")], &merged),
        ["resolve.merged_line"; 2]
    );
    assert_eq!(
        of_one(&[("BAG", "1"), ("BAG", "1")], &merged),
        ["resolve.more_rows"; 2]
    );
    let single = [(8, "BAG", ""), (9, "BAG", "")];
    assert_eq!(of_one(&[("BAG", "2")], &single), ["resolve.several_lines"]);
    assert_eq!(
        of_one(&[("BAG", "3")], &single),
        ["resolve.quantity_differs"]
    );
}

#[test]
fn a_merged_line_is_asked_about_where_the_row_says_no_quantity() {
    let merged = [(9, "BAG", "3")];
    assert_eq!(of_one(&[("BAG", "3")], &merged), ["9"]);
    assert_eq!(of_one(&[("BAG", " ")], &merged), ["resolve.units 9"]);
    let readings = found(vec![order(1, 1, lines(&merged))]);
    let mut answers = Answers::default();
    answers.lines.insert(1, "9".parse().unwrap());
    assert_eq!(
        said(&resolve(&rows(&[("BAG", "")]), &readings, &answers)),
        ["9"]
    );
}

#[test]
fn lines_that_cannot_be_told_apart_from_others_block() {
    let say = |change: &dyn Fn(&mut Vec<FoundLine>)| {
        let mut there = lines(&[(8, "BAG", ""), (9, "TEA", "")]);
        change(&mut there);
        let readings = found(vec![order(1, 1, there)]);
        said(&resolve(
            &rows(&[("BAG", "")]),
            &readings,
            &Answers::default(),
        ))
    };
    // The line without a SKU may be a bag, too.
    assert_eq!(say(&|lines| lines[1].sku = None), ["resolve.sku_not_told"]);
    let unreadable = Quantity::Unreadable("many".to_owned());
    assert_eq!(
        say(&|lines| lines[0].quantity = unreadable.clone()),
        ["resolve.line_quantity_unreadable"]
    );
    assert_eq!(
        say(&|lines| lines[1].item = lines[0].item),
        ["resolve.contradiction"]
    );
    // A line of another order is passed over.
    assert_eq!(
        say(&|lines| lines[0].order = "2".parse().ok()),
        ["resolve.no_line"]
    );
}

#[test]
fn every_code_has_a_name_of_its_own_and_a_sentence() {
    let mut names: Vec<_> = ResolveCode::all()
        .into_iter()
        .map(ErrorCode::as_str)
        .collect();
    assert!(names.iter().all(|name| name.starts_with("resolve.")));
    assert!(
        ResolveCode::all()
            .into_iter()
            .all(|code| code.description().ends_with('.'))
    );
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), ResolveCode::all().len());
}
