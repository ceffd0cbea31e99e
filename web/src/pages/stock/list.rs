//! All stock that is held.

use release_client::StockSource;
use yew::prelude::*;

use super::channel::use_channel;
use super::chart::chart;
use super::found::{Found, use_stock_query};
use super::notes::{end_note, notes};
use crate::components::{Kind, Notice, moment, progress};
use crate::i18n::{Texts, key};
use crate::state::stock::{HELD, HeldRead, read_held, stop_held};
use crate::state::store::use_store;
use crate::state::{use_app, use_title};

/// The products whose units are held, the largest first.
#[component]
pub(crate) fn Stock() -> Html {
    let app = use_app();
    let texts = app.texts();
    let heading = use_title(texts, texts.get(key::STOCK_TITLE).to_owned());
    let held = use_store(HELD);
    let search = use_stock_query().search.unwrap_or_default();
    let (channel, choice) = use_channel(texts, held.channel);
    let onclick = {
        let session = app.session.clone();
        Callback::from(move |_: MouseEvent| read_held(&session, channel))
    };
    let is_read = held.read_at.is_some();
    let button = match (is_read && channel == held.channel, search.as_str()) {
        (true, _) => texts.get(key::STOCK_REFRESH).to_owned(),
        (false, "") => texts.get(key::STOCK_READ).to_owned(),
        (false, text) => texts.fill(key::STOCK_READ_FOR, &[("text", text)]),
    };
    html! {
        <div id="view" class="stock">
            <h1 ref={heading} tabindex="-1">{texts.get(key::STOCK_TITLE)}</h1>
            <p>{texts.get(key::STOCK_INTRO)}</p>
            if let Some((done, total)) = held.progress {
                {progress(texts.get(key::STOCK_PROGRESS), (done, total), so_far(texts, done, total),
                    (texts.get(key::STOCK_STOP), stop_held))}
            } else {
                <div class="filters">
                    {choice}
                    <button type="button" class={classes!(is_read.then_some("secondary outline"))} {onclick}>
                        {button}
                    </button>
                </div>
            }
            <p role="status">if is_read { {summary(texts, &held)} }</p>
            {notes(&said(texts, &held))}
            if held.picture.count > 0 {
                {chart(texts, &held.picture)}
                <Found picture={held.picture.clone()} {search} />
            } else if is_read {
                {nothing(texts, &held)}
            }
        </div>
    }
}

fn so_far(texts: Texts, done: u64, total: Option<u64>) -> String {
    let read = texts.figure(done);
    match total {
        Some(total) => texts.fill(
            key::STOCK_SO_FAR,
            &[("read", &read), ("total", &texts.figure(total))],
        ),
        None => texts.fill(key::STOCK_SO_FAR_OPEN, &[("read", &read)]),
    }
}

fn summary(texts: Texts, held: &HeldRead) -> String {
    let picture = &held.picture;
    let found = texts.fill(
        key::STOCK_FOUND,
        &[
            ("count", &texts.figure(picture.count)),
            ("units", &texts.figure(picture.units)),
            ("read", &texts.figure(picture.read)),
        ],
    );
    let at = held.read_at.map(|at| moment(texts, at)).unwrap_or_default();
    found + " " + &texts.fill(key::STOCK_READ_AT, &[("time", &at)])
}

/// What is to be known of what was read.
fn said(texts: Texts, held: &HeldRead) -> Vec<String> {
    let mut said = Vec::new();
    if let Some(channel) = held.channel.filter(|_| held.read_at.is_some()) {
        let channel = [("channel", &*channel.to_string())];
        said.push(texts.fill(key::STOCK_ONE_CHANNEL, &channel));
    }
    if held.is_stopped {
        said.push(texts.get(key::STOCK_STOPPED).to_owned());
    }
    let named = |source: &StockSource| match source {
        StockSource::All => texts.get(key::STOCK_LIST_ALL).to_owned(),
        StockSource::Channel(channel) => texts.fill(
            key::STOCK_LIST_CHANNEL,
            &[("channel", &channel.to_string())],
        ),
    };
    let ends = held.ends.iter();
    said.extend(ends.filter_map(|(source, end)| end_note(texts, &named(source), end)));
    for (is_so, words) in [
        (held.no_channels, key::STOCK_NO_CHANNELS),
        (held.more_channels, key::STOCK_MORE_CHANNELS),
    ] {
        said.extend(is_so.then(|| texts.get(words).to_owned()));
    }
    let picture = &held.picture;
    if picture.unreadable > 0 {
        let count = texts.figure(picture.unreadable);
        said.push(texts.fill(key::STOCK_UNREADABLE, &[("count", &count)]));
    }
    if picture.count > picture.rows.len() {
        let kept = texts.figure(picture.rows.len());
        said.push(texts.fill(key::STOCK_KEPT, &[("kept", &kept)]));
    }
    said
}

fn nothing(texts: Texts, held: &HeldRead) -> Html {
    let (kind, words) = if held.picture.read > 0 || held.is_stopped {
        (Kind::Info, key::STOCK_NONE)
    } else {
        (Kind::Bad, key::STOCK_UNREAD)
    };
    Notice::new(kind, texts.get(words)).show(Html::default())
}
