//! Rows that name their lines by order number and SKU.

mod checking;
mod lines;
mod orders;
mod plan;
mod properties;
mod reading;
mod world;

use release_core::HasCode;
use release_core::model::{Channel, Quantity};
use release_file::resolve::{
    Answers, FoundLine, FoundOrder, Lines, Question, Reading, Readings, Resolved, Verdict, Wanted,
    resolve,
};

/// Rows of order 42, each with a SKU and a quantity; an empty one is none.
pub(crate) fn rows(of: &[(&str, &str)]) -> Vec<Wanted> {
    let row = |(line_no, (sku, quantity)): (u32, &(&str, &str))| Wanted {
        line_no,
        order_number: "42".to_owned(),
        sku: (*sku).to_owned(),
        quantity: (!quantity.is_empty()).then(|| (*quantity).to_owned()),
        channel: None,
        is_damaged: false,
        code: format!(" 00{line_no} "),
    };
    (1..).zip(of).map(row).collect()
}

/// Lines with an id, a SKU, and a quantity if they state one.
pub(crate) fn lines(of: &[(u64, &str, &str)]) -> Vec<FoundLine> {
    let line = |(id, sku, quantity): &(u64, &str, &str)| FoundLine {
        item: id.to_string().parse().unwrap(),
        order: None,
        sku: Some((*sku).to_owned()),
        quantity: if quantity.is_empty() {
            Quantity::ProbablyOne
        } else {
            Quantity::Stated((*quantity).to_owned())
        },
        is_cancelled: Some(false),
    };
    of.iter().map(line).collect()
}

pub(crate) fn order(id: u64, channel: u64, lines: Vec<FoundLine>) -> FoundOrder {
    FoundOrder {
        id: id.to_string().parse().unwrap(),
        number: Some("42".to_owned()),
        channel: Some(Channel {
            id: channel.to_string().parse().ok(),
            name: Some(format!("Shop {channel}")),
        }),
        is_cancelled: false,
        lines: Lines::Read(lines),
    }
}

/// The answer to a search for 42, in which all orders were searched.
pub(crate) fn found(orders: Vec<FoundOrder>) -> Readings {
    searched(orders, true)
}

pub(crate) fn searched(orders: Vec<FoundOrder>, is_sure: bool) -> Readings {
    let mut readings = Readings::default();
    readings.insert("42", Reading::Found { orders, is_sure });
    readings
}

/// What is said of each row: the id of its line, or a code and the ids it may have.
pub(crate) fn said(resolved: &[Resolved]) -> Vec<String> {
    let say = |it: &Resolved| match &it.verdict {
        Verdict::Matched(line) => line.item.to_string(),
        Verdict::Question(question @ Question::Order { candidates, .. }) => {
            let ids = candidates.iter().map(|it| it.order.to_string());
            format!("{} {}", question.code(), ids.collect::<Vec<_>>().join(" "))
        }
        Verdict::Question(question) => {
            let ids = question.lines().iter().map(|it| it.item.to_string());
            format!("{} {}", question.code(), ids.collect::<Vec<_>>().join(" "))
        }
        Verdict::Blocked { why, .. } => why.code().to_string(),
    };
    resolved.iter().map(say).collect()
}

/// What is said of rows of the only order.
pub(crate) fn of_one(asked: &[(&str, &str)], there: &[(u64, &str, &str)]) -> Vec<String> {
    let readings = found(vec![order(1, 1, lines(there))]);
    said(&resolve(&rows(asked), &readings, &Answers::default()))
}
