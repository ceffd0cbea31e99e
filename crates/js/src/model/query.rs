//! Queries. A `read` function takes the query of its request, to compare the answer with it.

use core::num::NonZeroU32;

use release_core::endpoint::{
    GetOrder, GetOrderItem, ListContentTypes, ListOrderItems, ListOrders, ListProductStocks, Login,
};
use release_core::endpoint::{get_order, list_order_items};
use release_core::model::Status;
use serde::{Deserialize, Serialize};
use tsify::Tsify;

use super::id_text;
use crate::error::Failure;
use crate::from_js::{IdText, Name, from_js_object};

from_js_object! {
    /// A user name and a password, to be traded for a token.
    pub struct Credentials {
        /// The user name.
        pub username: String = "username",
        /// The password.
        pub password: String = "password",
    }
}

/// What signing in gives.
#[derive(Clone, Serialize, Tsify)]
pub struct SignedIn {
    /// The token. On a stock server one user has one token: another session has the same.
    pub token: String,
}

from_js_object! {
    /// Which orders to list.
    pub struct OrdersQuery {
        /// Only those the ERP has been told of, or has not.
        #[tsify(optional)]
        pub is_send: Option<bool> = "isSend",
        /// Only those of this status, for example `400`.
        #[tsify(optional)]
        pub status: Option<String> = "status",
        /// Only the one of this number.
        #[tsify(optional)]
        pub number: Option<String> = "number",
        /// Which page, from 1. Default on the server: 1.
        #[tsify(optional)]
        pub page: Option<u32> = "page",
        /// How many rows a page. Default on the server: 10; it may cut a larger number without a word.
        #[tsify(optional)]
        pub limit: Option<u32> = "limit",
    }
}

from_js_object! {
    /// Which order to read.
    pub struct OrderQuery {
        /// The order's id, not its number.
        #[tsify(type = "number | string")]
        pub(crate) order_id: IdText = "orderId",
        /// The documented address, or the plain one for an Omnitron without it. Default: `detailed`.
        #[tsify(optional, type = "OrderAddress")]
        pub(crate) address: Option<Name<OrderAddress>> = "address",
    }
}

/// Of two addresses, which to ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub enum OrderAddress {
    /// The documented one.
    Detailed,
    /// The plain one.
    Plain,
}

from_js_object! {
    /// Which order's lines to list.
    pub struct OrderItemsQuery {
        /// The order's id, not its number.
        #[tsify(type = "number | string")]
        pub(crate) order_id: IdText = "orderId",
        /// The documented address, or the plain one for an Omnitron without it. Default: `detailed`.
        #[tsify(optional, type = "OrderAddress")]
        pub(crate) address: Option<Name<OrderAddress>> = "address",
        /// Which page, from 1. Default on the server: 1.
        #[tsify(optional)]
        pub(crate) page: Option<u32> = "page",
        /// How many rows a page. Default on the server: 10.
        #[tsify(optional)]
        pub(crate) limit: Option<u32> = "limit",
    }
}

from_js_object! {
    /// Which line to read.
    pub struct OrderItemQuery {
        /// The line's id.
        #[tsify(type = "number | string")]
        pub(crate) order_item_id: IdText = "orderItemId",
    }
}

from_js_object! {
    /// Which content type to look for.
    pub struct ContentTypesQuery {
        /// The table's name, for example `orderitem`.
        pub(crate) model: String = "model",
    }
}

from_js_object! {
    /// Whose stock to read.
    #[allow(clippy::struct_field_names)] // ids are named so on every object
    pub struct ProductStocksQuery {
        /// The sales channel through which it is read.
        #[tsify(type = "number | string")]
        pub(crate) channel_id: IdText = "channelId",
        /// The product.
        #[tsify(type = "number | string")]
        pub(crate) product_id: IdText = "productId",
        /// The stock list that the line's reservation is held on.
        #[tsify(type = "number | string")]
        pub(crate) stock_list_id: IdText = "stockListId",
    }
}

/// A query that can be converted to a call of the core.
pub(crate) trait Query {
    /// The call.
    type Call;

    /// The call, checked.
    fn checked(self) -> Result<Self::Call, Failure>;
}

fn positive(number: Option<u32>, path: &str) -> Result<Option<NonZeroU32>, Failure> {
    let checked = |number| {
        let number = NonZeroU32::new(number);
        number.ok_or_else(|| Failure::wrong_type(path.to_owned(), "expected a number from 1"))
    };
    number.map(checked).transpose()
}

impl Query for Credentials {
    type Call = Login;

    fn checked(self) -> Result<Login, Failure> {
        let Self { username, password } = self;
        Ok(Login { username, password })
    }
}

impl Query for OrdersQuery {
    type Call = ListOrders;

    fn checked(self) -> Result<ListOrders, Failure> {
        Ok(ListOrders {
            is_send: self.is_send,
            status: self.status.map(Status::new),
            number: self.number,
            number_begins: None,
            page: positive(self.page, "query.page")?,
            limit: positive(self.limit, "query.limit")?,
        })
    }
}

impl Query for OrderQuery {
    type Call = GetOrder;

    fn checked(self) -> Result<GetOrder, Failure> {
        Ok(GetOrder {
            order: id_text(&self.order_id, "query.orderId")?,
            from: match self.address {
                Some(Name(OrderAddress::Plain)) => get_order::OrderAddress::Plain,
                _ => get_order::OrderAddress::Detailed,
            },
        })
    }
}

impl Query for OrderItemsQuery {
    type Call = ListOrderItems;

    fn checked(self) -> Result<ListOrderItems, Failure> {
        Ok(ListOrderItems {
            order: id_text(&self.order_id, "query.orderId")?,
            from: match self.address {
                Some(Name(OrderAddress::Plain)) => list_order_items::ItemsAddress::Plain,
                _ => list_order_items::ItemsAddress::Detailed,
            },
            page: positive(self.page, "query.page")?,
            limit: positive(self.limit, "query.limit")?,
        })
    }
}

impl Query for OrderItemQuery {
    type Call = GetOrderItem;

    fn checked(self) -> Result<GetOrderItem, Failure> {
        let item = id_text(&self.order_item_id, "query.orderItemId")?;
        Ok(GetOrderItem { item })
    }
}

impl Query for ContentTypesQuery {
    type Call = ListContentTypes;

    fn checked(self) -> Result<ListContentTypes, Failure> {
        Ok(ListContentTypes { model: self.model })
    }
}

impl Query for ProductStocksQuery {
    type Call = ListProductStocks;

    fn checked(self) -> Result<ListProductStocks, Failure> {
        Ok(ListProductStocks {
            channel: id_text(&self.channel_id, "query.channelId")?,
            product: id_text(&self.product_id, "query.productId")?,
            stock_list: id_text(&self.stock_list_id, "query.stockListId")?,
        })
    }
}
