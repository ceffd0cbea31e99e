//! From a draft to a run: its lines, how its file is read again, and how many
//! lines are released.

use std::collections::HashSet;

use release_core::{Connection, OrderItemId};
use release_file::rows::{Line, preview};
use release_file::table::Role;

use super::draft::Draft;
use crate::saved::{Products, SavedBody, SavedFile, SavedLine, SavedProduct, Source};

/// The file of a draft, as a run keeps it.
pub fn source_of(draft: &Draft) -> Source {
    Source::File(SavedFile {
        name: draft.name.clone(),
        size: draft.bytes.len() as u64,
        sha256: draft.sha256.clone().unwrap_or_default(),
    })
}

/// What a run of a draft's lines keeps.
pub fn body_of(draft: &Draft) -> SavedBody {
    let mut body = SavedBody {
        read: Some(draft.read_as.as_found(&draft.table)),
        columns: draft.columns.clone(),
        edits: draft.edits.clone(),
        unsent: Some(unsent(draft)),
        items: draft.search.items(),
        ..SavedBody::default()
    };
    let mut products = Products::default();
    let consents = draft.checked.consents(&draft.edits.applied());
    for line in &draft.checked.lines {
        let mut saved = SavedLine::new(line.line_no, line.call());
        if let Some(stock) = draft.found.stock(line.line_no, line.item) {
            let sku = stock.sku.clone().or_else(|| line.sku.clone());
            let counter = Some(stock.counter);
            saved.product = Some(products.place(SavedProduct { sku, counter }));
            saved.units = Some(stock.units.clone().unwrap_or_else(|| "1".to_owned()));
        }
        let own = consents
            .iter()
            .filter(|it| it.lines.binary_search(&line.line_no).is_ok());
        saved.consents = own.map(|consent| consent.code).collect();
        body.lines.push(saved);
    }
    body.products = products.into_list();
    body
}

/// How many rows are neither sent nor say the same as one that is.
fn unsent(draft: &Draft) -> u32 {
    let lines = draft.checked.lines.iter();
    let sent: HashSet<OrderItemId> = lines.map(|line| line.item).collect();
    let applied = draft.edits.applied();
    let column = draft.columns.get(Role::Item);
    let item = |row| applied.cell(row, column?)?.parse::<OrderItemId>().ok();
    let is_sent = draft.table.rows().map(|row| {
        !applied.is_left_out(row.line()) && item(row).is_some_and(|item| sent.contains(&item))
    });
    let unsent = is_sent.filter(|is_sent| !is_sent);
    u32::try_from(unsent.count()).unwrap_or(u32::MAX)
}

/// All requests as text; the token is not among it.
pub fn requests(lines: &[Line], connection: &Connection) -> String {
    let mut text = String::new();
    for preview in preview(lines, connection).flatten() {
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
