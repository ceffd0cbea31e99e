//! Lines of an order that are ready to be sent.

use release_core::OrderItemId;
use release_core::endpoint::CreateMapping;
use release_core::model::{Order, OrderItem, Quantity, StockCounter};
use release_run::Doubt;

use super::doubts::{doubts, is_open};
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

/// The lines with a code in their field, by what can be done with them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Typed {
    /// Those that are sent by the button for all.
    pub ready: Vec<CreateMapping>,
    /// Those whose code cannot be sent.
    pub to_fix: Vec<OrderItemId>,
    /// Those that are sent one by one: cancelled ones, and those that are sent again.
    pub alone: Vec<OrderItemId>,
}

impl Typed {
    /// What is typed for these lines; a line whose field is closed has nothing.
    pub fn of(order: &Order, lines: &[OrderItem], history: &LineHistory, drafts: &Drafts) -> Self {
        let is_alone = |doubt: &Doubt| !matches!(doubt, Doubt::NotInErp | Doubt::SameCode);
        let mut typed = Self::default();
        for line in lines {
            if drafts.code(line.pk).is_empty() || !is_open(history, drafts, line.pk) {
                continue;
            }
            let Some(call) = drafts.call(line.pk) else {
                typed.to_fix.push(line.pk);
                continue;
            };
            if doubts(order, history, drafts, line).iter().any(is_alone) {
                typed.alone.push(line.pk);
            } else {
                typed.ready.push(call);
            }
        }
        typed
    }

    /// Whether nothing is typed.
    pub const fn is_empty(&self) -> bool {
        self.ready.is_empty() && self.to_fix.is_empty() && self.alone.is_empty()
    }
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
