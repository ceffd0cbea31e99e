//! The choice of one sales channel.

use release_client::ROWS_PER_PAGE;
use release_core::endpoint::ListChannels;
use release_core::error::{BuildError, CallError};
use release_core::id::ChannelId;
use release_core::model::Channel;
use yew::prelude::*;

use crate::components::select;
use crate::i18n::{Texts, key};
use crate::state::{use_app, use_remote};

/// The channel whose stock is to be read, at first `read`, and a field to choose it. Where the channels cannot be
/// listed, or there is only one, there is nothing to choose.
#[hook]
pub(super) fn use_channel(texts: Texts, read: Option<ChannelId>) -> (Option<ChannelId>, Html) {
    let client = use_app().session.client();
    let channels = use_remote((), move |()| {
        let client = client.clone();
        async move {
            let client = client.ok_or(CallError::Build(BuildError::NoToken))?;
            let limit = Some(ROWS_PER_PAGE);
            Ok(client.call(&ListChannels { limit }).await?.rows)
        }
    });
    let chosen = use_state_eq(|| read);
    let choose = Callback::from({
        let chosen = chosen.setter();
        move |id: String| chosen.set(id.parse().ok())
    });
    let named = |channel: &Channel| {
        let id = channel.id?.to_string();
        let name = channel.name.clone();
        let name = name.unwrap_or_else(|| texts.fill(key::ORDERS_CHANNEL_ID, &[("id", &id)]));
        Some((id, name))
    };
    let mut options = vec![(String::new(), texts.get(key::ORDERS_ANY).to_owned())];
    if let Some(channels) = &channels.remote.data {
        options.extend(channels.iter().filter_map(named));
    }
    let value = chosen.map(|id| id.to_string()).unwrap_or_default();
    let choice = html! {
        if options.len() > 2 {
            {select("stock-channel", texts.get(key::ORDERS_CHANNEL), &value, &options, &choose)}
        }
    };
    (*chosen, choice)
}
