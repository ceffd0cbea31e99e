//! From a draft to a run: its lines, how its file is read again, and how many
//! lines are released.

use release_core::Connection;
use release_file::rows::{Line, preview};

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
