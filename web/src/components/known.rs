//! What a trial has shown of this Omnitron, beside a doubt. It takes no question away.

use std::rc::Rc;

use release_core::BaseUrl;
use release_run::Doubt;
use release_web_logic::{Known, Reaction};
use yew::prelude::*;

use super::moment;
use crate::api;
use crate::i18n::{Key, Texts, key};

/// What a doubt is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum About {
    /// A second request for a line.
    Second,
    /// A release after the code was recorded.
    AfterRecord,
    /// A code that two lines have.
    SharedCode,
}

impl About {
    /// What a doubt of a line is about; `None` where no trial could tell.
    pub(crate) const fn doubt(doubt: Doubt) -> Option<Self> {
        match doubt {
            Doubt::Unknown | Doubt::Done | Doubt::InRun => Some(Self::Second),
            Doubt::SameCode => Some(Self::SharedCode),
            Doubt::NotInErp | Doubt::Cancelled => None,
        }
    }
}

/// What was shown of the Omnitron at this address: read once for a view, and not each time it is drawn.
#[hook]
pub(crate) fn use_known(base_url: Option<&BaseUrl>) -> Rc<Option<Known>> {
    use_memo(base_url.cloned(), |it| it.as_ref().and_then(api::known))
}

/// What was shown, when and as whom; nothing without a trial.
pub(crate) fn known(texts: Texts, known: Option<&Known>, about: About) -> Html {
    let words = shown(texts, known, about);
    html! { { for words.map(|words| html! { <p>{words}</p> }) } }
}

/// The same, or where no trial has shown it, the doubt.
pub(crate) fn doubt(texts: Texts, known: Option<&Known>, about: About, doubt: Key) -> String {
    shown(texts, known, about).unwrap_or_else(|| texts.get(doubt).to_owned())
}

fn shown(texts: Texts, known: Option<&Known>, about: About) -> Option<String> {
    let known = known?;
    let second = |reaction: Option<Reaction>, words| Some(second(texts, reaction?, words));
    let shown = match about {
        About::Second => [
            second(known.same_code, SAME_CODE),
            second(known.other_code, OTHER_CODE),
        ],
        About::AfterRecord => [second(known.after_record, AFTER_RECORD), None],
        About::SharedCode => {
            let words = known.shared_code.map(|is_allowed| {
                texts.get(if is_allowed {
                    key::KNOWN_CODE_ALLOWED
                } else {
                    key::KNOWN_CODE_REFUSED
                })
            });
            [words.map(str::to_owned), None]
        }
    };
    let shown: Vec<String> = shown.into_iter().flatten().collect();
    (!shown.is_empty()).then(|| found(texts, known, &shown.join("; ")))
}

fn found(texts: Texts, known: &Known, shown: &str) -> String {
    let time = moment(texts, known.at);
    let mut values = vec![("time", &*time), ("shown", shown)];
    match &known.by {
        Some(user) => {
            values.push(("user", user));
            texts.fill(key::KNOWN_FOUND, &values)
        }
        None => texts.fill(key::KNOWN_FOUND_ALONE, &values),
    }
}

/// The words for each reaction: refused, the same, added.
type Words = [Key; 3];

const SAME_CODE: Words = [
    key::KNOWN_SAME_REFUSED,
    key::KNOWN_SAME_SAME,
    key::KNOWN_SAME_ADDED,
];
const OTHER_CODE: Words = [
    key::KNOWN_OTHER_REFUSED,
    key::KNOWN_OTHER_SAME,
    key::KNOWN_OTHER_ADDED,
];
const AFTER_RECORD: Words = [
    key::KNOWN_RECORD_REFUSED,
    key::KNOWN_RECORD_RELEASED,
    key::KNOWN_RECORD_RELEASED,
];

fn second(texts: Texts, reaction: Reaction, [refused, same, added]: Words) -> String {
    match reaction {
        Reaction::Refused(status) => texts.fill(refused, &[("status", &status.to_string())]),
        Reaction::Same => texts.get(same).to_owned(),
        Reaction::Added => texts.get(added).to_owned(),
    }
}
