//! A boxed message whose kind shows by sign and word, not by colour alone.

use yew::prelude::*;

use crate::i18n::key;
use crate::state::use_texts;

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

#[derive(PartialEq, Properties)]
pub(crate) struct NoticeProps {
    pub(crate) kind: Kind,
    /// The heading; by default the kind in words.
    #[prop_or_default]
    pub(crate) title: Option<AttrValue>,
    /// Whether it is read out as soon as it comes.
    #[prop_or_default]
    pub(crate) urgent: bool,
    /// An id for the focus to go to.
    #[prop_or_default]
    pub(crate) id: Option<AttrValue>,
    #[prop_or_default]
    pub(crate) children: Html,
}

/// A boxed message.
#[component]
pub(crate) fn Notice(props: &NoticeProps) -> Html {
    let texts = use_texts();
    let word = texts.get(match props.kind {
        Kind::Info => key::KIND_INFO,
        Kind::Good => key::KIND_GOOD,
        Kind::Warning => key::KIND_WARNING,
        Kind::Bad => key::KIND_BAD,
        Kind::Unknown => key::KIND_UNKNOWN,
    });
    let title = props.title.clone().unwrap_or(AttrValue::Static(word));
    let role = props.urgent.then_some("alert");
    let tabindex = props.id.is_some().then_some("-1");
    html! {
        <div class={classes!("notice", props.kind.class())} {role} {tabindex} id={props.id.clone()}>
            <p class="notice-title">
                <span class="sign" aria-hidden="true">{props.kind.sign()}</span>
                <strong>{title}</strong>
            </p>
            {props.children.clone()}
        </div>
    }
}
