//! Everything that is looked at.

use core::fmt;

use serde::{Deserialize, Serialize};

/// What a check is about, for a heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Group {
    /// Whether there is an Omnitron, and how it answers.
    Reach,
    /// Which calls exist, under which prefix.
    Paths,
    /// What this user may do.
    Rights,
    /// What OPTIONS tells of a release.
    Metadata,
    /// Pages of lists.
    Paging,
    /// Which filters and sortings a list honours.
    Filters,
    /// Stock rows.
    Stock,
    /// Order lines.
    Lines,
    /// Dates and clocks.
    Time,
    /// What a page of another origin may do and see.
    Cors,
    /// How fast it answers, and what slows it down.
    Speed,
}

macro_rules! checks {
    ($($group:ident { $($(#[doc = $doc:literal])+ $name:ident = $id:literal,)+ })+) => {
        /// Something that is looked at. Its id is stable.
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
        )]
        pub enum Check {
            $($($(#[doc = $doc])+ #[serde(rename = $id)] $name,)+)+
        }

        impl Check {
            /// Every check, in the order in which they are made.
            pub const ALL: &'static [Self] = &[$($(Self::$name,)+)+];

            /// The stable id, such as `orders-number`.
            pub const fn id(self) -> &'static str {
                match self { $($(Self::$name => $id,)+)+ }
            }

            /// What it is about.
            pub const fn group(self) -> Group {
                match self { $($(Self::$name => Group::$group,)+)+ }
            }
        }
    };
}

checks! {
    Reach {
        /// An Omnitron answers at this address, and speaks JSON.
        Reach = "reach",
        /// Who is signed in.
        User = "user",
        /// Whether texts follow the language that is asked for.
        Language = "language",
    }
    Paths {
        /// `orders/`
        PathOrders = "path-orders",
        /// `orders_integration/{pk}/detailed_integration/`
        PathOrderDetailed = "path-order-detailed",
        /// `order_number/{number}/`
        PathOrderNumber = "path-order-number",
        /// `order_item/detailed_integration/`
        PathLinesDetailed = "path-lines-detailed",
        /// `order_items/`
        PathLinesPlain = "path-lines-plain",
        /// `order_items/{pk}/`
        PathLine = "path-line",
        /// `order_items/{pk}/create_mapping/`
        PathCreateMapping = "path-create-mapping",
        /// `content_types/`
        PathContentTypes = "path-content-types",
        /// `channels/`
        PathChannels = "path-channels",
        /// `channel/{channel}/orders/`
        PathChannelOrders = "path-channel-orders",
        /// `channel/{channel}/order_items/`
        PathChannelLines = "path-channel-lines",
        /// `channel/{channel}/product_stocks/`
        PathProductStocks = "path-product-stocks",
        /// `channel/{channel}/extra_product_stocks/`
        PathExtraStocks = "path-extra-stocks",
        /// `channel/{channel}/extra_product_stocks/detailed/`
        PathExtraStocksDetailed = "path-extra-stocks-detailed",
        /// `product_stock/`
        PathProductStock = "path-product-stock",
        /// What stands in `orders/{…}/`: the id or the number.
        OrderPath = "order-path",
    }
    Rights {
        /// The calls that this user may not make.
        Forbidden = "forbidden",
        /// Whether OPTIONS offers this user the POST of a release.
        MayRelease = "may-release",
    }
    Metadata {
        /// Whether OPTIONS is answered.
        Metadata = "metadata",
        /// The field `code` of a release.
        CodeField = "code-field",
        /// The field `update_stock` of a release.
        UpdateStockField = "update-stock-field",
    }
    Paging {
        /// Whether lists are pages or bare lists.
        ListShape = "list-shape",
        /// The most rows on a page.
        PageSize = "page-size",
    }
    Filters {
        /// `orders/`: `number`
        OrdersNumber = "orders-number",
        /// `orders/`: `status`
        OrdersStatus = "orders-status",
        /// `orders/`: `is_send`
        OrdersIsSend = "orders-is-send",
        /// `orders/`: `number__startswith`
        OrdersNumberBegins = "orders-number-begins",
        /// `order_item/detailed_integration/`: `order`
        LinesOrder = "lines-order",
        /// `order_items/`: `order`
        LinesPlainOrder = "lines-plain-order",
        /// `content_types/`: `model`
        ContentTypesModel = "content-types-model",
        /// `channel/{channel}/orders/`: `number`
        ChannelNumber = "channel-number",
        /// `channel/{channel}/orders/`: `pk__in`
        ChannelPk = "channel-pk",
        /// `channel/{channel}/orders/`: `sort`
        ChannelSort = "channel-sort",
        /// `channel/{channel}/orders/`: `status`
        ChannelStatus = "channel-status",
        /// `channel/{channel}/orders/`: `is_send`
        ChannelIsSend = "channel-is-send",
        /// `channel/{channel}/order_items/`: `order`
        ChannelLineOrder = "channel-line-order",
        /// `channel/{channel}/order_items/`: `pk__in`
        ChannelLinePk = "channel-line-pk",
        /// `channel/{channel}/order_items/`: `sort`
        ChannelLineSort = "channel-line-sort",
        /// A minus before the field of `sort`.
        Descending = "descending",
        /// `channel/{channel}/order_items/`: `status`
        ChannelLineStatus = "channel-line-status",
        /// `channel/{channel}/order_items/`: `order__number`
        ChannelLineNumber = "channel-line-number",
        /// `channel/{channel}/order_items/`: `product`
        ChannelLineProduct = "channel-line-product",
        /// `channel/{channel}/product_stocks/`: `product__pk__in`
        StockProduct = "stock-product",
        /// `channel/{channel}/product_stocks/`: `stock_list`
        StockList = "stock-list",
        /// `channel/{channel}/extra_product_stocks/`: `sold_quantity_unreported`
        ExtraStockUnreported = "extra-stock-unreported",
        /// `channel/{channel}/extra_product_stocks/`: `product`
        ExtraStockProduct = "extra-stock-product",
        /// `channel/{channel}/extra_product_stocks/`: `stock`
        ExtraStockStock = "extra-stock-stock",
        /// `channel/{channel}/extra_product_stocks/`: `unit_type`
        ExtraStockUnitType = "extra-stock-unit-type",
        /// `channel/{channel}/extra_product_stocks/`: `stock_list`
        ExtraStockList = "extra-stock-list",
        /// `channel/{channel}/extra_product_stocks/`: `pk__in`
        ExtraStockPk = "extra-stock-pk",
        /// What `sold_quantity_unreported=5` asks for.
        UnreportedMeans = "unreported-means",
    }
    Stock {
        /// Whether stock rows state their reserved units.
        StockCounter = "stock-counter",
        /// Whose rows `extra_product_stocks/` has.
        ExtraStocks = "extra-stocks",
    }
    Lines {
        /// The numeric attributes of lines, among them the quantity.
        QuantityKeys = "quantity-keys",
        /// The content type of order lines.
        ContentType = "content-type",
    }
    Time {
        /// The time zone of dates.
        TimeZone = "time-zone",
        /// The server's clock beside this one.
        ServerClock = "server-clock",
    }
    Cors {
        /// Whether a page of another origin may read answers.
        Cors = "cors",
        /// Whether a page of another origin may ask for a release.
        CorsPreflight = "cors-preflight",
        /// The headers that are seen.
        HeadersSeen = "headers-seen",
        /// Whether a page of another origin sees the timings of a call.
        Timing = "timing",
    }
    Speed {
        /// The protocol, and whether connections are kept.
        Connections = "connections",
        /// How long small reads take.
        SmallReads = "small-reads",
        /// What was said of a limit of calls.
        Throttling = "throttling",
    }
}

impl Check {
    /// The check of this id.
    pub fn of_id(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|check| check.id() == id)
    }
}

impl fmt::Display for Check {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}
