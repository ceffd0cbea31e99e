//! The order of a row.

use std::collections::BTreeMap;

use release_core::OrderId;
use release_core::id::ChannelId;
use release_core::model::Channel;

use super::wanted::is_blank;
use super::{
    Answers, FoundOrder, Obstacle, OrderCandidate, OrderDoubt, Question, Reading, Readings,
    Verdict, Wanted,
};

/// The order that a row belongs to, or what is to be said of the row instead.
pub(super) fn order_of<'a>(
    row: &Wanted,
    readings: &'a Readings,
    answers: &Answers,
) -> Result<&'a FoundOrder, Verdict> {
    let (orders, is_sure) = found(row, readings).map_err(Verdict::blocked)?;
    let (why, open) = match row.channel() {
        Some(text) => {
            let on = |wanted: Option<bool>| {
                let orders = orders.iter().copied();
                orders
                    .filter(move |order| is_on(order, text) == wanted)
                    .collect()
            };
            let agreeing: Vec<&FoundOrder> = on(Some(true));
            match agreeing.as_slice() {
                // A number is given once in each channel, so others do not matter.
                [only] => return Ok(only),
                [] => (OrderDoubt::Channel, on(None)),
                _ => (OrderDoubt::Several, agreeing),
            }
        }
        None => match orders.as_slice() {
            [only] if is_sure => return Ok(only),
            [_] => (OrderDoubt::MaybeOthers, orders),
            _ => (OrderDoubt::Several, orders),
        },
    };
    if open.is_empty() {
        return Err(Verdict::blocked(Obstacle::OtherChannel));
    }
    let chosen = answers.orders.get(&row.line_no);
    if let Some(order) = open.iter().find(|order| Some(&order.id) == chosen) {
        return Ok(order);
    }
    let candidates = open.into_iter().map(|order| OrderCandidate {
        order: order.id,
        channel: order.channel.clone(),
    });
    Err(Verdict::Question(Question::Order {
        why,
        candidates: candidates.collect(),
    }))
}

/// The orders of the row's number, by id, and whether all orders were searched.
fn found<'a>(
    row: &Wanted,
    readings: &'a Readings,
) -> Result<(Vec<&'a FoundOrder>, bool), Obstacle> {
    if is_blank(&row.order_number) {
        return Err(Obstacle::NoOrderNumber);
    }
    if is_blank(&row.sku) {
        return Err(Obstacle::NoSku);
    }
    if row.is_damaged {
        return Err(Obstacle::Damaged);
    }
    let (answered, is_sure) = match readings.get(&row.order_number) {
        None => return Err(Obstacle::NotRead),
        Some(Reading::Failed) => return Err(Obstacle::SearchFailed),
        Some(Reading::Found { orders, is_sure }) => (orders, *is_sure),
    };
    let of_number = answered.iter();
    let of_number = of_number.filter(|it| it.number.as_deref() == Some(&row.order_number));
    let mut by_id = BTreeMap::<OrderId, &FoundOrder>::new();
    for order in of_number {
        if by_id.insert(order.id, order).is_some() {
            return Err(Obstacle::Contradiction);
        }
    }
    match (by_id.is_empty(), answered.is_empty()) {
        (false, _) => Ok((by_id.into_values().collect(), is_sure)),
        (true, false) => Err(Obstacle::OtherNumber),
        (true, true) if is_sure => Err(Obstacle::NoOrder),
        (true, true) => Err(Obstacle::MaybeNoOrder),
    }
}

/// Whether an order is on the channel that a row names; `None` if it cannot be
/// compared. A number is an id or a name, any other text a name.
fn is_on(order: &FoundOrder, text: &str) -> Option<bool> {
    let Channel { id, name } = order.channel.as_ref()?;
    let named: Option<ChannelId> = text.parse().ok();
    let by_id = named.and_then(|named| Some((*id)? == named));
    let by_name = name.as_ref().map(|name| name == text);
    match (by_id, by_name) {
        (Some(true), _) | (_, Some(true)) => Some(true),
        // A number of another channel, or a name of another one.
        (Some(false), _) => Some(false),
        (None, Some(false)) if named.is_none() => Some(false),
        (None, _) => None,
    }
}
