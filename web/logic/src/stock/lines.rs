//! The lines of a product, by whether they may hold its units.

use std::collections::{HashMap, HashSet};

use release_core::model::{Order, OrderItem, Quantity, Status};
use release_core::{OrderId, OrderItemId};
use release_run::{LineStatus, Units};

/// The most lines of a kind that are kept; all others are counted.
pub const KEPT_LINES: usize = 5_000;

/// A line of the product.
#[derive(Clone, Debug, PartialEq)]
pub struct ProductLine {
    /// The line.
    pub item: OrderItemId,
    /// Its order.
    pub order: OrderId,
    /// The order's number.
    pub number: Option<String>,
    /// When the order was placed, as the server wrote it.
    pub placed: Option<String>,
    /// The line's status.
    pub status: Status,
    /// Its quantity.
    pub quantity: Quantity,
    /// The SKU, where the line names it.
    pub sku: Option<String>,
}

/// So many lines, and the units that they have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// The lines.
    pub lines: usize,
    /// Their units; one for each line that states none.
    pub units: Units,
    /// How many of them state no quantity that can be read.
    pub without_quantity: usize,
}

impl Tally {
    fn add(&mut self, quantity: &Quantity) {
        let stated = quantity.stated().and_then(|text| text.parse().ok());
        self.lines += 1;
        self.units = self.units.plus(stated.unwrap_or(Units::ONE));
        self.without_quantity += usize::from(stated.is_none());
    }
}

/// The lines of one product on one stock list that were read.
#[derive(Clone, Debug, Default)]
pub struct ProductLines {
    /// Those that may hold units: sent to the ERP, not cancelled, not known as released.
    pub may_hold: (Tally, Vec<ProductLine>),
    /// Those whose orders the ERP was not told of; they hold theirs rightly.
    pub unsent: (Tally, Vec<ProductLine>),
    /// Those of orders that were sent, for which a cancellation was requested: they may hold units too, but are
    /// no candidates until that is decided.
    pub requested: (Tally, Vec<ProductLine>),
    /// Cancelled or refunded lines and orders, and those not sent for which that was requested.
    pub cancelled: Tally,
    /// Those that runs of this browser have released.
    pub released: Tally,
    /// Those whose orders could not be read, or do not say whether they were sent.
    pub unclear: Tally,
    seen: HashSet<OrderItemId>,
}

/// The comparison of the units of the lines with the counter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Finding {
    /// The lines have as many as the counter says.
    Explained,
    /// They have so many more.
    MoreLines(Units),
    /// The counter says so many more.
    MoreUnits(Units),
}

impl ProductLines {
    /// Takes in a line, once. `before` has where lines stand that runs of this browser have had.
    pub fn take(
        &mut self,
        line: &OrderItem,
        order: Option<&Order>,
        before: &HashMap<OrderItemId, LineStatus>,
        quantity_key: &str,
    ) {
        if !self.seen.insert(line.pk) {
            return;
        }
        let quantity = line.quantity(quantity_key);
        let is_released = matches!(
            before.get(&line.pk),
            Some(LineStatus::Released | LineStatus::SettledDone)
        );
        let is_cancelled =
            line.is_cancelled() || order.is_some_and(|order| order.status.is_cancelled());
        let is_requested = is_cancelled && !is_decided(line, order);
        let order = order.and_then(|order| Some((order, order.is_send?)));
        let (tally, rows) = match order {
            _ if is_released => return self.released.add(&quantity),
            Some((_, true)) if is_requested => &mut self.requested,
            _ if is_cancelled => return self.cancelled.add(&quantity),
            None => return self.unclear.add(&quantity),
            Some((_, true)) => &mut self.may_hold,
            Some((_, false)) => &mut self.unsent,
        };
        tally.add(&quantity);
        if let Some((order, _)) = order
            && rows.len() < KEPT_LINES
        {
            rows.push(ProductLine {
                item: line.pk,
                order: order.pk,
                number: order.number.clone(),
                placed: order.date_placed.clone(),
                status: line.status.clone(),
                quantity,
                sku: line.product.as_ref().and_then(|it| it.sku.clone()),
            });
        }
    }

    /// Puts the oldest order first. ISO dates sort as texts.
    pub fn sort_by_age(&mut self) {
        for (_, rows) in [&mut self.may_hold, &mut self.unsent, &mut self.requested] {
            rows.sort_by(|one, other| (&one.placed, one.item).cmp(&(&other.placed, other.item)));
        }
    }

    /// How many lines were read.
    pub fn len(&self) -> usize {
        self.seen.len()
    }

    /// Whether none was read.
    pub fn is_empty(&self) -> bool {
        self.seen.is_empty()
    }

    /// What the units of the lines say of the counter. Those of orders that were not sent hold theirs, too.
    /// Whether those hold theirs for which a cancellation was requested is open.
    pub fn finding(&self, counter: Units) -> Finding {
        let of_lines = self.may_hold.0.units.plus(self.unsent.0.units);
        let more = of_lines.minus(counter);
        if more == Units::ZERO {
            Finding::Explained
        } else if more.is_negative() {
            Finding::MoreUnits(counter.minus(of_lines))
        } else {
            Finding::MoreLines(more)
        }
    }
}

/// Whether the line or its order is cancelled or refunded already.
fn is_decided(line: &OrderItem, order: Option<&Order>) -> bool {
    let of_order = order.map(|order| &order.status);
    line.is_cancelled() && !line.is_cancellation_requested()
        || of_order.is_some_and(|it| it.is_cancelled() && !it.is_cancellation_requested())
}
