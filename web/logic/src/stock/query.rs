//! The query of the view of held stock, as the address has it.

use serde::{Deserialize, Serialize};

/// What is searched for.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct StockQuery {
    /// A SKU, a name or a product ID.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub search: Option<String>,
}
