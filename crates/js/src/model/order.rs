//! Orders, lines and stock as Omnitron returns them. Money and quantities are texts, digit for
//! digit.

use release_core::model;
use serde::Serialize;
use tsify::Tsify;

/// One order.
#[derive(Clone, Debug, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
#[tsify(missing_as_null)]
pub struct Order {
    /// The id; what lines are listed by.
    #[tsify(type = "OrderId")]
    pub pk: u64,
    /// The number that people use. Text: letters and leading zeros occur.
    pub number: Option<String>,
    /// A code such as `400` or a name such as `approved`, as the server wrote it.
    pub status: String,
    /// Whether the ERP has been told; `null` where the server does not say.
    pub is_send: Option<bool>,
    /// When it was placed, as the server wrote it: ISO 8601, UTC.
    pub date_placed: Option<String>,
    /// The total, digit for digit.
    pub amount: Option<String>,
    /// The currency.
    pub currency: Option<String>,
    /// The sales channel.
    pub channel: Option<Channel>,
}

impl From<model::Order> for Order {
    fn from(order: model::Order) -> Self {
        Self {
            pk: order.pk.get(),
            number: order.number,
            status: order.status.as_str().to_owned(),
            is_send: order.is_send,
            date_placed: order.date_placed,
            amount: order.amount,
            currency: order.currency,
            channel: order.channel.map(|channel| Channel {
                id: channel.id.map(release_core::id::ChannelId::get),
                name: channel.name,
            }),
        }
    }
}

/// A sales channel.
#[derive(Clone, Debug, Serialize, Tsify)]
#[tsify(missing_as_null)]
pub struct Channel {
    /// The id.
    #[tsify(type = "ChannelId | null")]
    pub id: Option<u64>,
    /// The name, where the server tells it.
    pub name: Option<String>,
}

/// One line of an order. Nothing in it says whether its stock is still reserved.
#[derive(Clone, Debug, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
#[tsify(missing_as_null)]
pub struct OrderItem {
    /// The id; what is released.
    #[tsify(type = "OrderItemId")]
    pub pk: u64,
    /// The order it belongs to.
    #[tsify(type = "OrderId | null")]
    pub order: Option<u64>,
    /// The product.
    pub product: Option<Product>,
    /// A code or a name, as the server wrote it.
    pub status: String,
    /// `waiting`, `rejected`, `completed`, or `null`.
    pub cancel_status: Option<String>,
    /// Whether a cancellation or refund is asked for or done.
    pub is_cancelled: bool,
    /// The price, digit for digit.
    pub price: Option<String>,
    /// The currency of the price.
    pub price_currency: Option<String>,
    /// The stock list that the reservation is held on.
    #[tsify(type = "StockListId | null")]
    pub stock_list: Option<u64>,
}

impl From<model::OrderItem> for OrderItem {
    fn from(item: model::OrderItem) -> Self {
        Self {
            is_cancelled: item.is_cancelled(),
            pk: item.pk.get(),
            order: item.order.map(release_core::OrderId::get),
            product: item.product.map(Product::from),
            status: item.status.as_str().to_owned(),
            cancel_status: item.cancel_status,
            price: item.price,
            price_currency: item.price_currency,
            stock_list: item
                .stock_list
                .and_then(|list| list.pk)
                .map(release_core::id::StockListId::get),
        }
    }
}

/// The product of a line.
#[derive(Clone, Debug, Serialize, Tsify)]
#[tsify(missing_as_null)]
pub struct Product {
    /// The id.
    #[tsify(type = "ProductId | null")]
    pub pk: Option<u64>,
    /// The stock-keeping unit.
    pub sku: Option<String>,
    /// The name; it may hold anything: show it as text.
    pub name: Option<String>,
}

impl From<model::Product> for Product {
    fn from(product: model::Product) -> Self {
        Self {
            pk: product.pk.map(release_core::ProductId::get),
            sku: product.sku,
            name: product.name,
        }
    }
}

/// The stock of one product on one stock list. The counter is per product and not per line: it does
/// not tell which lines hold what is reserved, and other orders move it too.
#[derive(Clone, Debug, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
#[tsify(missing_as_null)]
pub struct ProductStock {
    /// The product.
    pub product: Option<Product>,
    /// The stock list.
    #[tsify(type = "StockListId | null")]
    pub stock_list: Option<u64>,
    /// Units that can be sold, as the server wrote it.
    pub stock: Option<String>,
    /// Units reserved: sold and not yet reported to the ERP, as the server wrote it.
    pub sold_quantity_unreported: Option<String>,
}

impl From<model::ProductStock> for ProductStock {
    fn from(stock: model::ProductStock) -> Self {
        Self {
            product: stock.product.map(Product::from),
            stock_list: stock
                .stock_list
                .and_then(|list| list.pk)
                .map(release_core::id::StockListId::get),
            stock: stock.stock,
            sold_quantity_unreported: stock.sold_quantity_unreported,
        }
    }
}

/// One table of Omnitron, such as `orderitem`.
#[derive(Clone, Debug, Serialize, Tsify)]
pub struct ContentType {
    /// The id on this installation.
    #[tsify(type = "ContentTypeId")]
    pub id: u64,
    /// The table's name, in lower case.
    pub model: String,
}

impl From<model::ContentType> for ContentType {
    fn from(row: model::ContentType) -> Self {
        Self {
            id: row.id.get(),
            model: row.model,
        }
    }
}

macro_rules! pages {
    ($($(#[doc = $doc:literal])+ $name:ident of $row:ident,)+) => {$(
        $(#[doc = $doc])+
        ///
        /// A server ignores a filter that it does not know, so each row was held against what was
        /// asked for.
        #[derive(Clone, Debug, Serialize, Tsify)]
        #[serde(rename_all = "camelCase")]
        #[tsify(missing_as_null)]
        pub struct $name {
            /// How many rows there are on all pages; `null` where the server does not say.
            pub count: Option<u64>,
            /// Whether there is a page after this one.
            pub has_next: bool,
            /// How many rows contradicted what was asked for and are left out. Above 0, the server
            /// ignores a filter.
            pub dropped: u32,
            /// The rows, in the server's order.
            pub rows: Vec<$row>,
        }

        impl From<model::Checked<model::$row>> for $name {
            fn from(checked: model::Checked<model::$row>) -> Self {
                Self {
                    count: checked.page.count,
                    has_next: checked.page.has_next,
                    dropped: u32::try_from(checked.dropped).unwrap_or(u32::MAX),
                    rows: checked.page.rows.into_iter().map($row::from).collect(),
                }
            }
        }
    )+};
}

pages! {
    /// A page of orders.
    OrdersPage of Order,
    /// A page of an order's lines.
    OrderItemsPage of OrderItem,
    /// The content types of a name; one is expected.
    ContentTypesPage of ContentType,
    /// The stock rows of a product.
    ProductStocksPage of ProductStock,
}
