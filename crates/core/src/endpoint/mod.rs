//! The calls to Omnitron, one file each, named by its verb.
//!
//! Every path ends in a slash. Without it a Django server answers with a 301,
//! and a browser repeats a redirected POST as a GET.

pub mod check_access;
pub mod create_mapping;
pub mod get_order;
pub mod get_order_item;
pub mod get_orders_by_number;
pub mod list_all_product_stocks;
pub mod list_channel_orders;
pub mod list_channel_orders_by_id;
pub mod list_channels;
pub mod list_content_types;
pub mod list_extra_product_stocks;
pub mod list_order_items;
pub mod list_orders;
pub mod list_product_lines;
pub mod list_product_stocks;
pub mod login;
pub mod reading;
mod request;
mod response;

pub use check_access::CheckAccess;
pub use create_mapping::CreateMapping;
pub use get_order::GetOrder;
pub use get_order_item::GetOrderItem;
pub use get_orders_by_number::GetOrdersByNumber;
pub use list_all_product_stocks::ListAllProductStocks;
pub use list_channel_orders::ListChannelOrders;
pub use list_channel_orders_by_id::ListChannelOrdersById;
pub use list_channels::ListChannels;
pub use list_content_types::ListContentTypes;
pub use list_extra_product_stocks::ListExtraProductStocks;
pub use list_order_items::ListOrderItems;
pub use list_orders::ListOrders;
pub use list_product_lines::ListProductLines;
pub use list_product_stocks::ListProductStocks;
pub use login::Login;

use http::header::{CONTENT_TYPE, HeaderName, RETRY_AFTER};

use crate::connection::Connection;
use crate::error::{BuildError, ResponseError};

/// The headers of an answer that are read; a transport may leave out the rest.
/// Passing all of them on would need a table of every header name (10 KB in a
/// browser's download).
pub static HEADERS_READ: [HeaderName; 2] = [CONTENT_TYPE, RETRY_AFTER];

/// One call to Omnitron.
pub trait Endpoint: Sized {
    /// The content of a successful answer.
    type Output;

    /// The request, ready to be sent: absolute address, headers, body.
    ///
    /// # Errors
    ///
    /// [`BuildError::NoToken`] if the call needs a token and the connection has
    /// none; [`BuildError::Malformed`] if the parts make no HTTP request, for
    /// example because the address is too long.
    fn to_http(&self, connection: &Connection) -> Result<http::Request<Vec<u8>>, BuildError>;

    /// Reads the answer to this call.
    ///
    /// # Errors
    ///
    /// [`ResponseError::Refused`] for any status that is not 2xx;
    /// [`ResponseError::Read`] for a web page, broken JSON, JSON of another
    /// shape, or an answer about something else.
    fn parse(&self, response: &http::Response<Vec<u8>>) -> Result<Self::Output, ResponseError>;
}
