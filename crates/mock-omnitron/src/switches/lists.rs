//! What lists and lookups understand.

use serde::{Deserialize, Serialize};

/// A parameter of a list that is documented, or was seen in Akinon's code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ListFilter {
    /// `orders/`: `number`
    Number,
    /// `orders/`: `status`
    Status,
    /// `orders/`: `is_send`
    IsSend,
    /// `channel/{channel}/orders/`: `number`
    ChannelNumber,
    /// `channel/{channel}/orders/`: `pk__in`
    ChannelPk,
    /// `channel/{channel}/orders/`: `sort`
    ChannelSort,
    /// `channel/{channel}/order_items/`: `order`
    ChannelLineOrder,
    /// `channel/{channel}/order_items/`: `pk__in`
    ChannelLinePk,
    /// `channel/{channel}/order_items/`: `sort`
    ChannelLineSort,
    /// `channel/{channel}/product_stocks/`: `product__pk__in`
    StockProduct,
    /// `channel/{channel}/product_stocks/`: `stock_list`
    StockList,
    /// `channel/{channel}/extra_product_stocks/`: `sold_quantity_unreported`
    ExtraStockUnreported,
    /// `channel/{channel}/extra_product_stocks/`: `product`
    ExtraStockProduct,
    /// `channel/{channel}/extra_product_stocks/`: `stock`
    ExtraStockStock,
    /// `channel/{channel}/extra_product_stocks/`: `unit_type`
    ExtraStockUnitType,
    /// `channel/{channel}/extra_product_stocks/`: `stock_list`
    ExtraStockList,
    /// `channel/{channel}/extra_product_stocks/`: `pk__in`
    ExtraStockPk,
}

impl ListFilter {
    /// The parameter's name in a query.
    pub(crate) fn parameter(self) -> &'static str {
        match self {
            Self::Number | Self::ChannelNumber => "number",
            Self::Status => "status",
            Self::IsSend => "is_send",
            Self::ChannelPk | Self::ChannelLinePk | Self::ExtraStockPk => "pk__in",
            Self::ChannelSort | Self::ChannelLineSort => "sort",
            Self::ChannelLineOrder => "order",
            Self::StockProduct => "product__pk__in",
            Self::StockList | Self::ExtraStockList => "stock_list",
            Self::ExtraStockUnreported => "sold_quantity_unreported",
            Self::ExtraStockProduct => "product",
            Self::ExtraStockStock => "stock",
            Self::ExtraStockUnitType => "unit_type",
        }
    }
}

/// A filter that nobody has seen, and that a server may have all the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UnseenFilter {
    /// `orders/`: `number__startswith`
    NumberBegins,
    /// `channel/{channel}/orders/`: `status`
    ChannelStatus,
    /// `channel/{channel}/orders/`: `is_send`
    ChannelIsSend,
    /// `channel/{channel}/order_items/`: `status`
    ChannelLineStatus,
    /// `channel/{channel}/order_items/`: `order__number`
    ChannelLineNumber,
    /// `channel/{channel}/order_items/`: `product`
    ChannelLineProduct,
}

impl UnseenFilter {
    /// The parameter's name in a query.
    pub(crate) fn parameter(self) -> &'static str {
        match self {
            Self::NumberBegins => "number__startswith",
            Self::ChannelStatus | Self::ChannelLineStatus => "status",
            Self::ChannelIsSend => "is_send",
            Self::ChannelLineNumber => "order__number",
            Self::ChannelLineProduct => "product",
        }
    }
}

/// What may free a line's units without a release.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Frees {
    /// The line is cancelled.
    Cancelled,
    /// The line is refunded.
    Refunded,
    /// Its order was sent to the ERP.
    Sent,
}

/// The rows of `channel/{channel}/extra_product_stocks/`, by their stock list.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ExtraStocks {
    /// All stock lists.
    #[default]
    All,
    /// The channel's own.
    Own,
    /// All but the channel's own.
    Others,
}

/// The meaning of the filter `sold_quantity_unreported`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unreported {
    /// So many units.
    #[default]
    Equal,
    /// So many units, or more.
    AtLeast,
}

/// The meaning of the value in `orders/{…}/`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OrderPath {
    /// The order's id.
    #[default]
    Pk,
    /// Its number.
    Number,
}
