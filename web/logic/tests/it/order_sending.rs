//! The lines of an order that are sent, and what is shown of them.

use super::order::{history, lines, plain, refused, typed};
use crate::support::{
    STOPPED, body, call, ended, head, item, lost, order, order_item, recovered, released,
};
use release_core::endpoint::CreateMapping;
use release_file::FileCode;
use release_run::{Doubt, LineStatus, RunState, Settings};
use release_web_logic::names::{ChannelName, channel_of, sku_of_line};
use release_web_logic::order::{
    Drafts, Edit, Shown, Summary, Typed, body_of_lines, is_sending, kinds_of_doubt, prepare,
};
use release_web_logic::run::{LineHistory, RunRead};
use serde_json::json;

fn ids(calls: &[CreateMapping]) -> Vec<u64> {
    calls.iter().map(|call| call.item.get()).collect()
}

#[test]
fn the_button_for_all_takes_what_may_be_sent_together() {
    let all = [
        order_item(1, &json!({})),
        order_item(2, &json!({"cancel_status": "completed"})),
        order_item(3, &json!({})),
        order_item(4, &json!({})),
        order_item(5, &json!({})),
        order_item(6, &json!({})),
    ];
    let drafts = typed(&[(6, "E-1"), (1, "E-1"), (2, "E-2"), (3, "E-3"), (4, "bad ")]);
    let history = history(&[3], &[&lost(0)]);
    let sent = Typed::of(&plain(), &all, &history, &drafts);
    let ready = sent.ready;
    // 2 is cancelled, 3 unknown, 4 no code, 5 empty; 1 and 6 share a code,
    // which is asked about, in the order's order.
    assert_eq!(ids(&ready), [1, 6]);
    assert_eq!(ready[0], drafts.call(item(1)).unwrap());
    assert_eq!(sent.to_fix, [item(4)]);
    // The field of 3 is closed.
    assert_eq!(sent.alone, [item(2)]);
}

#[test]
fn nothing_typed_is_nothing_to_send() {
    let history = LineHistory::default();
    let typed = Typed::of(&plain(), &lines(&[1, 2]), &history, &Drafts::default());
    assert!(typed.is_empty());
}

#[test]
fn what_was_asked_for_is_what_is_prepared() {
    let drafts = typed(&[(1, "E-1"), (2, "E-1"), (3, "E-3")]);
    let asked = [drafts.call(item(2)).unwrap(), call(99)];
    // Typing goes on; what was asked for stays as it was.
    let mut later = drafts.clone();
    later.apply(Edit::Code(item(2), String::new()));
    let (history, all) = (LineHistory::default(), lines(&[1, 2, 3]));
    let lines = prepare(&plain(), &all, &history, &drafts, &asked);
    assert_eq!(lines.len(), 1, "the order has no line 99");
    assert_eq!(lines[0].call, asked[0]);
    assert_eq!(lines[0].line.pk, item(2));
    assert_eq!(lines[0].consents, [Doubt::SameCode]);
    let lines = prepare(&plain(), &all, &history, &later, &asked);
    assert_eq!(lines[0].call.code.as_str(), "E-1");
}

#[test]
fn each_kind_of_doubt_is_asked_once_with_its_lines() {
    let drafts = typed(&[(1, "A"), (2, "A"), (3, "C")]);
    let held_back = order(1, &json!({"is_send": false}));
    let all = lines(&[1, 2, 3]);
    let asked: Vec<_> = all.iter().filter_map(|line| drafts.call(line.pk)).collect();
    let lines = prepare(&held_back, &all, &LineHistory::default(), &drafts, &asked);
    let kinds = kinds_of_doubt(&lines);
    let all = vec![item(1), item(2), item(3)];
    let same = vec![item(1), item(2)];
    assert_eq!(kinds, [(Doubt::NotInErp, all), (Doubt::SameCode, same)]);
}

#[test]
fn what_is_kept_of_a_line_is_what_was_agreed_to() {
    let line = |pk, product: u64, quantity: serde_json::Value| {
        let more = json!({
            "product": {"pk": product, "sku": format!("SKU-{product}")},
            "stock_list": 5,
            "attributes": {"pieces": quantity},
        });
        order_item(pk, &more)
    };
    let all = [
        line(1, 30, json!("2")),
        line(2, 31, json!(null)),
        line(3, 30, json!("a lot")),
    ];
    let order = order(1, &json!({"channel": 4, "is_send": false}));
    let drafts = typed(&[(1, "A"), (2, "B"), (3, "C")]);
    let asked: Vec<_> = all.iter().filter_map(|line| drafts.call(line.pk)).collect();
    let lines = prepare(&order, &all, &LineHistory::default(), &drafts, &asked);
    let body = body_of_lines(&order, &lines, "pieces");
    assert_eq!(body.calls(), asked, "sent is what was asked for");
    let places: Vec<_> = body.lines.iter().map(|line| line.line_no).collect();
    assert_eq!(places, [1, 2, 3]);
    let products: Vec<_> = body.lines.iter().map(|line| line.product).collect();
    assert_eq!(
        products,
        [Some(0), Some(1), Some(0)],
        "one counter, one product"
    );
    let skus: Vec<_> = body.products.iter().map(|it| it.sku.as_deref()).collect();
    assert_eq!(skus, [Some("SKU-30"), Some("SKU-31")]);
    let units: Vec<_> = body
        .lines
        .iter()
        .map(|line| line.units.as_deref())
        .collect();
    assert_eq!(units, [Some("2"), Some("1"), None]);
    assert_eq!(body.lines[0].consents, [FileCode::from(Doubt::NotInErp)]);
    assert_eq!(body.read, None, "there is no file");
}

#[test]
fn only_a_line_of_an_order_that_this_tab_sends_is_being_sent() {
    let (of_order, of_file, body) = (head(Some(1)), head(None), body(&[7]));
    let waiting = recovered(&body, &[]);
    let done = recovered(&body, &[&ended(0, released(7), Some(201))]);
    let run = |head, state, is_here| {
        let run = RunRead {
            number: 1,
            head,
            body: &body,
            state,
            is_here,
        };
        is_sending(&run.lines(&[item(7)])[0])
    };
    assert!(run(&of_order, &waiting, true));
    assert!(!run(&of_order, &waiting, false));
    assert!(!run(&of_file, &waiting, true));
    assert!(!run(&of_order, &done, true));
}

#[test]
fn the_summary_counts_what_lines_came_to() {
    let history = history(
        &[1, 2, 3],
        &[
            &ended(0, released(1), Some(201)),
            &ended(1, refused(), Some(400)),
            &ended(2, released(3), Some(201)),
        ],
    );
    let summary = Summary::of(&history, &[item(1), item(2), item(3)]);
    let counts = [(LineStatus::Released, 2), (LineStatus::Refused, 1)];
    assert_eq!(summary.counts, counts);
    assert!(!summary.is_all_done);
    assert_eq!(summary.stopped_at, None, "every line had its turn");
    let done = Summary::of(&history, &[item(1), item(3)]);
    assert!(done.is_all_done);
}

#[test]
fn the_summary_names_the_line_after_which_nothing_was_sent() {
    let history = history(
        &[1, 2, 3],
        &[&ended(0, released(1), Some(201)), &lost(1), &STOPPED],
    );
    let sent = [item(1), item(2), item(3)];
    let summary = Summary::of(&history, &sent);
    assert_eq!(summary.stopped_at, Some(item(2)));
    let counts = [
        (LineStatus::Released, 1),
        (LineStatus::Unknown, 1),
        (LineStatus::NotSent, 1),
    ];
    assert_eq!(summary.counts, counts);
    let without_rest = Summary::of(&history, &sent[..2]);
    assert_eq!(without_rest.stopped_at, None);
}

#[test]
fn a_line_is_shown_as_queued_sending_and_then_by_its_newest_run() {
    let (head, body) = (head(Some(1)), body(&[7]));
    let read = |number, state: &RunState, is_here| {
        let run = RunRead {
            number,
            head: &head,
            body: &body,
            state,
            is_here,
        };
        run.lines(&[item(7)]).remove(0)
    };
    let waiting = recovered(&body, &[]);
    let under_way = RunState::watch(Settings::default(), body.calls(), lost(0));
    let done = recovered(&body, &[&ended(0, released(7), Some(201))]);
    let old = read(1, &done, true);
    assert_eq!(Shown::of(&[], false), Shown::Nothing);
    assert_eq!(
        Shown::of(&[&old], true),
        Shown::Queued,
        "another is written down"
    );
    let now = read(2, &waiting, true);
    assert_eq!(Shown::of(&[&now, &old], false), Shown::Queued);
    let now = read(2, &under_way, true);
    assert_eq!(Shown::of(&[&now, &old], false), Shown::Sending);
    let elsewhere = read(2, &under_way, false);
    let shown = Shown::InRuns {
        newest: &elsewhere,
        earlier: &[&old],
    };
    assert_eq!(Shown::of(&[&elsewhere, &old], false), shown);
}

#[test]
fn what_has_no_name_is_called_by_its_id() {
    let sku = |more| sku_of_line(&order_item(7, &more));
    assert_eq!(
        sku(json!({"product": {"pk": 3, "sku": "S"}})).as_deref(),
        Some("S")
    );
    assert_eq!(sku(json!({"product": 3})).as_deref(), Some("#3"));
    assert_eq!(sku(json!({})), None);
    let channel = |more| channel_of(&order(1, &more));
    let named = json!({"channel": {"id": 4, "name": "Web"}});
    assert_eq!(channel(named), Some(ChannelName::Name("Web".into())));
    let unnamed = Some(ChannelName::Id("4".into()));
    assert_eq!(channel(json!({"channel": 4})), unnamed);
    assert_eq!(channel(json!({})), None);
}
