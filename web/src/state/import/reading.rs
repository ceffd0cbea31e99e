//! From a file, or text that was pasted, to a draft.

use std::rc::Rc;

use release_core::BaseUrl;
use release_file::table::{Limits, Overrides, Table};
use release_web_logic::import::{Draft, Source};
use release_xlsx::is_workbook;
use web_sys::File;

use super::draft::{Failed, IMPORT, ImportState};
use super::live::stop_check;
use crate::api::{self, FileError, SheetError, SheetRead, read_sheet};
use crate::state::lines_before;
use crate::state::store::{change, look, put};

/// Reads a file that was chosen. What was read before stays until it is read.
pub(crate) async fn pick(file: File, base_url: Option<BaseUrl>) -> bool {
    begin();
    let bytes = match api::read_file(&file).await {
        Ok(bytes) => bytes,
        Err(FileError::Table(error)) => return end(Err(Failed::Table(error))),
        Err(FileError::Unreadable(words)) => return end(Err(Failed::Unreadable(words))),
    };
    end(open(file.name(), bytes, base_url).await)
}

/// Reads text that was pasted.
pub(crate) async fn paste(text: String, base_url: Option<BaseUrl>) -> bool {
    begin();
    end(open(String::new(), text.into_bytes(), base_url).await)
}

async fn open(name: String, bytes: Vec<u8>, base_url: Option<BaseUrl>) -> Result<Draft, Failed> {
    let bytes = Rc::new(bytes);
    let sha256 = api::sha256(&bytes).await;
    let source = if is_workbook(&name, &bytes) {
        Source::Workbook {
            sheets: Vec::new(),
            sheet: None,
            header: None,
        }
    } else {
        Source::Text(Overrides::default())
    };
    api::yield_to_browser().await;
    let (source, table) = read(&bytes, source).await?;
    let mut draft = Draft::new(name, bytes, sha256, source, table);
    if let Some(base_url) = base_url {
        let names = api::load_columns(&base_url);
        draft.use_names(&names);
        draft.before = Rc::new(lines_before(&base_url).await.unwrap_or_default());
    }
    api::yield_to_browser().await;
    draft.check();
    Ok(draft)
}

/// Reads the same bytes in another way. Edits and findings go: they are about
/// rows as they were read before.
pub(crate) async fn reread(source: Source) -> bool {
    let Some(draft) = look(IMPORT).draft.clone() else {
        return false;
    };
    begin();
    api::yield_to_browser().await;
    let (source, table) = match read(&draft.bytes, source).await {
        Ok(read) => read,
        Err(failed) => return end(Err(failed)),
    };
    end(Ok(draft.reread(source, table)))
}

/// The table, and its source with what is known of it now.
async fn read(bytes: &Rc<Vec<u8>>, source: Source) -> Result<(Source, Table), Failed> {
    match source {
        Source::Text(overrides) => Table::read(bytes, overrides, &Limits::default())
            .map(|table| (source, table))
            .map_err(Failed::Table),
        Source::Workbook { sheet, header, .. } => {
            match read_sheet(bytes.clone(), sheet, header).await {
                Ok(SheetRead {
                    sheets,
                    sheet,
                    table,
                }) => {
                    let source = Source::Workbook {
                        sheets,
                        sheet: Some(sheet),
                        header,
                    };
                    Ok((source, table))
                }
                Err(SheetError::Workbook(error)) => Err(Failed::Workbook(error)),
                Err(SheetError::Part) => Err(Failed::Part),
            }
        }
    }
}

fn begin() {
    change(IMPORT, |state| {
        state.busy = true;
        state.failed = None;
    });
}

/// Whether there is a draft now.
fn end(read: Result<Draft, Failed>) -> bool {
    let before = look(IMPORT).draft.clone();
    let (draft, failed) = match read {
        Ok(draft) => (Some(Rc::new(draft)), None),
        Err(failed) => (before, Some(failed)),
    };
    let is_read = failed.is_none();
    if is_read {
        stop_check();
    }
    put(
        IMPORT,
        ImportState {
            draft,
            failed,
            busy: false,
        },
    );
    is_read
}
