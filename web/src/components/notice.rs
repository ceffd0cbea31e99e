//! A boxed message whose kind shows by sign and word, not by colour alone.

pub(crate) use release_web_logic::Kind;
use yew::prelude::*;

/// A kind by its sign, with words in its colour.
pub(crate) fn badge(kind: Kind, words: impl Into<AttrValue>) -> Html {
    html! {
        <span class={classes!("outcome", kind.class())}>
            <span class="sign" aria-hidden="true">{kind.sign()}</span>{words.into()}
        </span>
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
