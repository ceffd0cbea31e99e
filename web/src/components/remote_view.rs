//! Draws the four sights of remote data: loading, failed, stale, there.

use std::rc::Rc;

use release_core::Told;
use yew::prelude::*;

use super::told::ToldNoticeProps;
use super::{Kind, Notice, ToldNotice, moment};
use crate::i18n::key;
use crate::state::{UseRemote, use_texts};

#[derive(PartialEq, Properties)]
pub(crate) struct RemoteViewProps<T: PartialEq + 'static> {
    pub(crate) of: UseRemote<T>,
    /// What is being read, as a sentence: "Reading the orders…".
    pub(crate) loading: AttrValue,
    /// Draws the data.
    pub(crate) draw: Callback<Rc<T>, Html>,
}

/// Remote data, whatever state it is in. Old data stays visible under an error.
#[component]
pub(crate) fn RemoteView<T: PartialEq + 'static>(props: &RemoteViewProps<T>) -> Html {
    let texts = use_texts();
    let remote = &props.of.remote;
    let reload = {
        let reload = props.of.reload.clone();
        move |_: MouseEvent| reload.emit(())
    };
    let error = remote.error.as_ref().map(|error| {
        let (refusal, detail) = ToldNoticeProps::of(error);
        html! {
            <ToldNotice what={error.key()} {refusal} {detail}>
                <button type="button" class="secondary" onclick={reload.clone()}>
                    {texts.get(key::REMOTE_AGAIN)}
                </button>
            </ToldNotice>
        }
    });
    let stale = (remote.error.is_some() && remote.data.is_some()).then(|| {
        let read_at = moment(texts, remote.read_at);
        let title = texts.fill(key::REMOTE_STALE, &[("time", &read_at)]);
        html! { <Notice kind={Kind::Warning} {title} /> }
    });
    let class = classes!(
        "remote",
        (remote.loading && remote.data.is_some()).then_some("refreshing"),
        remote.error.is_some().then_some("stale"),
    );
    html! {
        <div {class} aria-busy={remote.loading.to_string()}>
            {for error}
            {for stale}
            if remote.loading {
                <p class="loading" role="status"><progress aria-label={props.loading.clone()} />{&props.loading}</p>
            }
            if let Some(data) = &remote.data {
                {props.draw.emit(data.clone())}
            }
        </div>
    }
}
