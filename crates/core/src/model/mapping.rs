//! The integration mapping that `create_mapping` returns.

use serde::Serialize;

use crate::deserialize_from_json;
use crate::id::{ContentTypeId, MappingId, OrderItemId};

crate::json_struct! {
    /// The stored link between a line and the ERP's code for it (page:
    /// stock-reservation-release).
    #[derive(Clone, Debug, PartialEq, Eq, Serialize)]
    pub struct Mapping {
        /// The mapping's own id.
        pub pk: Option<MappingId> | "id",
        /// Which kind of thing is mapped. The id differs by installation; its
        /// table's name comes from the content types.
        pub content_type: Option<ContentTypeId>,
        /// The line.
        pub object_id: OrderItemId,
        /// `external_company` is the ERP (page: orderitem).
        pub integration_type: Option<String>,
        /// The code as stored. Only a JSON string will do: a number could have
        /// lost digits.
        pub code: String,
    }
}

deserialize_from_json!(Mapping);
