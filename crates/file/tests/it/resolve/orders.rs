//! The order of a row among those of its number.

use release_core::model::Channel;
use release_file::resolve::{Answers, Lines, Reading, Readings, Wanted, resolve};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::{found, lines, of_one, order, rows, said, searched};

#[test]
fn skus_and_numbers_are_compared_byte_for_byte() {
    assert_eq!(
        of_one(&[("bag", "")], &[(9, "BAG", "")]),
        ["resolve.no_line"]
    );
    assert_eq!(
        of_one(&[("BAG ", "")], &[(9, "BAG", "")]),
        ["resolve.no_line"]
    );
    for number in [Some("042"), Some("42 "), None] {
        let mut other = order(1, 1, lines(&[(9, "BAG", "")]));
        other.number = number.map(str::to_owned);
        let asked = rows(&[("BAG", "")]);
        let resolved = resolve(&asked, &found(vec![other]), &Answers::default());
        assert_eq!(said(&resolved), ["resolve.other_number"]);
    }
}

#[test]
fn a_number_on_two_channels_is_a_question_unless_the_row_has_a_channel() {
    let orders = || {
        vec![
            order(6, 2, lines(&[(9, "BAG", "")])),
            order(5, 1, lines(&[(8, "BAG", "")])),
        ]
    };
    let readings = found(orders());
    let mut asked = rows(&[("BAG", "")]);
    let mut answers = Answers::default();
    let say = |asked: &[Wanted], answers: &Answers| said(&resolve(asked, &readings, answers));
    assert_eq!(say(&asked, &answers), ["resolve.several_orders 5 6"]);
    answers.orders.insert(1, "6".parse().unwrap());
    assert_eq!(say(&asked, &answers), ["9"]);
    for (channel, expected) in [
        ("1", "8"),
        ("Shop 2", "9"),
        ("3", "resolve.other_channel"),
        ("shop 2", "resolve.other_channel"),
    ] {
        asked[0].channel = Some(channel.to_owned());
        assert_eq!(say(&asked, &Answers::default()), [expected]);
    }
}

#[test]
fn the_only_order_is_a_question_where_not_all_were_searched() {
    let orders = vec![order(5, 1, lines(&[(8, "BAG", "")]))];
    let mut asked = rows(&[("BAG", "")]);
    let readings = searched(orders, false);
    let say = |asked: &[Wanted]| said(&resolve(asked, &readings, &Answers::default()));
    assert_eq!(say(&asked), ["resolve.maybe_other_orders 5"]);
    asked[0].channel = Some("1".to_owned());
    assert_eq!(say(&asked), ["8"]);
}

#[test]
fn a_channel_that_cannot_be_compared_is_a_question() {
    let mut bare = order(5, 1, lines(&[(8, "BAG", "")]));
    let mut asked = rows(&[("BAG", "")]);
    asked[0].channel = Some("Shop 1".to_owned());
    for channel in [
        None,
        Some(Channel {
            id: "1".parse().ok(),
            name: None,
        }),
    ] {
        bare.channel = channel;
        let readings = found(vec![bare.clone()]);
        let resolved = resolve(&asked, &readings, &Answers::default());
        assert_eq!(said(&resolved), ["resolve.channel_unknown 5"]);
    }
}

#[test]
fn what_was_not_found_or_not_read_is_told() {
    let asked = rows(&[("BAG", "")]);
    let say = |readings: &Readings| said(&resolve(&asked, readings, &Answers::default()));
    assert_eq!(say(&Readings::default()), ["resolve.not_read"]);
    let mut failed = Readings::default();
    failed.insert("42", Reading::Failed);
    assert_eq!(say(&failed), ["resolve.search_failed"]);
    assert_eq!(say(&searched(vec![], true)), ["resolve.no_order"]);
    assert_eq!(say(&searched(vec![], false)), ["resolve.maybe_no_order"]);
    let with = |lines| {
        let mut order = order(1, 1, vec![]);
        order.lines = lines;
        say(&found(vec![order]))
    };
    assert_eq!(with(Lines::Failed), ["resolve.lines_failed"]);
    assert_eq!(with(Lines::Read(vec![])), ["resolve.no_line"]);

    let mut empty = rows(&[(" ", ""), ("BAG", "")]);
    empty[1].order_number = String::new();
    let resolved = resolve(&empty, &failed, &Answers::default());
    assert_eq!(
        said(&resolved),
        ["resolve.no_sku", "resolve.no_order_number"]
    );
}

#[test]
fn answers_that_list_one_line_in_two_orders_give_it_to_neither() {
    let there = || lines(&[(9, "BAG", "")]);
    let readings = found(vec![order(5, 1, there()), order(6, 2, there())]);
    let mut asked = rows(&[("BAG", ""), ("BAG", "")]);
    for (row, channel) in asked.iter_mut().zip(["1", "2"]) {
        row.channel = Some(channel.to_owned());
    }
    let resolved = resolve(&asked, &readings, &Answers::default());
    assert_eq!(said(&resolved), ["resolve.contradiction"; 2]);
    let twice = found(vec![order(5, 1, there()), order(5, 1, there())]);
    let resolved = resolve(&asked[..1], &twice, &Answers::default());
    assert_eq!(said(&resolved), ["resolve.contradiction"]);
}
