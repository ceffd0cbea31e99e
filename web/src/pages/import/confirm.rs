//! The last step: what exactly is sent, how, and the one button that sends it.

use std::rc::Rc;

use release_core::{Connection, HasCode as _};
use release_file::FileCode;
use release_file::rows::{Consent, Line};
use release_run::JournalError;
use release_web_logic::import::{Totals, body_of, requests, source_of};
use release_web_logic::{ActionCounts, Known, Route};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;
use yew_router::prelude::*;

use super::live::{unchecked, use_rows, wait_for_check};
use super::settings::{one_at_a_time, settings_fields};
use super::words::name_of;
use crate::api::{self, NewRun};
use crate::components::{About, DeliveryNotice, Kind, Notice, VirtualRows, known, use_known};
use crate::i18n::{Key, Texts, explain, key};
use crate::route::At;
use crate::state::import::{Draft, IMPORT, ImportState, LIVE};
use crate::state::store::{put, use_store};
use crate::state::{Session, new_run, start_run, use_app};

/// Everything once more, and the button that names it.
#[component]
pub(super) fn ConfirmStep() -> Html {
    let app = use_app();
    let texts = app.texts();
    let navigator = use_navigator().expect("within the router");
    let state = use_store(IMPORT);
    let checking = *use_store(LIVE);
    let asked = use_rows(state.draft.clone());
    let busy = use_state(|| false);
    let failed = use_state(|| None::<JournalError>);
    let ticked = use_state(Vec::<FileCode>::new);
    let session = app.session.current();
    let shown = use_known(session.map(|it| &it.connection.base_url));
    let shown = (*shown).as_ref();
    let (Some(draft), Some(session)) = (state.draft.clone(), session.cloned()) else {
        return Html::default();
    };
    let agreed = draft.checked.consents(&draft.edits.applied());
    let is_agreed = agreed.iter().all(|consent| ticked.contains(&consent.code));
    let connection = session.connection.clone();
    let host = connection.base_url.host().to_owned();
    let onsubmit = {
        let (draft, busy, failed) = (draft.clone(), busy.clone(), failed.clone());
        let (app, session) = (app.clone(), session.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if *busy || checking.is_some() || !is_agreed {
                return;
            }
            busy.set(true);
            failed.set(None);
            let (app, draft, busy, failed) =
                (app.clone(), draft.clone(), busy.clone(), failed.clone());
            let session = session.clone();
            let navigator = navigator.clone();
            spawn_local(async move {
                let bytes = Some(draft.bytes.clone());
                let started = start_run(&app, prepare(&draft, &session), bytes).await;
                busy.set(false);
                match started {
                    Ok(run) => {
                        // What is being sent cannot be confirmed a second time.
                        put(IMPORT, ImportState::default());
                        navigator.push(&At(Route::Run { run }));
                    }
                    Err(error) => failed.set(Some(error)),
                }
            });
        })
    };
    let save = {
        let (draft, connection) = (draft.clone(), connection.clone());
        Callback::from(move |_: MouseEvent| {
            let text = requests(&draft.checked.lines, &connection);
            // Where the browser has no memory for it, the list above is still there.
            let _ = api::download("requests.txt", "text/plain;charset=utf-8", text.as_bytes());
        })
    };
    let draw = {
        let draft = draft.clone();
        Callback::from(move |at: u32| preview_cells(&draft, &connection, at as usize))
    };
    let head = [key::SEND_ADDRESS, key::SEND_BODY];
    let head = head.map(|name| html! { <th scope="col">{texts.get(name)}</th> });
    let count = draft.checked.lines.len();
    let rows = Rc::new((0..u32::try_from(count).unwrap_or(u32::MAX)).collect::<Vec<_>>());
    html! {
        <>
            {summary(texts, &Totals::of(&draft), &host)}
            <p>{facts(texts, &draft, &session.name, &host, session.user.as_deref())}</p>
            {for left_behind(texts, &draft)}
            <form class="confirm" {onsubmit}>
                {consents(texts, shown, &agreed, &ticked)}
                <DeliveryNotice {texts} connection={session.connection.clone()}
                    at_once={draft.settings.pool_unless_once}>
                    {one_at_a_time(texts, &session.connection.base_url, &draft.settings)}
                </DeliveryNotice>
                {Notice::new(Kind::Warning, texts.get(key::SEND_NO_WAY_BACK)).show(html! {
                    <p>{texts.get(key::SEND_NO_WAY_BACK_TEXT)}</p>
                })}
                {for failed.as_ref().map(|error| {
                    let explanation = explain(texts, error.code());
                    Notice::new(Kind::Bad, texts.get(key::RUN_NOT_STARTED))
                        .urgent()
                        .show(html! { <p>{explanation.what}{" "}{explanation.next}</p> })
                })}
                if let Some(progress) = checking {
                    {wait_for_check(texts, progress)}
                } else {
                    {for unchecked(texts, &draft, &asked)}
                }
                <button type="submit" disabled={count == 0 || checking.is_some()} aria-busy={busy.to_string()}>
                    {button(texts, &draft.checked.lines, &host)}
                </button>
                {settings_fields(texts, shown, &draft.settings)}
            </form>
            <details>
                <summary>{texts.count(key::SEND_PREVIEW_ONE, key::SEND_PREVIEW_OTHER, count)}</summary>
                <p>{texts.get(key::SEND_PREVIEW_TEXT)}</p>
                <VirtualRows label={texts.get(key::SEND_REQUESTS)} head={html! {
                    <><th scope="col">{texts.get(key::IMPORT_LINE)}</th><th scope="col">{texts.get(key::SEND_METHOD)}</th>{for head}</>
                }} columns={4} {rows} {draw} />
                <button type="button" class="secondary outline" onclick={save}>
                    {texts.get(key::SEND_SAVE)}
                </button>
            </details>
        </>
    }
}

fn prepare(draft: &Draft, session: &Session) -> NewRun {
    NewRun {
        settings: draft.settings.clone(),
        ..new_run(session, source_of(draft), body_of(draft))
    }
}

/// Each kind of doubt that lines are sent in spite of, with its count and a
/// box to tick.
fn consents(
    texts: Texts,
    shown: Option<&Known>,
    consents: &[Consent],
    ticked: &UseStateHandle<Vec<FileCode>>,
) -> Html {
    let consent = |consent: &Consent| {
        let key = consent.code;
        let explanation = explain(texts, key);
        let is_ticked = ticked.contains(&key);
        let onchange = {
            let ticked = ticked.clone();
            move |_: Event| {
                let others = ticked.iter().copied().filter(|other| *other != key);
                let own = (!is_ticked).then_some(key);
                ticked.set(others.chain(own).collect());
            }
        };
        let label = texts.count(
            key::SEND_CONSENT_ONE,
            key::SEND_CONSENT_OTHER,
            consent.lines.len(),
        );
        html! {
            <li>
                <strong>{explanation.what}</strong>
                {for about(key).map(|about| known(texts, shown, about))}
                <label>
                    <input type="checkbox" required=true id={format!("consent-{key}")} checked={is_ticked} {onchange} />
                    {label}
                </label>
            </li>
        }
    };
    if consents.is_empty() {
        return Html::default();
    }
    Notice::new(Kind::Warning, texts.get(key::SEND_CONSENTS)).show(html! {
        <ul class="consents">{for consents.iter().map(consent)}</ul>
    })
}

/// What a trial may have shown of it.
const fn about(code: FileCode) -> Option<About> {
    match code {
        FileCode::RowSameCode => Some(About::SharedCode),
        FileCode::RowAlreadyDone => Some(About::Second),
        _ => None,
    }
}

/// What is sent, in large figures; what is not known of every line is left out.
fn summary(texts: Texts, totals: &Totals, host: &str) -> Html {
    let figure = |name: Key, value: Option<String>| {
        value.map(
            |value| html! { <div><dt>{texts.get(name)}</dt><dd class="figures">{value}</dd></div> },
        )
    };
    let count = |count: Option<usize>| count.map(|count| count.to_string());
    html! {
        <dl class="totals">
            {for figure(key::SEND_LINES, count(Some(totals.lines)))}
            {for figure(key::SEND_ORDERS, count(totals.orders))}
            {for figure(key::SEND_PRODUCTS, count(totals.products))}
            {for figure(key::SEND_UNITS, totals.units.map(|units| units.to_string()))}
            <div class="host"><dt>{texts.get(key::SEND_HOST)}</dt><dd class="code">{host}</dd></div>
        </dl>
    }
}

fn facts(texts: Texts, draft: &Draft, name: &str, host: &str, user: Option<&str>) -> String {
    texts.fill(
        key::SEND_FACTS,
        &[
            ("file", name_of(texts, &draft.name)),
            ("name", name),
            ("host", host),
            ("user", user.unwrap_or(texts.get(key::FRAME_TOKEN_USER))),
        ],
    )
}

/// Rows that are not sent, and where they are to be seen.
fn left_behind(texts: Texts, draft: &Draft) -> Option<Html> {
    let counts = draft.checked.counts;
    let left = counts.rows - counts.ready;
    (left > 0).then(|| {
        let title = texts.count(key::SEND_LEFT_ONE, key::SEND_LEFT_OTHER, left);
        Notice::new(Kind::Info, title).show(html! { <p>{texts.get(if left == 1 { key::SEND_LEFT_TEXT_ONE } else { key::SEND_LEFT_TEXT_OTHER })}</p> })
    })
}

/// Names the count, what is done, and the host.
fn button(texts: Texts, lines: &[Line], host: &str) -> String {
    let (release, record, key) = match ActionCounts::of(lines.iter().map(|line| line.update_stock))
    {
        ActionCounts::Release(1) => (1, 0, key::SEND_RELEASE_ONE),
        ActionCounts::Release(count) => (count, 0, key::SEND_RELEASE_OTHER),
        ActionCounts::Record(1) => (0, 1, key::SEND_RECORD_ONE),
        ActionCounts::Record(count) => (0, count, key::SEND_RECORD_OTHER),
        ActionCounts::Both { release, record } => (release, record, key::SEND_BOTH),
    };
    let values = [
        ("release", &*release.to_string()),
        ("record", &record.to_string()),
        ("host", host),
    ];
    texts.fill(key, &values)
}

fn preview_cells(draft: &Rc<Draft>, connection: &Connection, at: usize) -> Html {
    let preview = draft
        .checked
        .lines
        .get(at)
        .map(|line| line.preview(connection));
    match preview {
        Some(Ok(preview)) => html! {
            <>
                <td class="number">{preview.line}</td>
                <td>{preview.method}</td>
                <td class="code">{preview.address}</td>
                <td class="code">{preview.body}</td>
            </>
        },
        Some(Err(error)) => html! { <td colspan="4">{error.to_string()}</td> },
        None => Html::default(),
    }
}
