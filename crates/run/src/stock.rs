//! The proof of stock: the reserved units of each product before its first and
//! after its last line, compared with the outcomes.
//!
//! The counter is Omnitron's `sold_quantity_unreported` (sdk:
//! `channel_app_template`). It is kept per product and stock list, and other
//! orders change it, too: it is evidence and not proof by itself.

use serde::Serialize;

use super::RunState;
use super::status::LineStatus;
use super::units::Units;
use release_core::UnixMillis;
use release_core::deserialize_from_json;

release_core::json_struct! {
    /// One reading of a product's counter.
    #[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
    pub struct Counter {
        /// The product's number in the run, from 0.
        pub product: u32,
        /// Whether it was read before the product's first line or after its last one.
        pub time: CounterTime,
        /// The units reserved, as the server wrote it; `None` if it could not be read.
        pub reserved: Option<String>,
        /// When the answer came.
        pub at: UnixMillis,
    }
}

release_core::json_enum! {
    /// The time of a reading.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
    pub enum CounterTime {
        /// Before the first line of the product was sent.
        Before = "before",
        /// After lines of the product were sent.
        After = "after",
    }
}

/// The stock of a line: its product and units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LineStock {
    /// The product's number in the run, from 0.
    pub product: u32,
    /// The number of units; 1 if Omnitron does not say.
    pub units: Units,
}

/// The comparison of one product's counter with a run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProductProof {
    /// The product's number in the run, from 0.
    pub product: u32,
    /// The units of its lines that are released.
    pub released: Units,
    /// The reading before its first line.
    pub before: Option<Counter>,
    /// The first reading after all of its lines that had begun had ended.
    pub after: Option<Counter>,
    /// The result of comparing the two.
    pub verdict: StockVerdict,
}

impl ProductProof {
    /// Whether the counter fell by the units of the unknown lines, too, which
    /// means that they were most likely released.
    pub fn speaks_for_unknown(&self) -> bool {
        self.verdict == StockVerdict::UnknownReleased
    }
}

/// The comparison of a counter's fall with the units that were released.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StockVerdict {
    /// One of the two readings is missing or not a number.
    NotRead,
    /// It fell by exactly the units released.
    Agrees,
    /// It fell by exactly the units released and those of all unknown lines:
    /// these are most likely released, too.
    UnknownReleased,
    /// It fell by this many units more than were released; by fewer if
    /// negative. Other orders change the counter as well.
    Differs(Units),
    /// It is below zero, which is impossible.
    Negative,
}

/// Compares the counters with the outcomes for each product that has lines, in the
/// order of the products. `lines` has the stock of each line, if it is known.
pub fn proof_of_stock(run: &RunState, lines: &[Option<LineStock>]) -> Vec<ProductProof> {
    let mut products: Vec<u32> = lines.iter().flatten().map(|line| line.product).collect();
    products.sort_unstable();
    products.dedup();
    let mut of_products: Vec<Product> = products.iter().map(|_| Product::default()).collect();
    for (line, stock) in run.lines().iter().zip(lines) {
        let place = stock.map(|stock| products.binary_search(&stock.product));
        if let (Some(Ok(place)), Some(stock)) = (place, stock)
            && let Some(product) = of_products.get_mut(place)
        {
            let units = if line.call().update_stock {
                stock.units
            } else {
                Units::ZERO
            };
            product.add(line.status(), units, line.began_at(), line.ended_at());
        }
    }
    let mut counters: Vec<&Counter> = run.counters().iter().collect();
    // Keeps the order of the journal within a product.
    counters.sort_by_key(|counter| counter.product);
    let proofs = products.into_iter().zip(of_products);
    proofs
        .map(|(number, product)| {
            let from = counters.partition_point(|counter| counter.product < number);
            let to = counters.partition_point(|counter| counter.product <= number);
            product.proof(number, counters.get(from..to).unwrap_or_default())
        })
        .collect()
}

/// The lines of one product, summed up.
#[derive(Default)]
struct Product {
    released: Units,
    unknown: Units,
    has_unknown: bool,
    /// When its first line was announced.
    began: Option<UnixMillis>,
    /// When the last of the lines that have begun ended; `None` while one is under way.
    ended: Option<UnixMillis>,
    is_under_way: bool,
}

impl Product {
    fn add(
        &mut self,
        status: LineStatus,
        units: Units,
        began: Option<UnixMillis>,
        ended: Option<UnixMillis>,
    ) {
        match status {
            LineStatus::Released | LineStatus::SettledDone => {
                self.released = self.released.plus(units);
            }
            LineStatus::Unknown => {
                self.unknown = self.unknown.plus(units);
                self.has_unknown |= units != Units::ZERO;
            }
            LineStatus::UnderWay | LineStatus::Again => self.is_under_way |= began.is_some(),
            _ => {}
        }
        if let Some(began) = began {
            self.began = Some(self.began.map_or(began, |first| first.min(began)));
            // A line whose end was not observed ended with the tab.
            self.ended = self.ended.max(Some(ended.unwrap_or(began)));
        }
    }

    /// The proof of this product; `counters` are its readings.
    fn proof(self, number: u32, counters: &[&Counter]) -> ProductProof {
        let of_time = |time| {
            let counters = counters.iter().copied();
            counters.filter(move |it| it.time == time && it.reserved.is_some())
        };
        let before = of_time(CounterTime::Before)
            .find(|counter| self.began.is_none_or(|began| counter.at <= began));
        let after = of_time(CounterTime::After).find(|counter| {
            !self.is_under_way && self.ended.is_some_and(|ended| counter.at >= ended)
        });
        ProductProof {
            product: number,
            released: self.released,
            verdict: self.verdict(before, after),
            before: before.cloned(),
            after: after.cloned(),
        }
    }

    fn verdict(&self, before: Option<&Counter>, after: Option<&Counter>) -> StockVerdict {
        let units = |counter: Option<&Counter>| -> Option<Units> {
            counter?.reserved.as_deref()?.parse().ok()
        };
        let (Some(before), Some(after)) = (units(before), units(after)) else {
            return StockVerdict::NotRead;
        };
        let fell = before.minus(after);
        if before.is_negative() || after.is_negative() {
            StockVerdict::Negative
        } else if self.has_unknown && fell == self.released.plus(self.unknown) {
            StockVerdict::UnknownReleased
        } else if fell == self.released {
            StockVerdict::Agrees
        } else {
            StockVerdict::Differs(fell.minus(self.released))
        }
    }
}

deserialize_from_json!(Counter);
