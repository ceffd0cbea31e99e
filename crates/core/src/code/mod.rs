//! Stable codes of errors and outcomes.
//!
//! Each error and outcome has a code. The texts for a person are kept outside
//! of this crate: for each code a sentence on what happened and one on what to
//! do next, and one for each [`StockEffect`]. Each domain has a type of its
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
    /// Every code of the type and of the domains that it includes, so that a
    /// translation can be checked for completeness.
    fn all() -> Vec<Self>;

    /// The code as text: ASCII words joined by dots and underscores.
    fn as_str(self) -> &'static str;

    /// The meaning in a plain English sentence: that of its documentation. For
    /// logs and programs; the texts for a person say more.
    fn description(self) -> &'static str;

    /// The effect on the stock of the line.
    fn stock_effect(self) -> StockEffect;
}

/// Something that has a stable code.
pub trait HasCode {
    /// The codes of its domain.
    type Code: ErrorCode;

    /// The code, under which its texts are kept.
    fn code(&self) -> Self::Code;
}

/// The effect of an error or outcome on the stock of the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StockEffect {
    /// Nothing left this computer.
    NothingSent,
    /// The reservation is as it was before. Also the effect of a run's own
    /// codes, which are about no line.
    Unchanged,
    /// The reservation is dropped.
    Released,
    /// The code is stored and the reservation stays.
    StillReserved,
    /// The effect is not known.
    Unknown,
}
