//! Pages of lists.

use release_client::{Clock, Timer, Transport};

use crate::ask::{Doctor, address};
use crate::{Check, Fact, ListShape, NotFoundOut};

/// The rows that are asked for to see how many come.
const MANY: u64 = 1_000;

/// Fewer lists than these prove nothing.
const LISTS: usize = 2;

impl<T: Transport, C: Clock + Timer + Clone> Doctor<T, C> {
    /// From all lists that came.
    pub(super) fn list_shape(&self) -> Result<Fact, NotFoundOut> {
        let shapes = &self.known.shapes;
        if shapes.len() < LISTS {
            return Err(NotFoundOut::TooLittleData);
        }
        match shapes.iter().filter(|is_bare| **is_bare).count() {
            0 => Ok(Fact::ListShape(ListShape::Pages)),
            bare if bare == shapes.len() => Ok(Fact::ListShape(ListShape::Bare)),
            _ => Err(NotFoundOut::Contradicting),
        }
    }

    /// Asks for many rows of the list whose rows are smallest, among those that have so many; where
    /// none has, of the longest.
    pub(super) async fn page_size(&mut self) -> Result<Fact, NotFoundOut> {
        if let Fact::ListShape(ListShape::Bare) = self.list_shape()? {
            return Err(NotFoundOut::NotApplicable);
        }
        let mut best: Option<(u64, String)> = None;
        let mut why = NotFoundOut::TooLittleData;
        let lists = [
            (Check::PathProductStock, "product_stock/"),
            (Check::PathLinesPlain, "order_items/"),
            (Check::PathOrders, "orders/"),
        ];
        for (call, path) in lists {
            let count = match self.working(call).await {
                Ok(prefix) => self.call(call, prefix).await.and_then(|said| {
                    let total = said.list()?.total().ok_or(NotFoundOut::TooLittleData)?;
                    Ok((total, format!("{prefix}/{path}")))
                }),
                Err(why) => Err(why),
            };
            match count {
                Ok((count, path)) => {
                    if best
                        .as_ref()
                        .is_none_or(|(most, _)| count > *most && *most <= MANY)
                    {
                        best = Some((count, path));
                    }
                }
                Err(error) => why = error,
            }
        }
        let (_, path) = best.ok_or(why)?;
        let many = address(&path, &[("limit", &MANY.to_string())]);
        let list = self.get(many).await?.list()?;
        let rows = u64::try_from(list.rows.len()).unwrap_or(u64::MAX);
        if rows == 0 {
            return Err(NotFoundOut::TooLittleData);
        }
        Ok(Fact::PageSize {
            rows,
            is_most: rows < MANY && !list.is_whole(),
        })
    }
}
