//! The integration mapping that `create_mapping` returns.

use serde::Serialize;

use crate::id::{ContentTypeId, OrderItemId};
use crate::read::{self, Json, Misread, Read, deserialize_by_reading};

/// The stored link between a line and the ERP's code for it (page:
/// stock-reservation-release).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Mapping {
    /// The mapping's own id.
    pub pk: Option<u64>,
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

impl Read for Mapping {
    fn read(json: &Json<'_>) -> Result<Self, Misread> {
        let members = json.object()?;
        Ok(Self {
            pk: members.maybe_by(&["pk", "id"], read::id)?,
            content_type: members.maybe(&["content_type"])?,
            object_id: members.read(&["object_id"])?,
            integration_type: members.maybe(&["integration_type"])?,
            code: members.read(&["code"])?,
        })
    }
}

deserialize_by_reading!(Mapping);
