//! Lines of an order that are ready to be sent.

use release_core::OrderItemId;
use release_core::endpoint::CreateMapping;
use release_core::model::{Order, OrderItem, Quantity, StockCounter};
use release_run::Doubt;

use super::doubts::doubts;
use super::drafts::Drafts;
use crate::run::LineHistory;
use crate::saved::{Products, SavedBody, SavedLine, SavedProduct};

/// A line that is ready to be sent.
#[derive(Clone, Debug, PartialEq)]
pub struct OrderLine {
    /// What is sent.
    pub call: CreateMapping,
    /// The line as Omnitron has it.
    pub line: OrderItem,
    /// What a person agreed to.
    pub consents: Vec<Doubt>,
}

/// What was asked for, with what is doubtful about each; the lines that the
/// order does not have are left out.
pub fn prepare(
    order: &Order,
    lines: &[OrderItem],
    history: &LineHistory,
    drafts: &Drafts,
    calls: &[CreateMapping],
) -> Vec<OrderLine> {
    let prepared = calls.iter().filter_map(|call| {
        let line = lines.iter().find(|line| line.pk == call.item)?;
        Some(OrderLine {
            call: call.clone(),
            line: line.clone(),
            consents: doubts(order, history, drafts, line),
        })
    });
    prepared.collect()
}

/// The lines that are sent by the button for all: those that have a code.
/// Cancelled lines and lines that are sent again are left to be sent one by one.
pub fn ready(
    order: &Order,
    lines: &[OrderItem],
    history: &LineHistory,
    drafts: &Drafts,
) -> Vec<CreateMapping> {
    let is_alone = |doubt: &Doubt| !matches!(doubt, Doubt::NotInErp | Doubt::SameCode);
    let ready = lines.iter().filter_map(|line| {
        let call = drafts.call(line.pk)?;
        let doubts = doubts(order, history, drafts, line);
        (!doubts.iter().any(is_alone)).then_some(call)
    });
    ready.collect()
}

/// Each kind of doubt about these lines once, with the lines that have it.
pub fn kinds_of_doubt(lines: &[OrderLine]) -> Vec<(Doubt, Vec<OrderItemId>)> {
    let mut kinds: Vec<(Doubt, Vec<OrderItemId>)> = Vec::new();
    for line in lines {
        let item = line.call.item;
        for doubt in &line.consents {
            match kinds.iter_mut().find(|(kind, _)| kind == doubt) {
                Some((_, items)) => items.push(item),
                None => kinds.push((*doubt, vec![item])),
            }
        }
    }
    kinds
}

/// What a run of these lines keeps. `quantity_key` names the attribute of a
/// line that holds its quantity.
pub fn body_of_lines(order: &Order, lines: &[OrderLine], quantity_key: &str) -> SavedBody {
    let mut body = SavedBody::default();
    let mut products = Products::default();
    for (at, line) in (1_u32..).zip(lines) {
        let product = SavedProduct {
            sku: line.line.product.as_ref().and_then(|it| it.sku.clone()),
            counter: StockCounter::of(order.channel_id(), &line.line),
        };
        let mut saved = SavedLine::new(at, line.call.clone());
        saved.product = Some(products.place(product));
        saved.units = match line.line.quantity(quantity_key) {
            Quantity::Stated(units) => Some(units),
            Quantity::ProbablyOne => Some("1".to_owned()),
            Quantity::Unreadable(_) => None,
        };
        saved.consents = line.consents.iter().map(|doubt| (*doubt).into()).collect();
        body.lines.push(saved);
    }
    body.products = products.into_list();
    body
}
