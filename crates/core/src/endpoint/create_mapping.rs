//! `POST /api/{prefix}/order_items/{order_item_id}/create_mapping/`
//!
//! Stores the ERP's code of a line and, with `update_stock`, drops the
//! reservation on its stock (page: stock-reservation-release). No call is known
//! that undoes it, and the effect of a second call on one line is not
//! documented; so its answer is judged more strictly than any other.

use serde::Serialize;

use super::{Endpoint, request, response};
use crate::connection::Connection;
use crate::deserialize_from_json;
use crate::erp_code::ErpCode;
use crate::error::{BuildError, ReachError, ResponseError};
use crate::id::OrderItemId;
use crate::model::Mapping;
use crate::outcome::{Outcome, Unknown};

crate::json_struct! {
    /// Release or record one line.
    ///
    /// ```
    /// use release_core::endpoint::{CreateMapping, Endpoint};
    /// use release_core::{ApiPrefix, Connection, ErpCode, Outcome};
    ///
    /// let call = CreateMapping {
    ///     item: "70412".parse()?,
    ///     code: ErpCode::new("ERP-55120-3").unwrap(),
    ///     update_stock: true,
    /// };
    /// let connection = Connection::new("https://shop.example".parse()?, ApiPrefix::I1);
    /// let request = call.to_http(&connection.with_token("f00dcafe".parse()?))?;
    /// assert_eq!(request.uri().path(), "/api/i1/order_items/70412/create_mapping/");
    /// assert_eq!(request.body(), br#"{"code":"ERP-55120-3","update_stock":true}"#);
    ///
    /// // Sent by whoever has a transport; judged from the answer.
    /// let answer = br#"{"pk": 901, "object_id": 70412, "code": "ERP-55120-3"}"#;
    /// let response = http::Response::builder().status(201).body(answer.to_vec())?;
    /// assert!(matches!(call.judge(Ok(&response)), Outcome::Released(_)));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
    pub struct CreateMapping {
        /// The line.
        pub item: OrderItemId,
        /// The ERP's unique id of the line.
        pub code: ErpCode,
        /// `true` releases the reservation; `false` only records the code. Omnitron
        /// takes a missing value as `true`, so it is always sent.
        pub update_stock: bool,
    }
}

#[derive(Serialize)]
struct Body {
    code: ErpCode,
    update_stock: bool,
}

impl CreateMapping {
    /// Judges the outcome of the line from the answer, or from the reason why
    /// there is none.
    ///
    /// A line is done if the status is 2xx, `object_id` is this line, and
    /// `code` is this code, byte for byte. Whatever is neither surely done nor
    /// surely not done is [`Outcome::Unknown`].
    pub fn judge(&self, answer: Result<&http::Response<Vec<u8>>, ReachError>) -> Outcome {
        match answer.map(|response| self.parse(response)) {
            Err(error) => Outcome::Unknown(Unknown::NotReached(error)),
            Ok(Ok(mapping)) => self.verified(mapping),
            Ok(Err(ResponseError::Refused(refusal))) => Outcome::of_refusal(*refusal),
            Ok(Err(ResponseError::Read(error))) => Outcome::Unknown(Unknown::Unreadable(error)),
        }
    }

    fn verified(&self, mapping: Mapping) -> Outcome {
        if mapping.object_id != self.item {
            return Outcome::Unknown(Unknown::OtherLine {
                asked: self.item.get(),
                answered: mapping.object_id.get(),
            });
        }
        if mapping.code != self.code.as_str() {
            return Outcome::Unknown(Unknown::OtherCode {
                sent: self.code.as_str().to_owned(),
                answered: mapping.code,
            });
        }
        if self.update_stock {
            Outcome::Released(mapping)
        } else {
            Outcome::Recorded(mapping)
        }
    }
}

impl Endpoint for CreateMapping {
    type Output = Mapping;

    fn to_http(&self, connection: &Connection) -> Result<http::Request<Vec<u8>>, BuildError> {
        let path = format!(
            "{}/order_items/{}/create_mapping/",
            connection.prefix, self.item
        );
        let body = Body {
            code: self.code.clone(),
            update_stock: self.update_stock,
        };
        request::post(connection, &path, &body)
    }

    /// Decodes the mapping without judging it; [`CreateMapping::judge`] does that.
    fn parse(&self, response: &http::Response<Vec<u8>>) -> Result<Mapping, ResponseError> {
        response::read(response)
    }
}

deserialize_from_json!(CreateMapping);
