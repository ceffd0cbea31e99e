//! A page whose settings are of no use. For whoever serves it.

use yew::prelude::*;

use crate::api::ConfigError;
use crate::components::{Kind, Notice};
use crate::i18n::key;
use crate::state::{use_texts, use_title};

#[derive(PartialEq, Properties)]
pub(crate) struct UnusableProps {
    pub(crate) error: ConfigError,
}

/// What is wrong with `config.json`, and where.
#[component]
pub(crate) fn Unusable(props: &UnusableProps) -> Html {
    let texts = use_texts();
    let heading = use_title(texts.get(key::CONFIG_TITLE).to_owned());
    let (what, detail) = match &props.error {
        ConfigError::Missing(why) => (texts.get(key::CONFIG_MISSING).to_owned(), Some(why.clone())),
        ConfigError::Unreadable(place) => (
            texts.get(key::CONFIG_UNREADABLE).to_owned(),
            Some(place.clone()),
        ),
        ConfigError::BadAddress { name, address } => {
            let values = [("name", name.as_str()), ("address", address.as_str())];
            (texts.fill(key::CONFIG_BAD_ADDRESS, &values), None)
        }
        ConfigError::Empty => (texts.get(key::CONFIG_EMPTY).to_owned(), None),
    };
    html! {
        <main class="container narrow" id="view">
            <h1 ref={heading} tabindex="-1">{texts.get(key::CONFIG_TITLE)}</h1>
            <Notice kind={Kind::Bad} title={what} urgent=true>
                if let Some(detail) = detail {
                    <pre>{detail}</pre>
                }
                <p>{texts.get(key::CONFIG_NEXT)}</p>
            </Notice>
        </main>
    }
}
