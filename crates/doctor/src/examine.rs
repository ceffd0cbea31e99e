//! The examination: all checks, one after the other.

use futures_util::stream::{self, Stream};
use release_client::{Clock, Timer, Transport};
use release_core::Connection;

use crate::ask::Doctor;
use crate::{Check, Finding};

/// After so many requests without an answer, one after the other, nothing more is asked.
pub const MAX_UNANSWERED: u32 = 3;

/// Where it is asked from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asker {
    /// A program. It says that it is a page of this origin, such as `https://release.example`, to
    /// learn what Omnitron would let such a page do.
    Program {
        /// The origin of the page that is to call this Omnitron; without one that is not found out.
        origin: Option<String>,
    },
    /// A page in a browser, which says by itself where it comes from.
    Page {
        /// Whether the page and the calls have one origin: then a proxy stands in between.
        is_same_origin: bool,
    },
}

impl Asker {
    /// Whether a path that does not exist may only be one that a proxy keeps back.
    pub(crate) const fn is_behind_proxy(&self) -> bool {
        matches!(
            self,
            Self::Page {
                is_same_origin: true
            }
        )
    }
}

/// Makes all checks in the order of [`Check::ALL`], each told as it ends. The requests go one after
/// the other, and as slowly as the server asks for. Only GET and OPTIONS are sent.
///
/// It learns most where it asks Omnitron itself: a reverse proxy that lets only some calls through hides the
/// others.
///
/// The token is that of `connection`. The transport should pass on [`HEADERS`](crate::HEADERS).
/// Dropping the stream ends the examination.
pub fn examine<T, C>(
    transport: T,
    clock: C,
    connection: Connection,
    asker: Asker,
) -> impl Stream<Item = Finding>
where
    T: Transport,
    C: Clock + Timer + Clone,
{
    let doctor = Doctor::new(transport, clock, connection, asker);
    stream::unfold((doctor, 0), |(mut doctor, at)| async move {
        let check = *Check::ALL.get(at)?;
        let finding = doctor.find(check).await;
        Some((finding, (doctor, at + 1)))
    })
}
