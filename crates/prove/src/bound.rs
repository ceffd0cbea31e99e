//! The bounds: how many lines, faults and acts of a person a search allows.

use release_core::delivery::Delivery;
use release_core::endpoint::CreateMapping;
use release_core::{ErpCode, OrderItemId};
use release_run::Settings;

use crate::fate::Fate;

/// What one search looks at in full.
#[derive(Clone, Debug)]
pub struct Bound {
    /// A short name.
    pub name: &'static str,
    /// What it is about.
    pub about: &'static str,
    /// The settings that the run may have.
    pub settings: Vec<Settings>,
    /// How the connection may be at first.
    pub deliveries: Vec<Delivery>,
    /// The number of lines. The last of several is recorded and not released.
    pub lines: u32,
    /// What may become of a request for this line; [`Fate::Good`] where no
    /// fault is left.
    pub fates: fn(u32) -> &'static [Fate],
    /// How much may happen beside the good.
    pub budget: Budget,
    /// Whether the work is done, where a fate leaves that open.
    pub works: &'static [bool],
    /// Whether events that fit nothing are tried in each state.
    pub strays: bool,
    /// What must be reached.
    pub goals: &'static [&'static str],
}

/// How often each of these may still happen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Budget {
    /// Fates that are not [`Fate::Good`].
    pub faults: u8,
    /// The tab dies.
    pub deaths: u8,
    /// The token is revoked.
    pub losses: u8,
    /// The browser sends a request once more, after one that worked.
    pub repeats: u8,
    /// The connection turns out to be another.
    pub changes: u8,
    /// A write of the journal fails.
    pub failures: u8,
    /// A person pauses the run.
    pub pauses: u8,
    /// A person stops the run.
    pub stops: u8,
    /// A person settles a line.
    pub settles: u8,
}

impl Bound {
    /// The lines.
    pub(crate) fn calls(&self) -> Vec<CreateMapping> {
        let call = |line| CreateMapping {
            item: OrderItemId::new(u64::from(line) + 1).expect("above zero"),
            code: ErpCode::new(format!("E-{line}")).expect("a plain code"),
            update_stock: line == 0 || line + 1 < self.lines,
        };
        (0..self.lines).map(call).collect()
    }
}
