//! What is read of the shop, to ask about: a page of each list, an order, a line, a channel.

use std::rc::Rc;

use release_client::{Clock, Timer, Transport};

use crate::ask::{Doctor, address};
use crate::list::{Field, List, Row};
use crate::{Check, NotFoundOut};

/// The rows of a page that filters are tried on.
pub(super) const ROWS: &str = "20";

/// A list that has filters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Of {
    Orders,
    Lines,
    LinesPlain,
    ContentTypes,
    ChannelOrders,
    ChannelLines,
    ProductStocks,
    ExtraStocks,
    AllStocks,
}

/// A page of a list without any filter.
#[derive(Debug)]
pub(crate) struct Base {
    /// The path, without a query.
    pub(super) path: String,
    pub(super) list: Rc<List>,
}

impl Of {
    /// The check of its path.
    const fn call(self) -> Check {
        match self {
            Self::Orders => Check::PathOrders,
            Self::Lines => Check::PathLinesDetailed,
            Self::LinesPlain => Check::PathLinesPlain,
            Self::ContentTypes => Check::PathContentTypes,
            Self::ChannelOrders => Check::PathChannelOrders,
            Self::ChannelLines => Check::PathChannelLines,
            Self::ProductStocks => Check::PathProductStocks,
            Self::ExtraStocks => Check::PathExtraStocks,
            Self::AllStocks => Check::PathProductStock,
        }
    }
}

impl<T: Transport, C: Clock + Timer + Clone> Doctor<T, C> {
    /// The first page of a list, read once.
    pub(super) async fn base(&mut self, of: Of) -> Result<Rc<Base>, NotFoundOut> {
        if let Some(known) = self.known.bases.get(&of) {
            return known.clone();
        }
        let base = Box::pin(self.base_anew(of)).await.map(Rc::new);
        self.known.bases.insert(of, base.clone());
        base
    }

    async fn base_anew(&mut self, of: Of) -> Result<Base, NotFoundOut> {
        let prefix = self.working(of.call()).await?;
        let path = match of {
            Of::Orders => "orders".to_owned(),
            Of::Lines => "order_item/detailed_integration".to_owned(),
            Of::LinesPlain => "order_items".to_owned(),
            Of::ContentTypes => "content_types".to_owned(),
            Of::AllStocks => "product_stock".to_owned(),
            Of::ChannelOrders => format!("channel/{}/orders", self.channel().await?),
            Of::ChannelLines => format!("channel/{}/order_items", self.channel().await?),
            Of::ProductStocks => format!("channel/{}/product_stocks", self.channel().await?),
            Of::ExtraStocks => format!("channel/{}/extra_product_stocks", self.channel().await?),
        };
        let path = format!("{prefix}/{path}/");
        let list = self.page(&path, &[]).await?;
        Ok(Base { path, list })
    }

    /// A page of a list, of the same size as the others.
    pub(super) async fn page(
        &mut self,
        path: &str,
        query: &[(&str, &str)],
    ) -> Result<Rc<List>, NotFoundOut> {
        let query = [query, &[("limit", ROWS)]].concat();
        let list = self.get(address(path, &query)).await?.list()?;
        self.known.shapes.push(list.is_bare);
        Ok(list)
    }

    /// The last page of a list, whose rows are other ones than those of the first.
    pub(super) async fn end(&mut self, of: Of) -> Result<Rc<Base>, NotFoundOut> {
        if let Some(known) = self.known.ends.get(&of) {
            return known.clone();
        }
        let base = self.base(of).await?;
        let end = self.end_anew(&base).await.map(Rc::new);
        self.known.ends.insert(of, end.clone());
        end
    }

    async fn end_anew(&mut self, base: &Base) -> Result<Base, NotFoundOut> {
        let rows = u64::try_from(base.list.rows.len()).unwrap_or(1).max(1);
        let count = base.list.count.filter(|_| base.list.has_next);
        let last = count.ok_or(NotFoundOut::TooLittleData)?.div_ceil(rows);
        let list = self
            .page(&base.path, &[("page", &last.to_string())])
            .await?;
        Ok(Base {
            path: base.path.clone(),
            list,
        })
    }

    /// Any order's id.
    pub(super) async fn some_order(&mut self) -> Result<u64, NotFoundOut> {
        let orders = self.base(Of::Orders).await?;
        let id = orders.list.rows.iter().find_map(Row::id);
        id.ok_or(NotFoundOut::TooLittleData)
    }

    /// Any line's id.
    pub(super) async fn some_line(&mut self) -> Result<u64, NotFoundOut> {
        let mut why = NotFoundOut::TooLittleData;
        for call in [Check::PathLinesPlain, Check::PathLinesDetailed] {
            for prefix in self.prefixes() {
                let said = Box::pin(self.call(call, prefix)).await;
                match said.and_then(|said| said.list()) {
                    Ok(list) => match list.rows.iter().find_map(Row::id) {
                        Some(id) => return Ok(id),
                        None => why = NotFoundOut::TooLittleData,
                    },
                    Err(error) => why = error,
                }
            }
        }
        Err(why)
    }

    /// The sales channel of the most orders on the first page; where none says it, the first of all.
    pub(super) async fn channel(&mut self) -> Result<u64, NotFoundOut> {
        let mut seen: Vec<(u64, usize)> = Vec::new();
        let orders = self.base(Of::Orders).await;
        for row in orders.iter().flat_map(|base| &base.list.rows) {
            let Some(channel) = row.get(Field::Channel).and_then(|it| it.parse().ok()) else {
                continue;
            };
            match seen.iter_mut().find(|(known, _)| *known == channel) {
                Some((_, orders)) => *orders += 1,
                None => seen.push((channel, 1)),
            }
        }
        let most = seen
            .iter()
            .max_by_key(|(id, orders)| (*orders, u64::MAX - id));
        if let Some((channel, _)) = most {
            return Ok(*channel);
        }
        let prefix = Box::pin(self.working(Check::PathChannels)).await?;
        let channels = Box::pin(self.call(Check::PathChannels, prefix))
            .await?
            .list()?;
        let channel = channels.rows.iter().find_map(Row::id);
        channel.ok_or(NotFoundOut::TooLittleData)
    }

    /// Rows of a list that are known: those of its first page, and where `is_deep` of its last one; of
    /// the orders of a channel also those that the list of all orders has.
    pub(super) async fn rows(&mut self, of: Of, is_deep: bool) -> Result<Vec<Row>, NotFoundOut> {
        let mut rows = self.base(of).await?.list.rows.clone();
        if is_deep && let Ok(end) = self.end(of).await {
            rows.extend(end.list.rows.iter().cloned());
        }
        if of == Of::ChannelOrders {
            let channel = self.channel().await?.to_string();
            let orders = self.base(Of::Orders).await;
            let orders = orders.iter().flat_map(|base| &base.list.rows);
            let of_it = orders.filter(|row| row.get(Field::Channel) == Some(channel.as_str()));
            rows.extend(of_it.cloned());
        }
        Ok(rows)
    }
}
