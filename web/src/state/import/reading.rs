//! From a file, or text that was pasted, to a draft.

use std::rc::Rc;

use release_file::table::Overrides;
use release_web_logic::import::Draft;
use release_web_logic::{FileRead, ReadAs};
use release_xlsx::is_workbook;
use web_sys::File;

use super::draft::{Failed, IMPORT, ImportState};
use super::find::pause_search;
use super::live::stop_check;
use crate::api::{self, FileError, ReadFailure};
use crate::state::FileFor;
use crate::state::lines_before;
use crate::state::store::{change, look, put};

/// Reads a file that was chosen. What was read before stays until it is read.
pub(crate) async fn pick(file: File, to: FileFor) -> bool {
    begin();
    let bytes = match api::read_file(&file).await {
        Ok(bytes) => bytes,
        Err(FileError::Table(error)) => return end(Err(Failed::Table(error))),
        Err(FileError::Unreadable(words)) => return end(Err(Failed::Unreadable(words))),
    };
    end(open(file.name(), bytes, to).await)
}

/// Reads text that was pasted.
pub(crate) async fn paste(text: String, to: FileFor) -> bool {
    begin();
    end(open(String::new(), text.into_bytes(), to).await)
}

/// Takes a file that the page itself has made.
pub(crate) async fn take(name: String, bytes: Vec<u8>, to: FileFor) -> bool {
    begin();
    end(open(name, bytes, to).await)
}

async fn open(name: String, bytes: Vec<u8>, to: FileFor) -> Result<Draft, Failed> {
    let bytes = Rc::new(bytes);
    let sha256 = api::sha256(&bytes).await;
    let read_as = if is_workbook(&name, &bytes) {
        ReadAs::Workbook {
            sheet: None,
            header: None,
        }
    } else {
        ReadAs::Text(Overrides::default())
    };
    api::yield_to_browser().await;
    let read = read(&bytes, read_as).await?;
    let mut draft = Draft::new(name, bytes, sha256, read);
    draft.settings = to.limits.settings();
    if let Some(base_url) = to.base_url {
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
pub(crate) async fn reread(read_as: ReadAs) -> bool {
    let Some(draft) = look(IMPORT).draft.clone() else {
        return false;
    };
    begin();
    api::yield_to_browser().await;
    let read = match read(&draft.bytes, read_as).await {
        Ok(read) => read,
        Err(failed) => return end(Err(failed)),
    };
    end(Ok(draft.reread(read)))
}

/// The file, read as it was chosen.
async fn read(bytes: &Rc<Vec<u8>>, read_as: ReadAs) -> Result<FileRead, Failed> {
    api::read(bytes, read_as)
        .await
        .map_err(|failure| match failure {
            ReadFailure::Table(error) => Failed::Table(error),
            ReadFailure::Workbook(error) => Failed::Workbook(error),
            ReadFailure::Part => Failed::Part,
        })
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
        pause_search();
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
