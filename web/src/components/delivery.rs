//! How often a line may reach Omnitron, in words, and the test that finds it out.

use release_core::delivery::{Delivery, Protocol, Wire};
use release_core::error::CallError;
use release_core::{BaseUrl, Connection};
use yew::prelude::*;

use super::{Kind, Notice, badge, failed_call};
use crate::api;
use crate::i18n::{Key, Texts, key};
use crate::state::{use_task, use_wire};

/// How often a line may arrive, in a few words.
pub(crate) fn delivery_words(texts: Texts, delivery: Delivery) -> String {
    match delivery {
        Delivery::Once => texts.get(key::DELIVERY_ONCE).to_owned(),
        Delivery::AtMost(times) => {
            texts.fill(key::DELIVERY_AT_MOST, &[("count", &times.to_string())])
        }
        Delivery::Unseen => texts.get(key::DELIVERY_UNSEEN).to_owned(),
    }
}

/// The same with its sign, in one line.
pub(crate) fn delivery_badge(texts: Texts, delivery: Delivery) -> Html {
    badge(kind(delivery), delivery_words(texts, delivery))
}

/// A notice on how often a line may reach an Omnitron.
#[derive(PartialEq, Properties)]
pub(crate) struct DeliveryProps {
    pub(crate) texts: Texts,
    pub(crate) connection: Connection,
    /// The most lines that are under way at once.
    pub(crate) at_once: u8,
    /// What follows from it for the lines that are about to be sent.
    #[prop_or_default]
    pub(crate) children: Html,
}

/// How often a line may arrive: why, what follows, and what can be done.
#[component]
pub(crate) fn DeliveryNotice(props: &DeliveryProps) -> Html {
    let texts = props.texts;
    let base_url = &props.connection.base_url;
    let wire = use_wire(base_url);
    let delivery = api::delivery(base_url, props.at_once);
    let test = use_test(texts, &props.connection, wire);
    let body = html! {
        <>
            <p>{why(texts, wire, delivery)}</p>
            if !delivery.is_once() {
                {props.children.clone()}
                {test}
            }
        </>
    };
    Notice::new(kind(delivery), delivery_words(texts, delivery)).show(body)
}

/// How often a line may arrive, as far as it shows before signing in.
pub(crate) fn delivery_hint(texts: Texts, base_url: &BaseUrl) -> Html {
    let delivery = api::delivery(base_url, 1);
    if delivery == Delivery::Unseen || api::wire(base_url).can_test_streams() {
        return html! { <p><small>{texts.get(key::DELIVERY_LATER)}</small></p> };
    }
    Notice::new(kind(delivery), delivery_words(texts, delivery)).show(Html::default())
}

/// The test whether lines arrive once, where there is one to be made.
#[hook]
fn use_test(texts: Texts, connection: &Connection, wire: Wire) -> Html {
    let task = use_task();
    let is_running = use_state(|| false);
    let failed = use_state(|| None::<CallError>);
    if !wire.can_test_streams() {
        return Html::default();
    }
    let onclick = {
        let (is_running, failed) = (is_running.clone(), failed.clone());
        let nobody = api::client(connection.clone()).without_token();
        move |_: MouseEvent| {
            if *is_running {
                return;
            }
            is_running.set(true);
            let (is_running, failed) = (is_running.clone(), failed.clone());
            let client = nobody.clone();
            task.run(async move {
                failed.set(client.test_connection().await.err());
                is_running.set(false);
            });
        }
    };
    html! {
        <>
            <p>{texts.get(key::DELIVERY_TEST_TEXT)}</p>
            {for failed.as_ref().map(|error| failed_call(texts, error, Html::default()))}
            <button type="button" class="secondary outline" {onclick} aria-busy={is_running.to_string()}>
                {texts.get(key::DELIVERY_TEST)}
            </button>
        </>
    }
}

const fn kind(delivery: Delivery) -> Kind {
    if delivery.is_once() {
        Kind::Good
    } else {
        Kind::Warning
    }
}

fn why(texts: Texts, wire: Wire, delivery: Delivery) -> String {
    let protocol = protocol(wire.protocol).map_or("", |name| texts.get(name));
    let text = match delivery {
        Delivery::Once => key::DELIVERY_ONCE_TEXT,
        Delivery::AtMost(_) => key::DELIVERY_AT_MOST_TEXT,
        Delivery::Unseen if wire.protocol == Protocol::Unseen => key::DELIVERY_UNSEEN_TEXT,
        Delivery::Unseen => key::DELIVERY_UNKNOWN_TEXT,
    };
    texts.fill(text, &[("protocol", protocol)])
}

const fn protocol(protocol: Protocol) -> Option<Key> {
    match protocol {
        Protocol::Unseen => None,
        Protocol::Http1Kept => Some(key::DELIVERY_HTTP1_KEPT),
        Protocol::Http1Closed => Some(key::DELIVERY_HTTP1_CLOSED),
        Protocol::Http2 => Some(key::DELIVERY_HTTP2),
        Protocol::Http3 => Some(key::DELIVERY_HTTP3),
    }
}
