//! The last step: what exactly is sent, how, and the one button that sends it.

use std::collections::BTreeMap;
use std::rc::Rc;

use release_core::{Connection, Told as _};
use release_file::lines::Line;
use release_file::table::Overrides;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;
use yew_router::prelude::*;

use super::file::name_of;
use super::live::{unchecked, use_rows, wait_for_check};
use super::settings::settings_fields;
use crate::api::{self, NewRun, ReadAs, SavedBody, SavedFile, SavedLine};
use crate::components::{Kind, Notice, VirtualRows};
use crate::i18n::{Texts, key, told_of_run};
use crate::route::Route;

use crate::state::import::{Draft, IMPORT, ImportState, LIVE, Source};
use crate::state::store::{put, use_store};
use crate::state::{Session, start_run, use_app};

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
    let failed = use_state(|| None::<release_core::run::JournalError>);
    let (Some(draft), Some(session)) = (state.draft.clone(), app.session.current().cloned()) else {
        return Html::default();
    };
    let connection = session.connection.clone();
    let host = connection.base_url.host().to_owned();
    let onsubmit = {
        let (draft, busy, failed) = (draft.clone(), busy.clone(), failed.clone());
        let (app, session) = (app.clone(), session.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if *busy || checking.is_some() {
                return;
            }
            busy.set(true);
            failed.set(None);
            let (app, draft, busy, failed) =
                (app.clone(), draft.clone(), busy.clone(), failed.clone());
            let session = session.clone();
            let navigator = navigator.clone();
            spawn_local(async move {
                let started = start_run(&app, new_run(&draft, &session), draft.bytes.clone()).await;
                busy.set(false);
                match started {
                    Ok(run) => {
                        // What is being sent cannot be confirmed a second time.
                        put(IMPORT, ImportState::default());
                        navigator.push(&Route::Run { run });
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
            <p>{facts(texts, &draft, &session.name, &host, session.user.as_deref())}</p>
            {for left_behind(texts, &draft)}
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
            <form {onsubmit}>
                {settings_fields(texts, &draft.settings)}
                {Notice::new(Kind::Warning, texts.get(key::SEND_NO_WAY_BACK)).show(html! {
                    <p>{texts.get(key::SEND_NO_WAY_BACK_TEXT)}</p>
                })}
                {for failed.as_ref().map(|error| {
                    let told = told_of_run(texts, error.key());
                    Notice::new(Kind::Bad, told.what).urgent().show(html! { <p>{told.stock}{" "}{told.next}</p> })
                })}
                if let Some(progress) = checking {
                    {wait_for_check(texts, progress)}
                } else {
                    {for unchecked(texts, &draft, &asked)}
                }
                <button type="submit" disabled={count == 0 || checking.is_some()} aria-busy={busy.to_string()}>
                    {button(texts, &draft.checked.lines, &host)}
                </button>
            </form>
        </>
    }
}

fn new_run(draft: &Draft, session: &Session) -> NewRun {
    let format = draft.table.format();
    let read = match &draft.source {
        Source::Text(_) => ReadAs::Text(Overrides {
            encoding: Some(format.encoding),
            delimiter: Some(format.delimiter),
            quoting: Some(format.quoting),
            header: Some(format.header),
        }),
        Source::Workbook { sheet, .. } => ReadAs::Workbook {
            sheet: sheet.clone().unwrap_or_default(),
            header: format.header,
        },
    };
    NewRun {
        environment: session.name.clone(),
        base_url: session.connection.base_url.clone(),
        prefix: session.connection.prefix,
        user: session.user.clone(),
        settings: draft.settings.clone(),
        file: SavedFile {
            name: draft.name.clone(),
            size: draft.bytes.len() as u64,
            sha256: draft.sha256.clone().unwrap_or_default(),
        },
        body: SavedBody {
            read,
            columns: draft.columns.clone(),
            edits: draft.edits.clone(),
            lines: draft.checked.lines.iter().map(SavedLine::from).collect(),
            earlier: BTreeMap::new(),
        },
        parent: None,
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
    let release = lines.iter().filter(|line| line.update_stock).count();
    let record = lines.len() - release;
    let fill = |key| {
        let values = [
            ("release", &*release.to_string()),
            ("record", &record.to_string()),
            ("host", host),
        ];
        texts.fill(key, &values)
    };
    fill(match (release, record) {
        (1, 0) => key::SEND_RELEASE_ONE,
        (_, 0) => key::SEND_RELEASE_OTHER,
        (0, 1) => key::SEND_RECORD_ONE,
        (0, _) => key::SEND_RECORD_OTHER,
        _ => key::SEND_BOTH,
    })
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

/// All requests as text; the token is not among it.
fn requests(lines: &[Line], connection: &Connection) -> String {
    let mut text = String::new();
    for preview in release_file::lines::preview(lines, connection).flatten() {
        text.extend([
            &preview.method,
            " ",
            &preview.address,
            "\n",
            &preview.body,
            "\n\n",
        ]);
    }
    text
}
