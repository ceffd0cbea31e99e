//! The ERP's codes of lines.

use std::collections::BTreeMap;

use serde::Serialize;

use super::ORDER_ITEM_TYPE;

/// The ERP's code of a line, as `create_mapping` stores and returns it.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Mapping {
    pub(crate) pk: i64,
    pub(crate) content_type: i64,
    pub(crate) object_id: i64,
    pub(crate) integration_type: &'static str,
    pub(crate) code: String,
    /// Whether this mapping took the line's units off the counter.
    #[serde(skip)]
    pub(crate) released: bool,
}

/// All mappings, by line.
#[derive(Debug, Clone, Default)]
pub(crate) struct Mappings {
    of: BTreeMap<i64, Vec<Mapping>>,
    count: i64,
}

impl Mappings {
    /// Those of a line, oldest first.
    pub(crate) fn of(&self, line: i64) -> &[Mapping] {
        self.of.get(&line).map_or(&[], Vec::as_slice)
    }

    /// The oldest of a line.
    pub(crate) fn first_mut(&mut self, line: i64) -> Option<&mut Mapping> {
        self.of.get_mut(&line)?.first_mut()
    }

    /// Whether one of the line's mappings released it.
    pub(crate) fn released(&self, line: i64) -> bool {
        self.of(line).iter().any(|mapping| mapping.released)
    }

    /// Whether another line bears the code.
    pub(crate) fn elsewhere(&self, line: i64, code: &str) -> bool {
        let mut all = self.of.values().flatten();
        all.any(|mapping| mapping.object_id != line && mapping.code == code)
    }

    /// Stores one more.
    pub(crate) fn add(&mut self, line: i64, code: String, released: bool) -> Mapping {
        let mapping = Mapping {
            pk: 901 + self.count,
            content_type: ORDER_ITEM_TYPE,
            object_id: line,
            integration_type: "external_company",
            code,
            released,
        };
        self.count += 1;
        self.of.entry(line).or_default().push(mapping.clone());
        mapping
    }
}
