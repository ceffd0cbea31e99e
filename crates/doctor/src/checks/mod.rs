//! The checks, a file for each family.

mod cors;
mod filter_table;
mod filters;
mod language;
mod lines;
mod metadata;
mod paging;
mod paths;
mod reach;
mod shop;
mod sorting;
mod speed;
mod stock;
mod time;
mod unreported;

use std::rc::Rc;

use release_client::{Clock, Timer, Transport};
use release_core::ApiPrefix;

use crate::ask::{Doctor, Memo};
use crate::said::Said;
use crate::{Check, Fact, Group, NotFoundOut, UnreportedMeans};
use shop::{Base, Of};
use sorting::Sorted;

/// What is known so far.
#[derive(Debug, Default)]
pub(crate) struct Known {
    /// A path that gave data.
    pub(crate) good_path: Option<String>,
    /// How many seconds the server's clock is ahead.
    server_ahead: Option<i64>,
    /// For each list that came, whether it was bare.
    shapes: Vec<bool>,
    /// What a path that cannot exist gives.
    nonsense: Memo<ApiPrefix, Said>,
    calls: Memo<(Check, ApiPrefix), Said>,
    bases: Memo<Of, Rc<Base>>,
    /// More rows of a list, from its end.
    ends: Memo<Of, Rc<Base>>,
    sorted: Memo<Of, Sorted>,
    filters: Memo<Check, Fact>,
    unreported: Option<Result<Option<UnreportedMeans>, NotFoundOut>>,
    cors: Option<Result<Said, NotFoundOut>>,
}

impl<T: Transport, C: Clock + Timer + Clone> Doctor<T, C> {
    /// Makes one check.
    pub(crate) async fn look(&mut self, check: Check) -> Result<Fact, NotFoundOut> {
        match check {
            Check::Reach => self.reach().await,
            Check::User => self.user().await,
            Check::Language => self.language().await,
            Check::OrderPath => self.order_path().await,
            _ if check.group() == Group::Paths => self.served(check).await,
            Check::Forbidden => self.forbidden().await,
            Check::MayRelease => self.may_release().await,
            Check::Metadata => self.metadata().await,
            Check::CodeField => self.field("code").await,
            Check::UpdateStockField => self.field("update_stock").await,
            Check::ListShape => self.list_shape(),
            Check::PageSize => self.page_size().await,
            Check::ChannelSort => self.sort(Of::ChannelOrders).await,
            Check::ChannelLineSort => self.sort(Of::ChannelLines).await,
            Check::Descending => self.descending().await,
            Check::ExtraStockUnreported => self.unreported_filter().await,
            Check::UnreportedMeans => self.unreported_means().await,
            _ if check.group() == Group::Filters => self.filter(check).await,
            Check::StockCounter => self.stock_counter().await,
            Check::ExtraStocks => self.extra_stocks().await,
            Check::QuantityKeys => self.quantity_keys().await,
            Check::ContentType => self.content_type().await,
            Check::TimeZone => self.time_zone().await,
            Check::ServerClock => self.server_clock(),
            Check::Cors => self.cors_allowed().await,
            Check::CorsPreflight => self.preflight().await,
            Check::HeadersSeen => self.headers_seen().await,
            Check::Timing => self.timing().await,
            Check::Connections => self.connections(),
            Check::SmallReads => self.small_reads().await,
            // Of the groups that are left over, only this is one.
            _ => self.throttling(),
        }
    }
}
