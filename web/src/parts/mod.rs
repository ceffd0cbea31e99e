//! The parts of the page that load when they are first shown.
//!
//! - `split`: where the build cuts the views apart.
//! - `view`: which view is in which part.
//! - `lazy`: loads a view and shows it.
//!
//! Two parts are cut further down, where what needs them can reach them: the
//! reader of workbooks in `api`, and what reads the journal in `state`.

mod lazy;
mod split;
mod view;

pub(crate) use lazy::Lazy;
pub(crate) use view::{View, load_ahead};
