//! The usual causes of a missing answer, each tested.

use release_core::BaseUrl;
use yew::prelude::*;

use super::badge;
use crate::api::{Findings, Verdict, find_causes};
use crate::i18n::{Key, Texts, key};
use crate::state::{use_app, use_task};

#[derive(PartialEq, Properties)]
pub(super) struct CausesProps {
    /// Which Omnitron did not answer; none is that of the session.
    pub(super) address: Option<BaseUrl>,
}

/// A browser does not say why it could not reach a server, so the page tests each usual cause.
#[component]
pub(super) fn Causes(props: &CausesProps) -> Html {
    let app = use_app();
    let texts = app.texts();
    let of_session = app.session.current();
    let of_session = || of_session.map(|session| session.connection.base_url.clone());
    let address = props.address.clone().or_else(of_session);
    let found = use_state(|| None::<Findings>);
    let task = use_task();
    use_effect_with(address.clone(), {
        let found = found.setter();
        move |address| {
            if let Some(address) = address.clone() {
                task.run(async move { found.set(Some(find_causes(&address).await)) });
            }
        }
    });
    let host = address.as_ref().map_or("", BaseUrl::host);
    match *found {
        Some(found) => tested(texts, found, host),
        None => html! { <p role="status">{texts.get(key::REACH_TESTING)}</p> },
    }
}

fn tested(texts: Texts, found: Findings, host: &str) -> Html {
    let cause = |verdict: Verdict, [excluded, other]: [Key; 2]| {
        let (word, text) = match verdict {
            Verdict::Excluded => (key::REACH_EXCLUDED, excluded),
            Verdict::Likely => (key::REACH_LIKELY, other),
            Verdict::Untested => (key::REACH_UNTESTED, other),
        };
        html! {
            <li>{badge(verdict.kind(), texts.get(word))}{" "}{texts.fill(text, &[("host", host)])}</li>
        }
    };
    html! {
        <>
            <ul class="causes">
                {cause(found.network(), [key::REACH_ONLINE, key::REACH_OFFLINE])}
                {cause(found.address(), [key::REACH_ANSWERS, key::REACH_SILENT])}
                {cause(found.cors(), [key::REACH_SAME_ORIGIN, key::REACH_CORS])}
            </ul>
            if found.is_unexplained() {
                <p>{texts.get(key::REACH_UNEXPLAINED)}</p>
            }
        </>
    }
}
