//! An examination of an Omnitron: what nobody could read on a public page is found out by asking.
//!
//! In scope: reading requests ([`examine`]), the facts that their answers prove, what a merchant
//! should set because of them ([`settings()`]), and a report ([`markdown()`]); the same facts as the
//! switches of the stand-in ([`stand_in()`]); and, with a person's consent, a trial on lines that the
//! person names ([`trial`]). Out of scope: sending by itself, and texts in other languages than the
//! report's English.
//!
//! - [`Check`]: everything that is looked at, each with a stable id.
//! - [`Finding`]: what was [`Asked`], and a [`Fact`] or the reason why it was [`NotFoundOut`].
//! - [`Profile`]: the facts of one Omnitron, to be kept.
//!
//! A fact is never guessed. An answer that says nothing (429, 5xx, a web page, none at all, the end
//! of the session), too little data, and answers that contradict each other leave a check not found
//! out.

#![forbid(unsafe_code)]

mod ask;
mod asked;
mod check;
mod checks;
mod examine;
mod fact;
mod finding;
mod list;
pub mod markdown;
mod not_found_out;
mod profile;
mod said;
pub mod settings;
mod stand_in;
pub mod trial;
mod untold;
mod watch;

pub use asked::{Asked, Came};
pub use check::{Check, Group};
pub use examine::{Asker, MAX_UNANSWERED, examine};
pub use fact::{Fact, Filtering, Kept, KeySeen, ListShape, StockLists, UnreportedMeans, Zone};
pub use finding::Finding;
pub use markdown::markdown;
pub use not_found_out::NotFoundOut;
pub use profile::{Profile, ProfileProblem};
pub use settings::settings;
pub use stand_in::stand_in;
pub use untold::{UNTOLD, Untold, Whom};
pub use watch::HEADERS;
