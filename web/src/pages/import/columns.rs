//! The second step: how the file is read, and which column is for what.

use release_file::rows::{Action, Severity};
use release_file::table::Role;
use release_web_logic::{Route, Step};
use wasm_bindgen::JsValue;
use web_sys::HtmlSelectElement;
use yew::prelude::*;
use yew_router::prelude::*;

use super::file::failed_notice;
use super::format::format_fields;
use super::words::{cell_text, column_name, name_of};
use crate::api;
use crate::components::{Kind, Notice, choice, select};
use crate::i18n::{Key, Texts, explain, key};
use crate::route::At;
use crate::state::import::{Draft, IMPORT, edit_draft};
use crate::state::store::use_store;
use crate::state::use_app;

/// How many rows are shown.
const SHOWN: usize = 5;

/// The file as it was read.
#[component]
pub(super) fn ColumnsStep() -> Html {
    let app = use_app();
    let texts = app.texts();
    let navigator = use_navigator().expect("within the router");
    let state = use_store(IMPORT);
    let Some(draft) = state.draft.clone() else {
        return Html::default();
    };
    let missing = draft.columns.problems();
    let is_ready = missing.is_empty() && !state.busy;
    let onclick = Callback::from({
        let draft = draft.clone();
        let base_url = app
            .session
            .current()
            .map(|it| it.connection.base_url.clone());
        move |_: MouseEvent| {
            if let Some(base_url) = &base_url {
                api::save_columns(base_url, &draft.columns.names(&draft.table));
            }
            navigator.push(&At(Route::Import(Step::Check)));
        }
    });
    html! {
        <>
            <p>{facts(texts, &draft)}</p>
            {for state.failed.as_ref().map(|failed| failed_notice(texts, failed))}
            {for oddities(texts, &draft)}
            <p id="columns-hint">{texts.get(key::IMPORT_COLUMNS_HINT)}</p>
            {sample(texts, &draft)}
            <div aria-live="polite">
                {for missing.into_iter().map(|problem| {
                    let explanation = explain(texts, problem);
                    Notice::new(Kind::Bad, explanation.what).show(html! { <p>{explanation.next}</p> })
                })}
            </div>
            <fieldset class="filters">
                <legend>{texts.get(key::IMPORT_READ_AS)}</legend>
                {format_fields(texts, &draft)}
            </fieldset>
            {options(texts, &draft)}
            <button type="button" disabled={!is_ready} {onclick}>{texts.get(key::IMPORT_TO_CHECK)}</button>
        </>
    }
}

fn facts(texts: Texts, draft: &Draft) -> String {
    texts.fill(
        key::IMPORT_FACTS,
        &[
            ("name", name_of(texts, &draft.name)),
            ("bytes", &draft.bytes.len().to_string()),
            ("rows", &draft.table.len().to_string()),
            ("columns", &draft.table.width().to_string()),
        ],
    )
}

/// What a person should know of how the file is written.
fn oddities(texts: Texts, draft: &Draft) -> Vec<Html> {
    let format = draft.table.format();
    let blank = draft.table.blank_lines();
    let said = [
        (draft.table.is_ours(), key::IMPORT_OURS),
        (draft.columns.guessed, key::IMPORT_GUESSED),
        (format.sep_line, key::IMPORT_SEP_LINE),
        (format.mixed_line_ends, key::IMPORT_MIXED_LINE_ENDS),
    ];
    let said = said.into_iter().filter(|(is_so, _)| *is_so);
    let mut said: Vec<_> = said.map(|(_, key)| texts.get(key).to_owned()).collect();
    if blank > 0 {
        said.push(texts.fill(key::IMPORT_BLANK, &[("count", &blank.to_string())]));
    }
    let note = |text: String| Notice::new(Kind::Info, text).show(Html::default());
    said.into_iter().map(note).collect()
}

const fn role_name(role: Role) -> Key {
    match role {
        Role::Item => key::IMPORT_ROLE_ITEM,
        Role::Code => key::IMPORT_ROLE_CODE,
        Role::OrderNumber => key::IMPORT_ROLE_ORDER,
        Role::Sku => key::IMPORT_ROLE_SKU,
        Role::Quantity => key::IMPORT_ROLE_QUANTITY,
        Role::Action => key::IMPORT_ROLE_ACTION,
        Role::Channel => key::IMPORT_ROLE_CHANNEL,
    }
}

/// What a column is for, chosen in its own head.
fn role_select(texts: Texts, draft: &Draft, column: usize) -> Html {
    let place = |role: Role| Role::ALL.iter().position(|it| *it == role);
    let chosen = draft.role_of(column).and_then(place);
    let chosen = chosen.map_or_else(String::new, |place| place.to_string());
    let onchange = Callback::from(move |event: Event| {
        let word = event.target_unchecked_into::<HtmlSelectElement>().value();
        let role = word
            .parse()
            .ok()
            .and_then(|place: usize| Role::ALL.get(place).copied());
        edit_draft(|draft| draft.choose_role(column, role));
    });
    let label = texts.fill(
        key::IMPORT_COLUMN_FOR,
        &[("name", &column_name(texts, draft, column))],
    );
    // Once a person has chosen, only the property follows later changes.
    let value = JsValue::from_str(&chosen);
    html! {
        <select aria-label={label} ~value={value} {onchange}>
            <option value="" selected={chosen.is_empty()}>{texts.get(key::IMPORT_ROLE_NONE)}</option>
            { for Role::ALL.into_iter().enumerate().map(|(place, role)| html! {
                <option value={place.to_string()} selected={chosen == place.to_string()}>{texts.get(role_name(role))}</option>
            }) }
        </select>
    }
}

/// The first rows, cell by cell as they will be used, with what each column is
/// for in its head.
fn sample(texts: Texts, draft: &Draft) -> Html {
    let width = draft.table.width();
    let used = |column| draft.role_of(column).is_some().then_some("used");
    html! {
        <div class="scroll sample" tabindex="0" role="region" aria-label={texts.get(key::IMPORT_SAMPLE)}
            aria-describedby="columns-hint">
            <table>
                <thead><tr>
                    <th scope="col">{texts.get(key::IMPORT_LINE)}</th>
                    {for (0..width).map(|column| html! {
                        <th scope="col" class={used(column)}>
                            <span class="column-name">{column_name(texts, draft, column)}</span>
                            {role_select(texts, draft, column)}
                        </th>
                    })}
                </tr></thead>
                <tbody>{for draft.table.rows().take(SHOWN).map(|row| html! {
                    <tr>
                        <td class="number">{row.line()}</td>
                        {for (0..width).map(|column| html! {
                            <td class={classes!("code", used(column))}>
                                {cell_text(texts, row.cell(column).unwrap_or_default())}
                            </td>
                        })}
                    </tr>
                })}</tbody>
            </table>
        </div>
    }
}

/// What is done where the file does not say.
fn options(texts: Texts, draft: &Draft) -> Html {
    let act = |action| Callback::from(move |()| edit_draft(|draft| draft.action = action));
    let severities = [
        (Severity::Warning, "warn", key::IMPORT_SAME_CODE_WARN),
        (Severity::Confirm, "confirm", key::IMPORT_SAME_CODE_CONFIRM),
        (Severity::Stop, "stop", key::IMPORT_SAME_CODE_STOP),
    ];
    let names = severities.map(|(_, word, name)| (word.to_owned(), texts.get(name).to_owned()));
    let chosen = severities.iter().find(|(it, ..)| *it == draft.same_code);
    let on_same_code = Callback::from(move |word: String| {
        if let Some((severity, ..)) = severities.iter().find(|(_, it, _)| *it == word) {
            edit_draft(|draft| draft.same_code = *severity);
        }
    });
    html! {
        <>
            <fieldset class="choices">
                <legend>{texts.get(key::IMPORT_ACTION)}</legend>
                {choice("action", "release", texts.get(key::IMPORT_ACTION_RELEASE),
                    Some(texts.get(key::IMPORT_ACTION_RELEASE_HINT)),
                    draft.action == Action::Release, &act(Action::Release))}
                {choice("action", "record", texts.get(key::IMPORT_ACTION_RECORD),
                    Some(texts.get(key::IMPORT_ACTION_RECORD_HINT)),
                    draft.action == Action::Record, &act(Action::Record))}
            </fieldset>
            <div class="filters">{select("same-code", texts.get(key::IMPORT_SAME_CODE), chosen.map_or("", |(_, word, _)| word), &names, &on_same_code)}</div>
        </>
    }
}
