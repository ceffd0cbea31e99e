//! The language in which Omnitron's own texts are requested.

/// A language sent as `Accept-Language`. The texts are only shown, never matched on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// English, `en`.
    #[default]
    English,
    /// Turkish, `tr`.
    Turkish,
}

impl Language {
    /// The language tag: `en` or `tr`.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Turkish => "tr",
        }
    }
}
