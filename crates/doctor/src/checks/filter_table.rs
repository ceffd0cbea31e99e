//! The filters that are tried.

use super::shop::Of;
use crate::Check;
use crate::list::Field;

/// A filter: its list, the parameter, and the member that it is about.
pub(super) const FILTERS: [(Check, Of, &str, Field); 23] = [
    (Check::OrdersNumber, Of::Orders, "number", Field::Number),
    (Check::OrdersStatus, Of::Orders, "status", Field::Status),
    (Check::OrdersIsSend, Of::Orders, "is_send", Field::IsSend),
    (
        Check::OrdersNumberBegins,
        Of::Orders,
        "number__startswith",
        Field::Number,
    ),
    (Check::LinesOrder, Of::Lines, "order", Field::Order),
    (
        Check::LinesPlainOrder,
        Of::LinesPlain,
        "order",
        Field::Order,
    ),
    (
        Check::ContentTypesModel,
        Of::ContentTypes,
        "model",
        Field::Model,
    ),
    (
        Check::ChannelNumber,
        Of::ChannelOrders,
        "number",
        Field::Number,
    ),
    (Check::ChannelPk, Of::ChannelOrders, "pk__in", Field::Id),
    (
        Check::ChannelStatus,
        Of::ChannelOrders,
        "status",
        Field::Status,
    ),
    (
        Check::ChannelIsSend,
        Of::ChannelOrders,
        "is_send",
        Field::IsSend,
    ),
    (
        Check::ChannelLineOrder,
        Of::ChannelLines,
        "order",
        Field::Order,
    ),
    (Check::ChannelLinePk, Of::ChannelLines, "pk__in", Field::Id),
    (
        Check::ChannelLineStatus,
        Of::ChannelLines,
        "status",
        Field::Status,
    ),
    (
        Check::ChannelLineNumber,
        Of::ChannelLines,
        "order__number",
        Field::Order,
    ),
    (
        Check::ChannelLineProduct,
        Of::ChannelLines,
        "product",
        Field::Product,
    ),
    (
        Check::StockProduct,
        Of::ProductStocks,
        "product__pk__in",
        Field::Product,
    ),
    (
        Check::StockList,
        Of::ProductStocks,
        "stock_list",
        Field::StockList,
    ),
    (
        Check::ExtraStockProduct,
        Of::ExtraStocks,
        "product",
        Field::Product,
    ),
    (
        Check::ExtraStockStock,
        Of::ExtraStocks,
        "stock",
        Field::Stock,
    ),
    (
        Check::ExtraStockUnitType,
        Of::ExtraStocks,
        "unit_type",
        Field::UnitType,
    ),
    (
        Check::ExtraStockList,
        Of::ExtraStocks,
        "stock_list",
        Field::StockList,
    ),
    (Check::ExtraStockPk, Of::ExtraStocks, "pk__in", Field::Id),
];
