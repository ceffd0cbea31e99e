//! The integration mapping that `create_mapping` returns.

use serde::Serialize;

use crate::deserialize_from_json;
use crate::id::{ContentTypeId, MappingId, OrderItemId};

crate::json_struct! {
    /// The stored link between a line and the ERP's code for it (page:
    /// stock-reservation-release).
    #[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
    pub struct Mapping {
        /// The mapping's own id.
        pub pk: Option<MappingId> | "id",
        /// The kind of object that is mapped. The id differs by installation;
        /// the name of its table is in the content types.
        pub content_type: Option<ContentTypeId>,
        /// The line.
        pub object_id: OrderItemId,
        /// `external_company` is the ERP (page: orderitem).
        pub integration_type: Option<String>,
        /// The code as stored. Only a JSON string is accepted: a number could
        /// have lost digits.
        pub code: String,
    }
}

deserialize_from_json!(Mapping);
