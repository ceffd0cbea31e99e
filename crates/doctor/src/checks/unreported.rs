//! The filter by units that are not reported, and what it means.

use release_client::{Clock, Timer, Transport};

use super::shop::Of;
use crate::ask::Doctor;
use crate::list::{Field, List, Row};
use crate::{Fact, Filtering, NotFoundOut, UnreportedMeans};

impl<T: Transport, C: Clock + Timer + Clone> Doctor<T, C> {
    pub(super) async fn unreported_filter(&mut self) -> Result<Fact, NotFoundOut> {
        let means = self.unreported().await?;
        Ok(Fact::Filter(match means {
            Some(_) => Filtering::Honoured,
            None => Filtering::Ignored,
        }))
    }

    pub(super) async fn unreported_means(&mut self) -> Result<Fact, NotFoundOut> {
        let means = self.unreported().await?;
        means
            .map(Fact::UnreportedMeans)
            .ok_or(NotFoundOut::NotApplicable)
    }

    /// The meaning of the filter; `None` where it is ignored.
    async fn unreported(&mut self) -> Result<Option<UnreportedMeans>, NotFoundOut> {
        if let Some(known) = self.known.unreported {
            return known;
        }
        let result = self.try_unreported().await;
        self.known.unreported = Some(result);
        result
    }

    /// Tries the lowest and the highest number of units on a page.
    async fn try_unreported(&mut self) -> Result<Option<UnreportedMeans>, NotFoundOut> {
        let base = self.base(Of::ExtraStocks).await?;
        let units = |row: &Row| row.get(Field::Unreported)?.parse::<f64>().ok();
        let mut all: Vec<(f64, &str)> = Vec::new();
        for row in &base.list.rows {
            if let (Some(number), Some(text)) = (units(row), row.get(Field::Unreported)) {
                all.push((number, text));
            }
        }
        all.sort_by(|a, b| a.0.total_cmp(&b.0));
        let (Some((low, low_text)), Some((high, high_text))) = (all.first(), all.last()) else {
            return Err(NotFoundOut::TooLittleData);
        };
        if low >= high {
            return Err(NotFoundOut::TooLittleData);
        }
        let name = "sold_quantity_unreported";
        let lows = self.page(&base.path, &[(name, low_text)]).await?;
        let highs = self.page(&base.path, &[(name, high_text)]).await?;
        if lows.is_same(&base.list) && highs.is_same(&base.list) {
            return Ok(None);
        }
        let all = |list: &List, is: &dyn Fn(f64) -> bool| {
            !list.rows.is_empty() && list.rows.iter().all(|row| units(row).is_some_and(is))
        };
        let (low, high) = (*low, *high);
        let same = |a: f64, b: f64| a.total_cmp(&b).is_eq();
        if all(&lows, &|it| same(it, low)) && all(&highs, &|it| same(it, high)) {
            return Ok(Some(UnreportedMeans::Equal));
        }
        if all(&lows, &|it| it >= low) && all(&highs, &|it| it >= high) {
            return Ok(Some(UnreportedMeans::AtLeast));
        }
        Err(NotFoundOut::Contradicting)
    }
}
