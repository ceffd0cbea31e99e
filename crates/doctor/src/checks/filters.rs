//! Which filters a list honours.
//!
//! A filter is tried with a value that some row has and at least one row of the first page has not.
//! So where it is ignored a row comes that does not match; where it is honoured none does. A value
//! that no row of the list has must give no row, and the value of all rows must give some.

use release_client::{Clock, Timer, Transport};
use release_core::model::Status;

use super::filter_table::FILTERS;
use super::shop::{Base, Of};
use crate::ask::Doctor;
use crate::list::{Field, List, Row};
use crate::{Check, Fact, Filtering, NotFoundOut};

/// The units of stock that are documented.
const UNIT_TYPES: [&str; 2] = ["qty", "kg"];

/// A value, and how its rows are known: the text of the member may be another than what is sent.
struct Value {
    sent: String,
    is: Vec<String>,
}

impl<T: Transport, C: Clock + Timer + Clone> Doctor<T, C> {
    pub(super) async fn filter(&mut self, check: Check) -> Result<Fact, NotFoundOut> {
        if let Some(known) = self.known.filters.get(&check) {
            return known.clone();
        }
        let filter = FILTERS.iter().find(|(it, ..)| *it == check);
        let (_, of, parameter, field) = *filter.ok_or(NotFoundOut::NotApplicable)?;
        let result = self
            .try_filter(of, parameter, field)
            .await
            .map(Fact::Filter);
        self.known.filters.insert(check, result.clone());
        result
    }

    async fn try_filter(
        &mut self,
        of: Of,
        parameter: &str,
        field: Field,
    ) -> Result<Filtering, NotFoundOut> {
        let base = self.base(of).await?;
        for is_deep in [false, true] {
            let rows = self.rows(of, is_deep).await?;
            let value = if parameter == "order__number" {
                self.value_of_number(&base, &rows).await
            } else {
                value(&base, &rows, field, parameter.ends_with("__in"))
            };
            if let Some(value) = value {
                let list = self.page(&base.path, &[(parameter, &value.sent)]).await?;
                return self.verdict(&base, &list, field, &value.is).await;
            }
        }
        self.try_foreign(&base, parameter, field).await
    }

    /// What a page says that came for a value which some row of the base has not.
    async fn verdict(
        &mut self,
        base: &Base,
        list: &List,
        field: Field,
        values: &[String],
    ) -> Result<Filtering, NotFoundOut> {
        if list.rows.is_empty() {
            return Err(NotFoundOut::Contradicting);
        }
        if list.rows.iter().all(|row| matches(row, field, values)) {
            // Fewer must be counted, too.
            let is_less = list
                .count
                .zip(base.list.count)
                .is_none_or(|(few, all)| few < all);
            let honoured = is_less.then_some(Filtering::Honoured);
            return honoured.ok_or(NotFoundOut::Contradicting);
        }
        if list.is_same(&base.list) {
            return Ok(Filtering::Ignored);
        }
        // Orders come in while this is asked.
        let again = self.page(&base.path, &[]).await?;
        if list.is_same(&again) {
            return Ok(Filtering::Ignored);
        }
        Err(NotFoundOut::Contradicting)
    }

    /// Tries a value that no row on the first page has, where all rows of it have the same.
    async fn try_foreign(
        &mut self,
        base: &Base,
        parameter: &str,
        field: Field,
    ) -> Result<Filtering, NotFoundOut> {
        let mut own = base.list.rows.iter().filter_map(|row| row.get(field));
        let own = own.next().ok_or(NotFoundOut::TooLittleData)?.to_owned();
        let mut all = base.list.rows.iter();
        if !all.all(|row| row.get(field) == Some(own.as_str())) {
            return Err(NotFoundOut::TooLittleData);
        }
        let foreign = match field {
            Field::UnitType => UNIT_TYPES
                .into_iter()
                .find(|it| *it != own)
                .map(str::to_owned),
            Field::StockList => self.other_stock_list(&own).await,
            _ => None,
        };
        let foreign = foreign.ok_or(NotFoundOut::TooLittleData)?;
        let first = self.page(&base.path, &[(parameter, &foreign)]).await?;
        if !first.rows.is_empty() {
            return self.verdict(base, &first, field, &[foreign]).await;
        }
        // No rows at all could be any failure: they must be missing again, and come for their own value.
        let second = self.page(&base.path, &[(parameter, &foreign)]).await?;
        let own_rows = self.page(&base.path, &[(parameter, &own)]).await?;
        let own = [own];
        let are_own = own_rows.rows.iter().all(|row| matches(row, field, &own));
        if second.rows.is_empty() && !own_rows.rows.is_empty() && are_own {
            return Ok(Filtering::Honoured);
        }
        Err(NotFoundOut::Contradicting)
    }

    /// The number of the order of some lines.
    async fn value_of_number(&mut self, base: &Base, rows: &[Row]) -> Option<Value> {
        let mut orders = Vec::new();
        for of in [Of::ChannelOrders, Of::Orders] {
            if let Ok(base) = self.base(of).await {
                orders.extend(base.list.rows.clone());
            }
        }
        let number = |id: &str| {
            let mut orders = orders.iter();
            let order = orders.find(|row| row.get(Field::Id) == Some(id))?;
            order.get(Field::Number).map(str::to_owned)
        };
        let known: Vec<Row> = rows
            .iter()
            .filter(|row| row.get(Field::Order).and_then(number).is_some())
            .cloned()
            .collect();
        let order = value(base, &known, Field::Order, false)?.is;
        Some(Value {
            sent: number(order.first()?)?,
            is: order,
        })
    }

    /// A stock list other than this one, if any known row names one.
    pub(super) async fn other_stock_list(&mut self, own: &str) -> Option<String> {
        let lists = [
            Of::ExtraStocks,
            Of::ProductStocks,
            Of::AllStocks,
            Of::Lines,
            Of::LinesPlain,
        ];
        for of in lists {
            let Ok(base) = Box::pin(self.base(of)).await else {
                continue;
            };
            let mut rows = base.list.rows.iter();
            let other = rows.find_map(|row| row.get(Field::StockList).filter(|it| *it != own));
            if let Some(other) = other {
                return Some(other.to_owned());
            }
        }
        None
    }
}

/// The value of the fewest rows on the first page, and not of all of them; where `several` may be
/// named, two of them if that leaves rows of others.
fn value(base: &Base, rows: &[Row], field: Field, several: bool) -> Option<Value> {
    let others = |values: &[String]| {
        let others = base.list.rows.iter().filter(|row| row.get(field).is_some());
        others.filter(|row| !matches(row, field, values)).count()
    };
    let mut best: Option<(usize, &str)> = None;
    for value in rows.iter().filter_map(|row| row.get(field)) {
        let others = others(&[value.to_owned()]);
        if others > 0 && best.is_none_or(|(most, _)| others > most) {
            best = Some((others, value));
        }
    }
    let (_, value) = best?;
    let mut is = vec![value.to_owned()];
    if several {
        let mut values = rows.iter().filter_map(|row| row.get(field));
        let second = values.find(|it| *it != value).map(str::to_owned);
        let both: Vec<String> = is.iter().cloned().chain(second).collect();
        if others(&both) > 0 {
            is = both;
        }
    }
    let known = || Some(Status::new(value).known()?.code().to_owned());
    let sent = if field == Field::Status {
        known()
    } else {
        None
    };
    Some(Value {
        sent: sent.unwrap_or_else(|| is.join(",")),
        is,
    })
}

fn matches(row: &Row, field: Field, values: &[String]) -> bool {
    let Some(text) = row.get(field) else {
        return false;
    };
    values.iter().any(|value| match field {
        Field::Status => Status::new(text).is_same(&Status::new(value)),
        _ => text == value,
    })
}
