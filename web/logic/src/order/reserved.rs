//! The reserved units of products, as runs of this browser have read them.

use release_core::UnixMillis;
use release_core::model::{Order, OrderItem, Quantity, StockCounter};
use release_run::Units;

use super::send::OrderLine;
use crate::run::{LineHistory, Reading};

/// The units of a line's product that were reserved when the newest run with
/// it read them last. None where it has not read them after its lines: an
/// older reading no longer holds.
pub fn reserved<'a>(
    order: &Order,
    line: &OrderItem,
    history: &'a LineHistory,
) -> Option<&'a Reading> {
    let counter = StockCounter::of(order.channel_id(), line)?;
    let mut all = history.all().iter();
    all.find(|it| it.counter == Some(counter))?
        .reserved_now
        .as_ref()
}

/// What a release would make of a product's reserved units, as they were read last.
#[derive(Clone, Debug, PartialEq)]
pub struct Forecast {
    /// A line of the product, which names it.
    pub line: OrderItem,
    /// The units that were reserved.
    pub before: Units,
    /// When that was read.
    pub read_at: UnixMillis,
    /// The units of all its lines that are released.
    pub units: Units,
}

impl Forecast {
    /// The units that would stay reserved.
    pub const fn after(&self) -> Units {
        self.before.minus(self.units)
    }
}

/// The forecast of each product of these lines whose counter and quantities are
/// known, unless it makes no sense.
pub fn forecasts(
    order: &Order,
    lines: &[OrderLine],
    history: &LineHistory,
    quantity_key: &str,
) -> Vec<Forecast> {
    let mut forecasts: Vec<(StockCounter, Option<Forecast>)> = Vec::new();
    for line in lines.iter().filter(|line| line.call.update_stock) {
        let Some(counter) = StockCounter::of(order.channel_id(), &line.line) else {
            continue;
        };
        let units = units(&line.line, quantity_key);
        if let Some((_, forecast)) = forecasts.iter_mut().find(|(of, _)| *of == counter) {
            *forecast = forecast.take().zip(units).map(|(it, units)| Forecast {
                units: it.units.plus(units),
                ..it
            });
        } else {
            let known = reserved(order, &line.line, history)
                .and_then(|it| Some((it.reserved.parse().ok()?, it.at)));
            let forecast = known.zip(units).map(|((before, read_at), units)| Forecast {
                line: line.line.clone(),
                before,
                read_at,
                units,
            });
            forecasts.push((counter, forecast));
        }
    }
    let known = forecasts.into_iter().filter_map(|(_, forecast)| forecast);
    known.filter(|it| !it.after().is_negative()).collect()
}

fn units(line: &OrderItem, quantity_key: &str) -> Option<Units> {
    match line.quantity(quantity_key) {
        Quantity::Stated(text) => text.parse().ok(),
        Quantity::ProbablyOne => Some(Units::ONE),
        Quantity::Unreadable(_) => None,
    }
}
