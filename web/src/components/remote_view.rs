//! Draws the four sights of remote data: loading, failed, stale, there.

use yew::prelude::*;

use super::{Kind, Notice, failed_call, moment};
use crate::i18n::{Texts, key};
use crate::state::UseRemote;

/// How many bars stand for what is not there yet.
const BARS: usize = 6;

/// Remote data, whatever state it is in. Old data stays visible under an
/// error. `loading` says what is being read; `draw` draws the data.
pub(crate) fn remote_view<T: PartialEq>(
    texts: Texts,
    of: &UseRemote<T>,
    loading: &'static str,
    draw: impl FnOnce(&T) -> Html,
) -> Html {
    if of.is_of_before {
        return skeleton(loading);
    }
    let remote = &of.remote;
    let drawn = remote.data.as_ref().map(|data| draw(data));
    let has_data = drawn.is_some();
    let again = of.reload.reform(|_: MouseEvent| ());
    let error = remote.error.as_ref().map(|error| {
        failed_call(
            texts,
            error,
            html! {
                <button type="button" class="secondary" onclick={again.clone()}>
                    {texts.get(key::VIEW_AGAIN)}
                </button>
            },
        )
    });
    let stale = remote.is_stale().then(|| {
        let read_at = moment(texts, remote.read_at);
        let title = texts.fill(key::REMOTE_STALE, &[("time", &read_at)]);
        Notice::new(Kind::Warning, title).show(Html::default())
    });
    let class = classes!(
        "remote",
        remote.is_refreshing().then_some("refreshing"),
        error.is_some().then_some("stale"),
    );
    html! {
        <div {class} aria-busy={remote.loading.to_string()}>
            {for error}
            {for stale}
            if remote.loading && has_data {
                <p class="loading" role="status"><progress aria-label={loading} />{loading}</p>
            } else if remote.loading {
                {skeleton(loading)}
            }
            if has_data && !remote.loading {
                <p class="reload">
                    <button type="button" class="secondary outline" onclick={again}>
                        {texts.get(key::REMOTE_AGAIN)}
                    </button>
                </p>
            }
            {for drawn}
        </div>
    }
}

/// Stands where data will be, and says what is being read.
pub(crate) fn skeleton(loading: &'static str) -> Html {
    html! {
        <div class="skeleton">
            <p class="loading" role="status"><progress aria-label={loading} />{loading}</p>
            {for (0..BARS).map(|_| html! { <span /> })}
        </div>
    }
}
