//! A page whose settings are of no use. For whoever serves it.

use yew::prelude::*;

use crate::api::ConfigError;
use crate::components::{Kind, Notice};
use crate::i18n::{Texts, key};
use crate::state::set_title;

/// What is wrong with `config.json`, and where.
pub(crate) fn unusable(texts: Texts, error: &ConfigError) -> Html {
    let title = texts.get(key::CONFIG_TITLE);
    set_title(texts, title);
    let (what, detail) = match error {
        ConfigError::Missing(why) => (texts.get(key::CONFIG_MISSING).to_owned(), Some(why)),
        ConfigError::Unreadable(at) => (texts.get(key::CONFIG_UNREADABLE).to_owned(), Some(at)),
        ConfigError::BadAddress { name, address } => {
            let values = [("name", name.as_str()), ("address", address.as_str())];
            (texts.fill(key::CONFIG_BAD_ADDRESS, &values), None)
        }
        ConfigError::Framed(origin) => {
            let values = [("origin", origin.as_str())];
            (texts.fill(key::CONFIG_FRAMED, &values), None)
        }
        ConfigError::Empty => (texts.get(key::CONFIG_EMPTY).to_owned(), None),
    };
    html! {
        <main class="container narrow" id="view">
            <h1>{title}</h1>
            {Notice::new(Kind::Bad, what).urgent().show(html! {
                <>
                    if let Some(detail) = detail {
                        <pre>{detail}</pre>
                    }
                    <p>{texts.get(key::CONFIG_NEXT)}</p>
                </>
            })}
        </main>
    }
}
