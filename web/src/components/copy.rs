//! A button that copies a text.

use gloo_timers::callback::Timeout;
use yew::prelude::*;

use crate::api;
use crate::i18n::key;
use crate::state::{use_app, use_task};

/// How long it is said that a text was copied, in milliseconds.
const SAID_FOR: u32 = 4_000;

/// What became of the last press.
#[derive(Clone, Copy, PartialEq)]
enum Said {
    Nothing,
    Copied,
    Refused,
}

#[derive(PartialEq, Properties)]
pub(crate) struct CopyButtonProps {
    /// What is copied, byte for byte.
    pub(crate) text: AttrValue,
    /// The button's name.
    pub(crate) name: AttrValue,
}

/// The button, and beside it whether the text was copied.
#[component]
pub(crate) fn CopyButton(props: &CopyButtonProps) -> Html {
    let texts = use_app().texts();
    let said = use_state(|| Said::Nothing);
    let task = use_task();
    // What is refused stays: it asks the person to do something.
    use_effect_with(*said, {
        let setter = said.setter();
        move |said| {
            let timeout = (*said == Said::Copied)
                .then(|| Timeout::new(SAID_FOR, move || setter.set(Said::Nothing)));
            move || drop(timeout)
        }
    });
    let onclick = {
        let (text, said) = (props.text.clone(), said.setter());
        move |_: MouseEvent| {
            let (text, said) = (text.clone(), said.clone());
            task.run(async move {
                let is_copied = api::copy(&text).await;
                said.set(if is_copied {
                    Said::Copied
                } else {
                    Said::Refused
                });
            });
        }
    };
    let words = match *said {
        Said::Nothing => "",
        Said::Copied => texts.get(key::COPY_DONE),
        Said::Refused => texts.get(key::COPY_REFUSED),
    };
    html! {
        <span class="copy no-print">
            <button type="button" class="secondary outline" aria-label={props.name.clone()}
                title={props.name.clone()} {onclick}>
                <svg viewBox="0 0 16 16" aria-hidden="true">
                    <path d="M6 5.5h7.5v9H6zM10 5.5v-4H2.5v9H6" />
                </svg>
            </button>
            <small role="status">{words}</small>
        </span>
    }
}
