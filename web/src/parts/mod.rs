//! The parts of the page that load when they are first shown.
//!
//! - `split`: where the build cuts the views apart.
//! - `view`: which view is in which part.
//! - `lazy`: loads a view and shows it.
//!
//! Others are cut further down, where what needs them can reach them: the reader
//! of workbooks in `api`, what reads the journal in `state`, and the sentences
//! about a failed sign-in in `components`.

mod lazy;
mod split;
mod view;

pub(crate) use lazy::Lazy;
pub(crate) use view::{View, load_ahead};
