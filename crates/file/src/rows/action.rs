//! The action for a line: release, or record only.

use serde::{Deserialize, Serialize};

use crate::table::fold;

/// The action for a line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// Store the code and drop the reservation.
    #[default]
    Release,
    /// Store the code; the reservation stays.
    Record,
}

impl Action {
    /// Parses a cell of the action column; case, spaces and marks do not matter.
    ///
    /// | cell | means |
    /// | --- | --- |
    /// | `release`, `true`, `1`, `serbest bırak`, `serbest` | release |
    /// | `record`, `record only`, `false`, `0`, `kaydet`, `yalnızca kaydet`, `sadece kaydet`, `kayıt` | record |
    ///
    /// `None` for anything else, including an empty cell.
    pub fn read(cell: &str) -> Option<Self> {
        match fold(cell).as_str() {
            "release" | "true" | "1" | "serbestbirak" | "serbest" => Some(Self::Release),
            "record" | "recordonly" | "false" | "0" | "kaydet" | "yalnizcakaydet"
            | "sadecekaydet" | "kayit" => Some(Self::Record),
            _ => None,
        }
    }

    /// The value of `update_stock`.
    pub const fn update_stock(self) -> bool {
        matches!(self, Self::Release)
    }
}
