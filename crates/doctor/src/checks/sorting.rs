//! Whether a list can be sorted, in both directions.

use release_client::{Clock, Timer, Transport};

use super::shop::Of;
use crate::ask::Doctor;
use crate::list::List;
use crate::{Fact, Filtering, NotFoundOut};

/// What a list makes of `sort`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sorted {
    /// `sort=id`
    ascending: Result<Filtering, NotFoundOut>,
    /// Whether `sort=-id` gives the highest id first.
    descending: Result<bool, NotFoundOut>,
}

impl<T: Transport, C: Clock + Timer + Clone> Doctor<T, C> {
    pub(super) async fn sort(&mut self, of: Of) -> Result<Fact, NotFoundOut> {
        let sorted = self.sorted(of).await?;
        sorted.ascending.map(Fact::Filter)
    }

    /// From a list that is not sorted so by itself.
    pub(super) async fn descending(&mut self) -> Result<Fact, NotFoundOut> {
        let mut why = NotFoundOut::NotApplicable;
        for of in [Of::ChannelLines, Of::ChannelOrders] {
            match self.sorted(of).await.and_then(|sorted| sorted.descending) {
                Ok(is_so) => return Ok(Fact::Descending(is_so)),
                Err(NotFoundOut::NotApplicable) => {}
                Err(error) => why = error,
            }
        }
        Err(why)
    }

    async fn sorted(&mut self, of: Of) -> Result<Sorted, NotFoundOut> {
        if let Some(known) = self.known.sorted.get(&of) {
            return *known;
        }
        let sorted = self.try_sorting(of).await;
        self.known.sorted.insert(of, sorted);
        sorted
    }

    async fn try_sorting(&mut self, of: Of) -> Result<Sorted, NotFoundOut> {
        let base = self.base(of).await?;
        let up = self.page(&base.path, &[("sort", "id")]).await?;
        let down = self.page(&base.path, &[("sort", "-id")]).await?;
        let is_plain = |list: &List| list.is_same(&base.list);
        let plain = direction(&base.list);
        let ascending = match (plain, direction(&up)) {
            (Direction::Up, _) if direction(&down) == Direction::Down => Ok(Filtering::Honoured),
            (Direction::Up | Direction::None, _) => Err(NotFoundOut::TooLittleData),
            (_, Direction::Up) => Ok(Filtering::Honoured),
            _ if is_plain(&up) => Ok(Filtering::Ignored),
            _ => Err(NotFoundOut::Contradicting),
        };
        let descending = match (ascending, plain, direction(&down)) {
            (Ok(Filtering::Ignored), ..) => Err(NotFoundOut::NotApplicable),
            (Err(why), ..) => Err(why),
            (_, Direction::Down, _) => Err(NotFoundOut::TooLittleData),
            (.., Direction::Down) => Ok(true),
            _ if is_plain(&down) || down.is_same(&up) => Ok(false),
            _ => Err(NotFoundOut::Contradicting),
        };
        Ok(Sorted {
            ascending,
            descending,
        })
    }
}

/// The order of the ids of a page.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Direction {
    Up,
    Down,
    Neither,
    /// Fewer than three rows, or rows without ids.
    None,
}

fn direction(list: &List) -> Direction {
    let ids: Option<Vec<u64>> = list.ids().into_iter().collect();
    match ids {
        None => Direction::None,
        Some(ids) if ids.len() < 3 => Direction::None,
        Some(ids) if ids.is_sorted_by(|a, b| a < b) => Direction::Up,
        Some(ids) if ids.is_sorted_by(|a, b| a > b) => Direction::Down,
        Some(_) => Direction::Neither,
    }
}
