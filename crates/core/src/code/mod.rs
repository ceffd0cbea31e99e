//! Stable codes for everything that can happen.
//!
//! This crate speaks no language. Each error and outcome has a code; whoever
//! shows it keeps, for each code, a sentence on what happened and one on what
//! to do next, and one for each [`StockEffect`]. Each domain has a type of its
//! own, so that a view cannot look a code up among the texts of another one:
//! [`CallCode`] and [`LineCode`] here, and those of runs, files and workbooks
//! in their crates.

mod call_code;
mod declare;
mod line_code;

pub use call_code::CallCode;
pub use line_code::LineCode;

/// A stable code such as `unknown.timed_out`. Codes are never renamed or reused.
pub trait ErrorCode: Copy {
    /// Every code of the type, those of the domains that it includes as well,
    /// so that a translation can be checked to be whole.
    fn all() -> Vec<Self>;

    /// The code as text: ASCII words joined by dots and underscores.
    fn as_str(self) -> &'static str;

    /// The meaning in a plain English sentence: that of its documentation. For
    /// logs and programs; a person is told more.
    fn description(self) -> &'static str;

    /// The meaning for the stock of the line.
    fn stock_effect(self) -> StockEffect;
}

/// Something that has a stable code.
pub trait HasCode {
    /// The codes of its domain.
    type Code: ErrorCode;

    /// The code of the sentences that explain it.
    fn code(&self) -> Self::Code;
}

/// The meaning of what happened for the stock of the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StockEffect {
    /// Nothing left this computer.
    NothingSent,
    /// The reservation is as it was before. Also what a run's own codes say,
    /// which are about no line.
    Unchanged,
    /// The reservation is dropped.
    Released,
    /// The code is stored and the reservation stays.
    StillReserved,
    /// Nobody can say.
    Unknown,
}
