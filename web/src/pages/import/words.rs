//! Names of the file and of its columns.

use release_web_logic::import::{Change, outer_spaces};
use yew::prelude::*;

use crate::i18n::{Texts, key};
use crate::state::import::Draft;

/// The file's name, or what it is called where it has none.
pub(crate) fn name_of(texts: Texts, name: &str) -> &str {
    if name.is_empty() {
        texts.get(key::IMPORT_PASTED)
    } else {
        name
    }
}

/// The header's name of a column, or its number.
pub(super) fn column_name(texts: Texts, draft: &Draft, column: usize) -> String {
    match draft.column_name(column) {
        Some(name) => name.to_owned(),
        None => texts.fill(key::IMPORT_COLUMN, &[("number", &(column + 1).to_string())]),
    }
}

/// A cell before and after a change, in quotation marks, as spaces matter.
pub(super) fn before_after(texts: Texts, change: &Change) -> Html {
    html! {
        <span class="code erp-code">
            {"“"}{cell_text(texts, &change.before)}{"” → “"}{cell_text(texts, &change.after)}{"”"}
        </span>
    }
}

/// A cell as it is. The spaces around its text, which matter, are marked; they
/// stay text, so that a copy is the cell.
pub(super) fn cell_text(texts: Texts, cell: &str) -> Html {
    let [before, text, after] = outer_spaces(cell);
    let spaces = |spaces: &str| {
        if spaces.is_empty() {
            return Html::default();
        }
        let count = spaces.chars().count();
        let label = texts.count(key::IMPORT_SPACE_ONE, key::IMPORT_SPACE_OTHER, count);
        html! { <span class="outer-space" role="img" aria-label={label}>{spaces.to_owned()}</span> }
    };
    html! { <>{spaces(before)}{text.to_owned()}{spaces(after)}</> }
}
