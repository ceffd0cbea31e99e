//! The integration mapping that `create_mapping` returns.

use serde::{Deserialize, Deserializer, Serialize};

use crate::id::{ContentTypeId, OrderItemId};
use crate::read;

/// The stored link between a line and the ERP's code for it (page:
/// stock-reservation-release).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mapping {
    /// The mapping's own id.
    #[serde(default, alias = "id", deserialize_with = "maybe_id")]
    pub pk: Option<u64>,
    /// Which kind of thing is mapped. The id differs by installation; its
    /// table's name comes from the content types.
    #[serde(default)]
    pub content_type: Option<ContentTypeId>,
    /// The line.
    pub object_id: OrderItemId,
    /// `external_company` is the ERP (page: orderitem).
    #[serde(default)]
    pub integration_type: Option<String>,
    /// The code as stored. Only a JSON string will do: a number could have
    /// lost digits.
    pub code: String,
}

fn maybe_id<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<u64>, D::Error> {
    struct Id(u64);
    impl<'de> Deserialize<'de> for Id {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            read::id(deserializer).map(Self)
        }
    }
    Ok(Option::<Id>::deserialize(deserializer)?.map(|id| id.0))
}
