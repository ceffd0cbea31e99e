//! What is kept of a run.

use std::collections::BTreeMap;

use release_client::UnixMillis;
use release_core::endpoint::CreateMapping;
use release_core::run::{Counts, Settings};
use release_core::{ApiPrefix, BaseUrl, ErpCode, OrderItemId};
use release_file::export::RowResult;
use release_file::lines::{Columns, Edits, Line};
use release_file::table::Overrides;
use serde::{Deserialize, Serialize};

/// A run that is about to be written down for the first time.
#[derive(Clone, Debug)]
pub(crate) struct NewRun {
    /// What people call the Omnitron.
    pub(crate) environment: String,
    /// Where it is.
    pub(crate) base_url: BaseUrl,
    /// Which family of paths it answers to.
    pub(crate) prefix: ApiPrefix,
    /// Who sends; not known where a token was pasted.
    pub(crate) user: Option<String>,
    /// How it is carried out.
    pub(crate) settings: Settings,
    /// The file it came from.
    pub(crate) file: SavedFile,
    /// How that file is read, and what exactly is sent.
    pub(crate) body: SavedBody,
    /// The run whose rest it sends.
    pub(crate) parent: Option<u64>,
}

/// The head of a run: enough for a list of all runs. No token in it, and
/// nothing of a customer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct SavedRun {
    /// What people call the Omnitron.
    pub(crate) environment: String,
    /// Where it is.
    pub(crate) base_url: BaseUrl,
    /// Which family of paths it answers to.
    pub(crate) prefix: ApiPrefix,
    /// Who sent.
    pub(crate) user: Option<String>,
    /// When it was written down.
    pub(crate) created_at: UnixMillis,
    /// How it is carried out.
    pub(crate) settings: Settings,
    /// The file it came from.
    pub(crate) file: SavedFile,
    /// How the lines stood when it last paused or ended; the entries say it
    /// exactly.
    pub(crate) counts: Counts,
    /// When it ended; none while it may go on.
    pub(crate) ended: Option<UnixMillis>,
    /// The run whose rest it sends.
    pub(crate) parent: Option<u64>,
}

/// A file, without its bytes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct SavedFile {
    /// As it was called.
    pub(crate) name: String,
    /// In bytes.
    pub(crate) size: u64,
    /// SHA-256 of its bytes, in hexadecimal.
    pub(crate) sha256: String,
}

/// How a file is read again as it was read first.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum ReadAs {
    /// CSV, TSV or pasted text. Every override is given, so that nothing is
    /// detected anew.
    Text(Overrides),
    /// A sheet of a workbook.
    Workbook {
        /// The sheet's name.
        sheet: String,
        /// Whether its first row names the columns.
        header: bool,
    },
}

/// The rows of a run.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct SavedBody {
    /// How the file is read again.
    pub(crate) read: ReadAs,
    /// Which column is for what.
    pub(crate) columns: Columns,
    /// What a person has changed.
    pub(crate) edits: Edits,
    /// What is sent, in the order of the file.
    pub(crate) lines: Vec<SavedLine>,
    /// What an earlier run says of rows that are not part of this one, by
    /// their line in the file. Kept here because that run may be deleted.
    #[serde(default)]
    pub(crate) earlier: BTreeMap<u32, RowResult>,
}

/// One line of a run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct SavedLine {
    /// Its row's line in the file, from 1.
    pub(crate) line_no: u32,
    /// The order line.
    pub(crate) item: OrderItemId,
    /// The ERP's code, byte for byte.
    pub(crate) code: ErpCode,
    /// `true` releases, `false` only records.
    pub(crate) update_stock: bool,
}

impl SavedLine {
    /// What is sent for it.
    pub(crate) fn call(&self) -> CreateMapping {
        CreateMapping {
            item: self.item,
            code: self.code.clone(),
            update_stock: self.update_stock,
        }
    }
}

impl From<&Line> for SavedLine {
    fn from(line: &Line) -> Self {
        Self {
            line_no: line.line_no,
            item: line.item,
            code: line.code.clone(),
            update_stock: line.update_stock,
        }
    }
}
