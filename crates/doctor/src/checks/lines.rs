//! Order lines.

use release_client::{Clock, Timer, Transport};

use super::shop::Of;
use crate::ask::Doctor;
use crate::list::{Field, Row};
use crate::{Check, Fact, KeySeen, NotFoundOut};

/// The most attributes that are told.
const MOST_KEYS: usize = 20;

impl<T: Transport, C: Clock + Timer + Clone> Doctor<T, C> {
    /// The names of numeric attributes, from the lines that are known; never a value.
    pub(super) async fn quantity_keys(&mut self) -> Result<Fact, NotFoundOut> {
        let mut lines: Vec<Row> = Vec::new();
        let mut why = NotFoundOut::TooLittleData;
        for of in [Of::Lines, Of::LinesPlain, Of::ChannelLines] {
            match self.base(of).await {
                Ok(base) => lines.extend(base.list.rows.iter().cloned()),
                Err(error) => why = error,
            }
        }
        if lines.is_empty() {
            return Err(why);
        }
        lines.sort_by_key(Row::id);
        lines.dedup_by_key(|row| row.id());
        let of = u64::try_from(lines.len()).unwrap_or(u64::MAX);
        let mut keys: Vec<KeySeen> = Vec::new();
        for attribute in lines.iter().flat_map(|row| &row.attributes) {
            if let Some(seen) = keys.iter_mut().find(|seen| seen.key == attribute.name) {
                seen.lines += 1;
                seen.may_be_quantity &= attribute.is_positive;
            } else {
                keys.push(KeySeen {
                    key: attribute.name.clone(),
                    lines: 1,
                    of,
                    may_be_quantity: attribute.is_positive,
                });
            }
        }
        keys.sort_by(|a, b| b.lines.cmp(&a.lines).then_with(|| a.key.cmp(&b.key)));
        keys.truncate(MOST_KEYS);
        Ok(Fact::QuantityKeys(keys))
    }

    pub(super) async fn content_type(&mut self) -> Result<Fact, NotFoundOut> {
        let prefix = self.working(Check::PathContentTypes).await?;
        let list = self.call(Check::PathContentTypes, prefix).await?.list()?;
        let mut rows = list.rows.iter();
        let mut rows = rows
            .by_ref()
            .filter(|row| row.get(Field::Model) == Some("orderitem"));
        match (rows.next().and_then(Row::id), rows.next()) {
            (Some(id), None) => Ok(Fact::ContentType(id)),
            (Some(_), Some(_)) => Err(NotFoundOut::Contradicting),
            (None, _) => Err(NotFoundOut::TooLittleData),
        }
    }
}
