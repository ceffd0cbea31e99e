//! The first step: the file.

use gloo_events::EventListener;
use release_core::HasCode as _;
use release_file::table::TableError;
use release_web_logic::{Route, Step};
use release_xlsx::WorkbookError;
use wasm_bindgen::JsCast as _;
use wasm_bindgen_futures::spawn_local;
use web_sys::{ClipboardEvent, Element, File, HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;
use yew_router::prelude::*;

use super::words::name_of;
use crate::api;
use crate::components::{Kind, Notice, details};
use crate::i18n::{Explained, Texts, explain, key};
use crate::route::At;
use crate::state::FileFor;
use crate::state::import::{Failed, IMPORT, paste, pick};
use crate::state::store::{look, use_store};
use crate::state::use_app;

/// A file as an ERP would export it.
const EXAMPLE: &str =
    "\u{feff}order_item_id;erp_code\r\n70146;ERP-55120-1\r\n70147;ERP-55120-2\r\n";

/// Choose a file, drop one, or paste cells.
#[component]
pub(super) fn FileStep() -> Html {
    let app = use_app();
    let texts = app.texts();
    let state = use_store(IMPORT);
    let navigator = use_navigator().expect("within the router");
    let pasted = use_node_ref();
    let to = app.file_for();
    let go_on = Callback::from(move |is_read: bool| {
        if is_read {
            navigator.push(&At(Route::Import(Step::Columns)));
        }
    });
    let on_file = Callback::from({
        let (to, go_on) = (to.clone(), go_on.clone());
        move |file: File| {
            let (to, go_on) = (to.clone(), go_on.clone());
            spawn_local(async move { go_on.emit(pick(file, to).await) });
        }
    });
    let onchange = {
        let on_file = on_file.clone();
        Callback::from(move |event: Event| {
            let input = event.target_unchecked_into::<HtmlInputElement>();
            let file = input.files().and_then(|files| files.get(0));
            // So that the same file, changed since, can be chosen again.
            input.set_value("");
            if let Some(file) = file {
                on_file.emit(file);
            }
        })
    };
    let is_over = use_state_eq(|| false);
    let over = |value: bool| {
        let is_over = is_over.setter();
        Callback::from(move |event: DragEvent| {
            event.prevent_default();
            is_over.set(value);
        })
    };
    let (ondragover, ondragleave, dropped) = (over(true), over(false), over(false));
    use_paste_anywhere(on_file.clone(), to.clone(), go_on.clone());
    let on_example = Callback::from(move |_: MouseEvent| {
        // Where the browser has no memory for it, there is no example.
        let _ = api::download("example.csv", "text/csv;charset=utf-8", EXAMPLE.as_bytes());
    });
    let ondrop = Callback::from(move |event: DragEvent| {
        dropped.emit(event.clone());
        if let Some(file) = api::dropped_file(&event) {
            on_file.emit(file);
        }
    });
    let on_paste = Callback::from({
        let pasted = pasted.clone();
        move |_: MouseEvent| {
            let text = pasted
                .cast::<HtmlTextAreaElement>()
                .map(|area| area.value());
            let (to, go_on) = (to.clone(), go_on.clone());
            if let Some(text) = text {
                spawn_local(async move { go_on.emit(paste(text, to).await) });
            }
        }
    });
    let say = |key| texts.get(key);
    html! {
        <>
            <p>{say(key::IMPORT_INTRO)}</p>
            {for state.failed.as_ref().map(|failed| failed_notice(texts, failed))}
            <article class={classes!("drop-zone", is_over.then_some("over"))} {ondragover} {ondragleave} {ondrop}>
                <svg class="drop-icon" viewBox="0 0 48 48" aria-hidden="true">
                    <path d="M12 4h17l9 9v31H12zM29 4v9h9M24 36V22M18 28l6-6 6 6" />
                </svg>
                <p class="drop-title">{say(key::IMPORT_DROP)}</p>
                // Its own control is covered by the label, which looks like a button.
                <input id="file" type="file" class="visually-hidden" {onchange} disabled={state.busy}
                    accept=".csv,.tsv,.tab,.txt,.xlsx,.xlsm,text/csv,text/plain"
                    aria-describedby="file-hint" />
                <label for="file" class="file-button">{say(key::IMPORT_CHOOSE)}</label>
                <small id="file-hint">{say(key::IMPORT_FILE_HINT)}</small>
                <small>{say(key::IMPORT_PASTE_HINT)}</small>
                <button type="button" class="link" onclick={on_example}>{say(key::IMPORT_EXAMPLE)}</button>
            </article>
            <details>
                <summary>{say(key::IMPORT_PASTE)}</summary>
                <label for="pasted">{say(key::IMPORT_PASTE_LABEL)}</label>
                <textarea id="pasted" ref={pasted} rows="6" class="code" spellcheck="false"
                    autocomplete="off" autocapitalize="none" />
                <button type="button" onclick={on_paste} disabled={state.busy}>
                    {say(key::IMPORT_PASTE_READ)}
                </button>
            </details>
            if state.busy {
                <p class="loading" role="status">
                    <progress aria-label={say(key::IMPORT_READING)} />{say(key::IMPORT_READING)}
                </p>
            }
            if let Some(draft) = &state.draft {
                <p>
                    {texts.fill(key::IMPORT_KEPT, &[
                        ("name", name_of(texts, &draft.name)),
                        ("count", &draft.table.len().to_string()),
                    ])}
                    {" "}
                    <Link<At> to={Route::Import(Step::Columns)}>{say(key::IMPORT_GO_ON)}</Link<At>>
                </p>
            }
        </>
    }
}

/// What is pasted anywhere in the view is read, a file or cells; what is pasted
/// into a field goes there.
#[hook]
fn use_paste_anywhere(on_file: Callback<File>, to: FileFor, go_on: Callback<bool>) {
    use_effect_with((), move |()| {
        let listener = EventListener::new(&gloo_utils::document(), "paste", move |event| {
            let target = event.target_dyn_into::<Element>();
            let is_field = target.is_some_and(|it| matches!(&*it.tag_name(), "TEXTAREA" | "INPUT"));
            let data = event
                .dyn_ref::<ClipboardEvent>()
                .and_then(ClipboardEvent::clipboard_data);
            let Some(data) = data.filter(|_| !is_field && !look(IMPORT).busy) else {
                return;
            };
            if let Some(file) = data.files().and_then(|files| files.get(0)) {
                return on_file.emit(file);
            }
            let text = data.get_data("text/plain").unwrap_or_default();
            if !text.is_empty() {
                let (to, go_on) = (to.clone(), go_on.clone());
                spawn_local(async move { go_on.emit(paste(text, to).await) });
            }
        });
        move || drop(listener)
    });
}

/// Why a file could not be read, and where it breaks.
pub(super) fn failed_notice(texts: Texts, failed: &Failed) -> Html {
    match failed {
        Failed::Unreadable(words) => {
            let body = html! {
                <>
                    <p>{texts.get(key::IMPORT_UNREADABLE_TEXT)}</p>
                    {details(texts, words.clone())}
                </>
            };
            let notice = Notice::new(Kind::Bad, texts.get(key::IMPORT_UNREADABLE));
            notice.urgent().show(body)
        }
        Failed::Part => Notice::new(Kind::Bad, texts.get(key::VIEW_FAILED))
            .urgent()
            .show(html! { <p>{texts.get(key::VIEW_FAILED_TEXT)}</p> }),
        Failed::Table(error) => {
            explained(texts, error.code(), place(texts, error), Html::default())
        }
        Failed::Workbook(error) => {
            let place = match error {
                WorkbookError::Table { source } => place(texts, source),
                _ => None,
            };
            explained(
                texts,
                error.code(),
                place,
                details(texts, error.to_string()),
            )
        }
    }
}

fn explained(texts: Texts, code: impl Explained, place: Option<String>, more: Html) -> Html {
    let explanation = explain(texts, code);
    let body = html! {
        <>
            {for place.map(|place| html! { <p><strong>{place}</strong></p> })}
            <p>{explanation.stock}{" "}{explanation.next}</p>
            {more}
        </>
    };
    Notice::new(Kind::Bad, explanation.what).urgent().show(body)
}

fn place(texts: Texts, error: &TableError) -> Option<String> {
    let megabytes = |bytes: u64| (bytes >> 20).to_string();
    let at_most = |line: u32, limit: usize| {
        let values = [("line", &*line.to_string()), ("limit", &limit.to_string())];
        texts.fill(key::IMPORT_AT_LIMIT, &values)
    };
    match error {
        TableError::Empty => None,
        TableError::TooLarge { bytes, limit } => Some(texts.fill(
            key::IMPORT_SIZE,
            &[
                ("size", &megabytes(*bytes)),
                ("limit", &megabytes(*limit as u64)),
            ],
        )),
        TableError::TooManyRows { line, limit }
        | TableError::TooManyCells { line, limit }
        | TableError::CellTooLong { line, limit } => Some(at_most(*line, *limit)),
        TableError::Undecodable { line, column, .. } => Some(texts.fill(
            key::IMPORT_AT_CHARACTER,
            &[("line", &line.to_string()), ("column", &column.to_string())],
        )),
        TableError::UnclosedQuote { line } | TableError::Disorder { line } => {
            Some(texts.fill(key::IMPORT_AT_LINE, &[("line", &line.to_string())]))
        }
    }
}
