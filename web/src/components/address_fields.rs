//! Which Omnitron: one that is set up, or an address typed.

use release_core::{ApiPrefix, BaseUrl, CallCode, Connection, HasCode};
use yew::prelude::*;

use super::{Field, select};
use crate::i18n::{Texts, explain, key};
use crate::state::Settings;

const OTHER: &str = "other";

/// What was chosen or typed.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Address {
    /// Which environment; `None` is an address typed.
    environment: Option<usize>,
    typed: String,
    prefix: ApiPrefix,
}

impl Address {
    /// The first environment, or an address to be typed where there is none.
    pub(crate) fn first(settings: &Settings) -> Self {
        Self {
            environment: (!settings.environments.is_empty()).then_some(0),
            typed: String::new(),
            prefix: ApiPrefix::default(),
        }
    }

    /// Its name and connection.
    ///
    /// # Errors
    ///
    /// What is wrong with the address that was typed.
    pub(crate) fn resolve(&self, settings: &Settings) -> Result<(String, Connection), CallCode> {
        if let Some(chosen) = self
            .environment
            .and_then(|at| settings.environments.get(at))
        {
            let connection = Connection::new(chosen.base_url.clone(), chosen.prefix);
            return Ok((chosen.name.clone(), connection));
        }
        let base_url: BaseUrl = self
            .typed
            .trim()
            .parse()
            .map_err(|problem| HasCode::code(&problem))?;
        let name = base_url.host().to_owned();
        Ok((name, Connection::new(base_url, self.prefix)))
    }
}

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
        problems: address.problem(texts).into_iter().collect(),
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

impl Address {
    /// What is wrong with what has been typed so far.
    fn problem(&self, texts: Texts) -> Option<AttrValue> {
        let typed = self.typed.trim();
        if typed.is_empty() {
            return None;
        }
        let problem = typed.parse::<BaseUrl>().err()?;
        let explanation = explain(texts, problem.code());
        Some(format!("{} {}", explanation.what, explanation.next).into())
    }
}
