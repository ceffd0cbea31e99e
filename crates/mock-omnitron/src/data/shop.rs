//! The two shops, and how each draws its orders.

use std::str::FromStr;

use fastrand::Rng;
use jiff::SignedDuration;

use super::demo::{self, OrderPlan};
use super::draw::draw_status;
use super::names;

/// Which shop is drawn.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Shop {
    /// Every kind of order on the first page, and nothing released yet.
    #[default]
    Demo,
    /// As after months of use: nearly all lines are released, and the rest is for a tool to find. Lines
    /// that were sent to the ERP and still hold their units, cancelled lines, orders that were not sent,
    /// and numbers that are given on two channels. The more orders, the more products.
    Leaks,
}

impl FromStr for Shop {
    type Err = &'static str;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        match name {
            "demo" => Ok(Self::Demo),
            "leaks" => Ok(Self::Leaks),
            _ => Err("a shop is demo or leaks"),
        }
    }
}

/// The shop of so many orders.
#[derive(Debug, Clone, Copy)]
pub(super) struct Plan {
    pub(super) shop: Shop,
    pub(super) orders: usize,
}

impl Plan {
    /// What of the order at this place, from the newest, is not drawn.
    pub(super) fn script(self, index: usize) -> Option<OrderPlan> {
        match self.shop {
            Shop::Demo => demo::ORDERS.get(index).copied(),
            Shop::Leaks => None,
        }
    }

    /// An order's status, and whether it was sent to the ERP.
    pub(super) fn draw_state(self, rng: &mut Rng, index: usize) -> (&'static str, bool) {
        match self.shop {
            Shop::Demo => (draw_status(index), rng.u8(..10) < 7),
            // The newest wait for the next run of the integration; a few others were forgotten.
            Shop::Leaks if index <= self.orders / 100 || rng.u16(..500) == 0 => ("400", false),
            Shop::Leaks => {
                let status = match rng.u8(..20) {
                    0 => "100",
                    1..=2 => "400",
                    3..=4 => "450",
                    5..=8 => "500",
                    _ => "550",
                };
                (status, true)
            }
        }
    }

    /// How many products there are.
    pub(super) fn products(self) -> usize {
        match self.shop {
            Shop::Demo => names::PRODUCTS.len(),
            Shop::Leaks => (self.orders / 20).max(names::PRODUCTS.len()),
        }
    }

    /// The time from one order to the next older one.
    pub(super) fn draw_gap(self, rng: &mut Rng) -> SignedDuration {
        let longest = match self.shop {
            Shop::Demo => 14_400_000_000,
            Shop::Leaks => 1_200_000_000,
        };
        SignedDuration::from_micros(rng.i64(60_000_000..longest))
    }

    /// Whether a line that was sent to the ERP, and not cancelled, was released: all but one in forty.
    pub(super) fn draw_released(self, rng: &mut Rng) -> bool {
        self.shop == Shop::Leaks && rng.u8(..40) != 0
    }

    /// Whether an order bears the number of the next newer one, if that is of another channel: one in a
    /// hundred.
    pub(super) fn draw_twin(self, rng: &mut Rng) -> bool {
        self.shop == Shop::Leaks && rng.u8(..100) == 0
    }
}
