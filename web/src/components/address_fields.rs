//! Which Omnitron: one that is set up, or an address typed.

use std::rc::Rc;

use release_core::{ApiPrefix, BaseUrl, Connection, MessageKey, Told};
use yew::prelude::*;

use super::{Field, Select, SelectOption};
use crate::i18n::{key, told_fully};
use crate::state::{Settings, use_settings, use_texts};

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
    pub(crate) fn resolve(&self, settings: &Settings) -> Result<(String, Connection), MessageKey> {
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
            .map_err(|problem| Told::key(&problem))?;
        let name = base_url.host().to_owned();
        Ok((name, Connection::new(base_url, self.prefix)))
    }
}

#[derive(PartialEq, Properties)]
pub(crate) struct AddressFieldsProps {
    pub(crate) address: Address,
    pub(crate) on_change: Callback<Address>,
}

/// The fields to choose or type an address. Nothing to choose shows nothing
/// to choose from.
#[component]
pub(crate) fn AddressFields(props: &AddressFieldsProps) -> Html {
    let texts = use_texts();
    let settings: Rc<Settings> = use_settings();
    let address = &props.address;
    let change = |edit: fn(&mut Address, String)| {
        let (address, on_change) = (address.clone(), props.on_change.clone());
        Callback::from(move |value: String| {
            let mut address = address.clone();
            edit(&mut address, value);
            on_change.emit(address);
        })
    };
    let mut options: Vec<SelectOption> = settings
        .environments
        .iter()
        .enumerate()
        .map(|(at, environment)| {
            let label = format!("{} ({})", environment.name, environment.base_url.host());
            SelectOption::new(at.to_string(), label)
        })
        .collect();
    if settings.config.allow_other_addresses {
        options.push(SelectOption::new(
            OTHER,
            texts.get(key::CONNECT_OTHER_ADDRESS),
        ));
    }
    let chosen = address
        .environment
        .map_or(OTHER.to_owned(), |at| at.to_string());
    html! {
        <>
            if !settings.environments.is_empty() {
                <Select
                    id="environment"
                    label={texts.get(key::CONNECT_ENVIRONMENT)}
                    value={chosen}
                    {options}
                    on_change={change(|address, value| address.environment = value.parse().ok())}
                />
            }
            if address.environment.is_none() {
                <Field
                    id="address"
                    label={texts.get(key::CONNECT_ADDRESS)}
                    kind="url"
                    value={address.typed.clone()}
                    on_input={change(|address, value| address.typed = value)}
                    hint={texts.get(key::CONNECT_ADDRESS_HINT)}
                    problems={address.problem(texts).into_iter().collect::<Vec<_>>()}
                    required=true
                />
                <Select
                    id="prefix"
                    label={texts.get(key::CONNECT_PREFIX)}
                    value={address.prefix.as_str()}
                    options={[ApiPrefix::I1, ApiPrefix::V1].map(|prefix|
                        SelectOption::new(prefix.as_str(), format!("/api/{prefix}/"))).to_vec()}
                    on_change={change(|address, value| address.prefix = value.parse().unwrap_or_default())}
                />
            }
        </>
    }
}

impl Address {
    /// What is wrong with what has been typed so far.
    fn problem(&self, texts: crate::i18n::Texts) -> Option<AttrValue> {
        let typed = self.typed.trim();
        if typed.is_empty() {
            return None;
        }
        let problem = typed.parse::<BaseUrl>().err()?;
        let told = told_fully(texts, problem.key());
        Some(format!("{} {}", told.what, told.next).into())
    }
}
