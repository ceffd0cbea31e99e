//! What no harmless request can tell.

use serde::{Deserialize, Serialize};

/// Something that only a release shows, or that only Akinon knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Untold {
    /// The status of a release that has worked.
    SuccessStatus,
    /// What a second release of one line does.
    SecondCall,
    /// Whether two lines may have the same code.
    SameCode,
    /// How long a code may be, where OPTIONS does not say it.
    CodeLength,
    /// What frees a line's units beside a release: cancelling, refunding, `is_send`.
    AlsoFrees,
    /// How long a token lives.
    TokenLife,
    /// Whether a release arrives whole that a browser sends as a stream.
    Streams,
}

/// Whom to ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Whom {
    /// The support of Akinon.
    Support,
    /// The trial, on a line that a person names; or the support.
    Trial,
    /// The page itself, when somebody signs in.
    SigningIn,
}

/// All of them.
pub const UNTOLD: &[Untold] = &[
    Untold::SuccessStatus,
    Untold::SecondCall,
    Untold::SameCode,
    Untold::CodeLength,
    Untold::AlsoFrees,
    Untold::TokenLife,
    Untold::Streams,
];

impl Untold {
    /// Whom to ask.
    pub const fn whom(self) -> Whom {
        match self {
            Self::SuccessStatus | Self::SecondCall | Self::SameCode | Self::CodeLength => {
                Whom::Trial
            }
            Self::AlsoFrees | Self::TokenLife => Whom::Support,
            Self::Streams => Whom::SigningIn,
        }
    }
}
