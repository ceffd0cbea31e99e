//! The outcome of a line.

use release_core::code::{ErrorCode, HasCode};
use release_core::error::RetryAfter;
use release_core::id::MappingId;
use release_core::outcome::Outcome as Core;
use serde::Serialize;
use tsify::Tsify;

use crate::code::AnyCode;

/// What became of a line. Only `released` and `recorded` are done, and only because the answer
/// names this line and this code. `unknown` is neither success nor failure: the request left and no
/// trustworthy answer came; it is never repeated by itself, and a person, or evidence, settles it.
#[derive(Clone, Debug, Serialize, Tsify)]
#[serde(tag = "kind", rename_all = "camelCase")]
#[tsify(missing_as_null)]
pub enum Outcome {
    /// Verified: the code is stored and the reservation is dropped.
    Released {
        /// `released`.
        #[tsify(type = "ErrorCode")]
        code: AnyCode,
        /// The same in an English sentence.
        message: String,
        /// The stored mapping.
        mapping: Mapping,
    },
    /// Verified: the code is stored and the reservation stays.
    Recorded {
        /// `recorded`.
        #[tsify(type = "ErrorCode")]
        code: AnyCode,
        /// The same in an English sentence.
        message: String,
        /// The stored mapping.
        mapping: Mapping,
    },
    /// The server refused the line. It can be changed and sent again.
    Refused {
        /// The reason.
        #[tsify(type = "ErrorCode")]
        code: AnyCode,
        /// The same in an English sentence.
        message: String,
        /// The server's refusal.
        refusal: Refusal,
    },
    /// The server surely did not process it. It can be sent.
    NotSent {
        /// The reason.
        #[tsify(type = "ErrorCode")]
        code: AnyCode,
        /// The same in an English sentence.
        message: String,
        /// The server's refusal, if there was one.
        refusal: Option<Refusal>,
    },
    /// Whether it was processed is not known. Look in Omnitron before it is sent again.
    Unknown {
        /// The reason.
        #[tsify(type = "ErrorCode")]
        code: AnyCode,
        /// The same in an English sentence.
        message: String,
        /// The refusal of a server or a gateway before it, if there was one.
        refusal: Option<Refusal>,
    },
}

impl From<&Core> for Outcome {
    fn from(outcome: &Core) -> Self {
        let key = outcome.code();
        let (code, message) = (key.into(), key.description().to_owned());
        let refusal = outcome.refusal().map(Refusal::from);
        match outcome {
            Core::Released(mapping) => Self::Released {
                code,
                message,
                mapping: mapping.into(),
            },
            Core::Recorded(mapping) => Self::Recorded {
                code,
                message,
                mapping: mapping.into(),
            },
            Core::Refused(refusal) => Self::Refused {
                code,
                message,
                refusal: refusal.into(),
            },
            Core::NotSent(_) => Self::NotSent {
                code,
                message,
                refusal,
            },
            Core::Unknown(_) => Self::Unknown {
                code,
                message,
                refusal,
            },
        }
    }
}

/// The stored link between a line and the ERP's code for it.
#[derive(Clone, Debug, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
#[tsify(missing_as_null)]
pub struct Mapping {
    /// The mapping's own id.
    pub pk: Option<u64>,
    /// Which kind of thing is mapped.
    #[tsify(type = "ContentTypeId | null")]
    pub content_type: Option<u64>,
    /// The line.
    #[tsify(type = "OrderItemId")]
    pub object_id: u64,
    /// `external_company` is the ERP.
    pub integration_type: Option<String>,
    /// The code as stored: that which was sent, byte for byte.
    #[tsify(type = "ErpCode")]
    pub code: String,
}

impl From<&release_core::model::Mapping> for Mapping {
    fn from(mapping: &release_core::model::Mapping) -> Self {
        Self {
            pk: mapping.pk.map(MappingId::get),
            content_type: mapping
                .content_type
                .map(release_core::id::ContentTypeId::get),
            object_id: mapping.object_id.get(),
            integration_type: mapping.integration_type.clone(),
            code: mapping.code.clone(),
        }
    }
}

/// A refusal as the server worded it. Show its texts as a quotation and branch on none of them:
/// they follow the language that the browser asks for.
#[derive(Clone, Debug, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
#[tsify(missing_as_null)]
pub struct Refusal {
    /// The HTTP status.
    pub status: u16,
    /// Akinon's own error code.
    pub error_code: Option<String>,
    /// The text in `detail`.
    pub detail: Option<String>,
    /// Messages by field, in the server's order.
    pub fields: Vec<FieldMessages>,
    /// The header `Retry-After`: seconds, or a date.
    pub retry_after: Option<String>,
    /// The body, at most 2,000 characters of it; empty in what a run gives, for it may hold anything.
    pub raw: String,
}

/// What the server has to say of one field.
#[derive(Clone, Debug, Serialize, Tsify)]
pub struct FieldMessages {
    /// The field's name; inner fields as `outer.inner`.
    pub field: String,
    /// The messages, in the server's words.
    pub messages: Vec<String>,
}

impl From<&release_core::error::Refusal> for Refusal {
    fn from(refusal: &release_core::error::Refusal) -> Self {
        let fields = refusal.fields.iter().map(|entry| FieldMessages {
            field: entry.field.clone(),
            messages: entry.messages.clone(),
        });
        Self {
            status: refusal.status,
            error_code: refusal.error_code.clone(),
            detail: refusal.detail.clone(),
            fields: fields.collect(),
            retry_after: refusal.retry_after.as_ref().map(|after| match after {
                RetryAfter::Seconds(seconds) => seconds.to_string(),
                RetryAfter::Date(date) => date.clone(),
            }),
            raw: refusal.raw.clone(),
        }
    }
}
