//! All stock that is held.

use std::rc::Rc;

use release_client::StockSource;
use release_core::id::StockListId;
use release_web_logic::stock::HeldPicture;
use yew::prelude::*;

use super::chart::chart;
use super::notes::{end_note, notes};
use super::rows::rows_table;
use crate::components::{Field, Kind, Notice, moment, progress, select};
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
    let onclick = {
        let session = app.session.clone();
        Callback::from(move |_: MouseEvent| read_held(&session))
    };
    let is_read = held.read_at.is_some();
    html! {
        <div id="view" class="stock">
            <h1 ref={heading} tabindex="-1">{texts.get(key::STOCK_TITLE)}</h1>
            <p>{texts.get(key::STOCK_INTRO)}</p>
            if let Some((done, total)) = held.progress {
                {progress(texts.get(key::STOCK_PROGRESS), (done, total), so_far(texts, done, total),
                    (texts.get(key::STOCK_STOP), stop_held))}
            } else {
                <button type="button" class={classes!(is_read.then_some("secondary outline"))} {onclick}>
                    {texts.get(if is_read { key::STOCK_REFRESH } else { key::STOCK_READ })}
                </button>
            }
            <p role="status">if is_read { {summary(texts, &held)} }</p>
            {notes(&said(texts, &held))}
            if held.picture.count > 0 {
                {chart(texts, &held.picture)}
                <Found picture={held.picture.clone()} />
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

#[derive(PartialEq, Properties)]
struct FoundProps {
    picture: HeldPicture,
}

/// The rows that are searched for.
#[component]
fn Found(props: &FoundProps) -> Html {
    let texts = use_app().texts();
    let picture = &props.picture;
    let text = use_state_eq(String::new);
    let list = use_state_eq(String::new);
    let found = use_memo(
        (picture.rows.clone(), (*text).clone(), (*list).clone()),
        |(_, text, list)| {
            let list: Option<StockListId> = list.parse().ok();
            Rc::new(picture.found(text, list))
        },
    );
    let search = Field {
        id: "stock-search".into(),
        label: texts.get(key::STOCK_SEARCH).into(),
        kind: "search",
        value: (*text).clone().into(),
        on_input: Callback::from({
            let text = text.setter();
            move |typed| text.set(typed)
        }),
        ..Field::default()
    };
    let mut lists = vec![(String::new(), texts.get(key::ORDERS_ANY).to_owned())];
    lists.extend(picture.lists.iter().map(|list| {
        let id = list.to_string();
        let name = texts.fill(key::STOCK_LIST_ID, &[("list", &id)]);
        (id, name)
    }));
    let choose = Callback::from({
        let list = list.setter();
        move |chosen| list.set(chosen)
    });
    html! {
        <>
            <div class="filters" role="search">
                {search.show()}
                if lists.len() > 2 {
                    {select("stock-list", texts.get(key::STOCK_LIST), &list, &lists, &choose)}
                }
            </div>
            <p role="status">{texts.fill(key::STOCK_MATCHES, &[("count", &texts.figure(found.len()))])}</p>
            {rows_table(texts, picture, (*found).clone())}
        </>
    }
}
