//! Codes of rows whose lines are looked for.

use release_core::code::HasCode;

use super::{Obstacle, OrderDoubt, Question};

release_core::error_codes! {
    /// A question or an obstacle on the way from a row to its line. Looking for
    /// lines only reads, so none of them changes a reservation.
    pub enum ResolveCode {
        NothingSent {
            /// Several orders have the number, and the row does not say on which
            /// channel: the wrong one would free the stock of another customer's order.
            SeveralOrders = "resolve.several_orders",
            /// One order has the number, but not all could be searched: another
            /// channel may have an order of this number, and its stock would stay reserved.
            MaybeOtherOrders = "resolve.maybe_other_orders",
            /// The channel of the row cannot be compared with the order's: the
            /// stock of an order of another channel could be freed.
            ChannelUnknown = "resolve.channel_unknown",
            /// Several lines are equal, so that their codes could be exchanged: the
            /// same stock is freed either way, but each line keeps the code it is given.
            Exchange = "resolve.exchange",
            /// The order has more lines of the SKU than the file has rows: of the
            /// lines that are not chosen the stock stays reserved.
            FewerRows = "resolve.fewer_rows",
            /// Lines of the SKU differ, and the row does not say in what: the wrong
            /// one would free another quantity, or the stock of a cancelled line.
            WhichLine = "resolve.which_line",
            /// The line stands for another quantity than one and the row says none:
            /// all units of the line would be freed.
            Units = "resolve.units",
            /// The row has no order number, so no stock can be freed by it.
            NoOrderNumber = "resolve.no_order_number",
            /// The row has no SKU, so no stock can be freed by it.
            NoSku = "resolve.no_sku",
            /// A spreadsheet or a broken quote has changed the number or the SKU of the
            /// row: those of another order would free another customer's stock.
            Damaged = "resolve.damaged",
            /// The order was not searched for yet; the stock stays as it is.
            NotRead = "resolve.not_read",
            /// The search for the order failed; the stock stays as it is.
            SearchFailed = "resolve.search_failed",
            /// No order has the number, or this user may not see it: if there is
            /// one, its stock stays reserved.
            NoOrder = "resolve.no_order",
            /// No order of the number was found, but not all could be searched: if
            /// there is one, its stock stays reserved.
            MaybeNoOrder = "resolve.maybe_no_order",
            /// The order that was found has another number, or states none: its
            /// stock may be another customer's.
            OtherNumber = "resolve.other_number",
            /// The number exists on other channels only: its stock may be another
            /// customer's.
            OtherChannel = "resolve.other_channel",
            /// The lines of the order could not be read, or not all of them; the
            /// stock stays as it is.
            LinesFailed = "resolve.lines_failed",
            /// A line of the order states no SKU, so the wrong product's stock
            /// could be freed.
            SkuNotTold = "resolve.sku_not_told",
            /// The order has no line of the SKU, so there is no stock to free.
            NoLine = "resolve.no_line",
            /// More rows than lines, of the SKU or of a quantity: one of the rows has
            /// no stock to free, and it is not known which.
            MoreRows = "resolve.more_rows",
            /// Several rows are one merged line, which takes a single code and whose
            /// stock is freed as a whole.
            MergedLine = "resolve.merged_line",
            /// The quantity of a row of the SKU cannot be read as one positive number,
            /// so another quantity than the row's could be freed.
            QuantityUnreadable = "resolve.quantity_unreadable",
            /// The quantity of a line of the SKU is no positive number, so it is not
            /// known how much would be freed.
            LineQuantityUnreadable = "resolve.line_quantity_unreadable",
            /// No line has the quantity of the row: another quantity than the row's
            /// would be freed.
            QuantityDiffers = "resolve.quantity_differs",
            /// One row is several lines, each with a reservation and a code of its own:
            /// one code would free a part of the row's quantity.
            SeveralLines = "resolve.several_lines",
            /// Omnitron's answers name one id twice, so it is not known whose stock
            /// would be freed.
            Contradiction = "resolve.contradiction",
        }
    }
}

impl HasCode for Question {
    type Code = ResolveCode;

    fn code(&self) -> ResolveCode {
        match self {
            Self::Order { why, .. } => why.code(),
            Self::Exchange { .. } => ResolveCode::Exchange,
            Self::FewerRows { .. } => ResolveCode::FewerRows,
            Self::WhichLine { .. } => ResolveCode::WhichLine,
            Self::Units { .. } => ResolveCode::Units,
        }
    }
}

impl HasCode for OrderDoubt {
    type Code = ResolveCode;

    fn code(&self) -> ResolveCode {
        match self {
            Self::Several => ResolveCode::SeveralOrders,
            Self::MaybeOthers => ResolveCode::MaybeOtherOrders,
            Self::Channel => ResolveCode::ChannelUnknown,
        }
    }
}

impl HasCode for Obstacle {
    type Code = ResolveCode;

    fn code(&self) -> ResolveCode {
        match self {
            Self::NoOrderNumber => ResolveCode::NoOrderNumber,
            Self::NoSku => ResolveCode::NoSku,
            Self::Damaged => ResolveCode::Damaged,
            Self::NotRead => ResolveCode::NotRead,
            Self::SearchFailed => ResolveCode::SearchFailed,
            Self::NoOrder => ResolveCode::NoOrder,
            Self::MaybeNoOrder => ResolveCode::MaybeNoOrder,
            Self::OtherNumber => ResolveCode::OtherNumber,
            Self::OtherChannel => ResolveCode::OtherChannel,
            Self::LinesFailed => ResolveCode::LinesFailed,
            Self::SkuNotTold => ResolveCode::SkuNotTold,
            Self::NoLine => ResolveCode::NoLine,
            Self::MoreRows => ResolveCode::MoreRows,
            Self::MergedLine => ResolveCode::MergedLine,
            Self::QuantityUnreadable => ResolveCode::QuantityUnreadable,
            Self::LineQuantityUnreadable => ResolveCode::LineQuantityUnreadable,
            Self::QuantityDiffers => ResolveCode::QuantityDiffers,
            Self::SeveralLines => ResolveCode::SeveralLines,
            Self::Contradiction => ResolveCode::Contradiction,
        }
    }
}
