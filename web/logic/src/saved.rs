//! The parts of a run that are kept, as they are stored.

use std::collections::BTreeMap;

use release_core::endpoint::CreateMapping;
use release_core::id::StockListId;
use release_core::model::StockCounter;
use release_core::{ApiPrefix, BaseUrl, ErpCode, OrderId, OrderItemId, ProductId, UnixMillis};
use release_file::FileCode;
use release_file::export::RowResult;
use release_file::rows::{Columns, Edits};
use release_run::{Counts, LineStock, Settings};
use serde::{Deserialize, Serialize};

use crate::{ReadAs, to_send};

/// A run that is about to be written down for the first time.
#[derive(Clone, Debug)]
pub struct NewRun {
    /// What people call the Omnitron.
    pub environment: String,
    /// Where it is.
    pub base_url: BaseUrl,
    /// Which family of paths it answers to.
    pub prefix: ApiPrefix,
    /// Who sends; not known where a token was pasted.
    pub user: Option<String>,
    /// How it is carried out.
    pub settings: Settings,
    /// Where its lines come from.
    pub source: Source,
    /// What exactly is sent, and how its file is read.
    pub body: SavedBody,
    /// The run whose rest it sends.
    pub parent: Option<u64>,
}

/// The head of a run: enough for a list of all runs. No token in it, and
/// nothing of a customer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SavedRun {
    /// What people call the Omnitron.
    pub environment: String,
    /// Where it is.
    pub base_url: BaseUrl,
    /// Which family of paths it answers to.
    pub prefix: ApiPrefix,
    /// Who sent.
    pub user: Option<String>,
    /// When it was written down.
    pub created_at: UnixMillis,
    /// How it is carried out.
    pub settings: Settings,
    /// The file that its lines come from.
    #[serde(default)]
    pub file: Option<SavedFile>,
    /// The order that its lines are of, where it is no file.
    #[serde(default)]
    pub order: Option<SavedOrder>,
    /// How the lines stood when it last paused or ended; the entries say it
    /// exactly.
    pub counts: Counts,
    /// When it ended; none while it may go on.
    pub ended: Option<UnixMillis>,
    /// The run whose rest it sends.
    pub parent: Option<u64>,
}

/// Where the lines of a run come from.
#[derive(Clone, Debug, PartialEq)]
pub enum Source {
    /// A file of the ERP.
    File(SavedFile),
    /// An order on the screen.
    Order(SavedOrder),
}

impl SavedRun {
    /// Where its lines come from.
    pub fn source(&self) -> Source {
        match &self.order {
            Some(order) => Source::Order(order.clone()),
            None => Source::File(self.file.clone().unwrap_or_default()),
        }
    }
}

impl Source {
    /// As it is kept: the file, or the order.
    pub fn into_parts(self) -> (Option<SavedFile>, Option<SavedOrder>) {
        match self {
            Self::File(file) => (Some(file), None),
            Self::Order(order) => (None, Some(order)),
        }
    }
}

/// An order, without anything of its customer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SavedOrder {
    /// Its id.
    pub order: OrderId,
    /// Its number, where it is known.
    pub number: Option<String>,
}

/// A file, without its bytes.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SavedFile {
    /// As it was called.
    pub name: String,
    /// In bytes.
    pub size: u64,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
}

/// The lines of a run, and how its file is read again.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct SavedBody {
    /// How the file is read again; none for lines of an order.
    pub read: Option<ReadAs>,
    /// Which column is for what.
    pub columns: Columns,
    /// What a person has changed.
    pub edits: Edits,
    /// What is sent, in the order of the file.
    pub lines: Vec<SavedLine>,
    /// The lines that were found for rows without an id, by their line in the
    /// file.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub items: BTreeMap<u32, OrderItemId>,
    /// What an earlier run says of rows that are not part of this one, by
    /// their line in the file. Kept here because that run may be deleted.
    pub earlier: BTreeMap<u32, RowResult>,
    /// How many rows of the file are neither one of these lines nor say the
    /// same as one: excluded, blocked or not confirmed. None where an older
    /// version has kept the run.
    pub unsent: Option<u32>,
    /// The products of these lines, as far as they are known.
    pub products: Vec<SavedProduct>,
}

impl SavedBody {
    /// What is sent, in the order of the file.
    pub fn calls(&self) -> Vec<CreateMapping> {
        self.lines.iter().map(SavedLine::call).collect()
    }
}

/// The products of a run's lines, each counter once.
#[derive(Debug, Default)]
pub struct Products {
    list: Vec<SavedProduct>,
    places: BTreeMap<(ProductId, StockListId), u32>,
}

impl Products {
    /// The place of a product, which is added where it is not there yet.
    pub fn place(&mut self, product: SavedProduct) -> u32 {
        let next = u32::try_from(self.list.len()).unwrap_or(u32::MAX);
        let place = match &product.counter {
            Some(counter) => *self.places.entry(counter.row()).or_insert(next),
            None => next,
        };
        if place == next {
            self.list.push(product);
        }
        place
    }

    /// All of them, by their places.
    pub fn into_list(self) -> Vec<SavedProduct> {
        self.list
    }
}

/// A product whose stock counter can be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedProduct {
    /// Its stock-keeping unit.
    pub sku: Option<String>,
    /// The counter; none where it is not known which one it is.
    pub counter: Option<StockCounter>,
}

/// One line of a run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedLine {
    /// Its row's line in the file, or its place in the order, from 1.
    pub line_no: u32,
    /// The order line.
    pub item: OrderItemId,
    /// The ERP's code, byte for byte.
    pub code: ErpCode,
    /// `true` releases, `false` only records.
    pub update_stock: bool,
    /// Its product, by its place in [`SavedBody::products`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub product: Option<u32>,
    /// How many units it stands for, where that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub units: Option<String>,
    /// What a person agreed to before it was sent.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub consents: Vec<FileCode>,
}

impl SavedLine {
    /// A line that is sent, without anything that is known of its stock.
    pub fn new(line_no: u32, call: CreateMapping) -> Self {
        Self {
            line_no,
            item: call.item,
            code: call.code,
            update_stock: call.update_stock,
            product: None,
            units: None,
            consents: Vec::new(),
        }
    }

    /// What is sent for it.
    pub fn call(&self) -> CreateMapping {
        to_send(self.item, &self.code, self.update_stock)
    }

    /// What it means for a product's counter, where that is known.
    pub fn stock(&self) -> Option<LineStock> {
        Some(LineStock {
            product: self.product?,
            units: self.units.as_deref()?.parse().ok()?,
        })
    }
}
