//! A boxed message whose kind shows by sign and word, not by colour alone.

use yew::prelude::*;

/// How a message is meant.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Kind {
    Info,
    Good,
    Warning,
    Bad,
    Unknown,
}

impl Kind {
    /// Its class in the style sheets.
    pub(crate) const fn class(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Good => "good",
            Self::Warning => "warning",
            Self::Bad => "bad",
            Self::Unknown => "unknown",
        }
    }

    /// A sign of its own shape for each kind.
    pub(crate) const fn sign(self) -> &'static str {
        match self {
            Self::Info => "i",
            Self::Good => "✓",
            Self::Warning => "!",
            Self::Bad => "✕",
            Self::Unknown => "?",
        }
    }
}

/// A boxed message.
pub(crate) struct Notice {
    kind: Kind,
    title: AttrValue,
    urgent: bool,
    id: Option<AttrValue>,
}

impl Notice {
    pub(crate) fn new(kind: Kind, title: impl Into<AttrValue>) -> Self {
        Self {
            kind,
            title: title.into(),
            urgent: false,
            id: None,
        }
    }

    /// Read out as soon as it comes.
    pub(crate) fn urgent(self) -> Self {
        Self {
            urgent: true,
            ..self
        }
    }

    /// The focus can be sent to it by this id.
    pub(crate) fn focusable(self, id: impl Into<AttrValue>) -> Self {
        Self {
            id: Some(id.into()),
            ..self
        }
    }

    pub(crate) fn show(self, body: Html) -> Html {
        let role = self.urgent.then_some("alert");
        let tabindex = self.id.is_some().then_some("-1");
        html! {
            <div class={classes!("notice", self.kind.class())} {role} {tabindex} id={self.id}>
                <p class="notice-title">
                    <span class="sign" aria-hidden="true">{self.kind.sign()}</span>
                    <strong>{self.title}</strong>
                </p>
                {body}
            </div>
        }
    }
}
