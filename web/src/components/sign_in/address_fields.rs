//! The fields of an address: an Omnitron that is set up, or one that is typed.

use release_core::{ApiPrefix, HasCode};
pub(crate) use release_web_logic::Address;
use yew::prelude::*;

use crate::components::{Field, select};
use crate::i18n::{Texts, explain_address, key};
use crate::state::Settings;

const OTHER: &str = "other";

/// The fields to choose or type an address. Nothing to choose from shows no
/// choice.
pub(crate) fn address_fields(
    texts: Texts,
    settings: &Settings,
    address: &Address,
    on_change: &Callback<Address>,
) -> Html {
    let change = |edit: fn(&mut Address, String)| {
        let (address, on_change) = (address.clone(), on_change.clone());
        Callback::from(move |value: String| {
            let mut address = address.clone();
            edit(&mut address, value);
            on_change.emit(address);
        })
    };
    let mut options: Vec<(String, String)> = settings
        .environments
        .iter()
        .enumerate()
        .map(|(at, environment)| {
            let label = format!("{} ({})", environment.name, environment.base_url.host());
            (at.to_string(), label)
        })
        .collect();
    if settings.config.allow_other_addresses {
        let label = texts.get(key::CONNECT_OTHER_ADDRESS);
        options.push((OTHER.to_owned(), label.to_owned()));
    }
    let chosen = address
        .environment
        .map_or(OTHER.to_owned(), |at| at.to_string());
    let on_environment = change(|address, value| address.environment = value.parse().ok());
    let on_prefix = change(|address, value| address.prefix = value.parse().unwrap_or_default());
    let prefixes = [ApiPrefix::I1, ApiPrefix::V1]
        .map(|prefix| (prefix.to_string(), format!("/api/{prefix}/")));
    let typed = Field {
        id: "address".into(),
        label: texts.get(key::CONNECT_ADDRESS).into(),
        kind: "url",
        value: address.typed.clone().into(),
        on_input: change(|address, value| address.typed = value),
        hint: Some(texts.get(key::CONNECT_ADDRESS_HINT).into()),
        problems: problem(texts, address).into_iter().collect(),
        required: true,
        ..Field::default()
    };
    html! {
        <>
            if !settings.environments.is_empty() {
                {select("environment", texts.get(key::CONNECT_ENVIRONMENT), &chosen, &options, &on_environment)}
            }
            if address.environment.is_none() {
                {typed.show()}
                {select("prefix", texts.get(key::CONNECT_PREFIX), address.prefix.as_str(), &prefixes, &on_prefix)}
            }
        </>
    }
}

/// What is wrong with what has been typed so far.
fn problem(texts: Texts, address: &Address) -> Option<AttrValue> {
    Some(explain_address(texts, address.problem()?.code()).into())
}
