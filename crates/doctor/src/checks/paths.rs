//! Which calls exist, under which prefix.
//!
//! A path that does not exist is told from a record that does not exist by what a path gives that
//! surely does not exist.

use release_client::{Clock, Timer, Transport};
use release_core::ApiPrefix;
use release_core::endpoint::reading::Reading;
use release_core::model::OrderNumber;

use super::shop::Of;
use crate::ask::Doctor;
use crate::list::Field;
use crate::said::{Kind, Said};
use crate::{Check, Fact, Group, NotFoundOut};

/// A path that no Omnitron has.
const NONSENSE: &str = "doctor_no_such_path";

impl<T: Transport, C: Clock + Timer + Clone> Doctor<T, C> {
    /// The answer to a call, asked once for each prefix.
    pub(super) async fn call(
        &mut self,
        call: Check,
        prefix: ApiPrefix,
    ) -> Result<Said, NotFoundOut> {
        if let Some(known) = self.known.calls.get(&(call, prefix)) {
            return known.clone();
        }
        let said = self.call_anew(call, prefix).await;
        self.known.calls.insert((call, prefix), said.clone());
        said
    }

    async fn call_anew(&mut self, call: Check, prefix: ApiPrefix) -> Result<Said, NotFoundOut> {
        let path = format!("{prefix}/{}", self.path_of(call).await?);
        let reading = if call == Check::PathCreateMapping {
            Reading::options(path.clone())
        } else {
            Reading::get(path.clone())
        };
        let said = self.ask(&reading).await?;
        if said.kind == Kind::Data && call != Check::PathCreateMapping {
            self.known.good_path.get_or_insert(path);
            self.note_clock(&said);
            if let Ok(list) = said.list() {
                self.known.shapes.push(list.is_bare);
            }
        }
        Ok(said)
    }

    /// The path of a call after its prefix, for something that is known to exist.
    async fn path_of(&mut self, call: Check) -> Result<String, NotFoundOut> {
        Ok(match call {
            Check::PathOrders => "orders/?limit=1".to_owned(),
            Check::PathOrderDetailed => {
                let order = self.some_order().await?;
                format!("orders_integration/{order}/detailed_integration/")
            }
            Check::PathOrderNumber => {
                let (_, number) = self.numbered_order().await?;
                format!("order_number/{}/", number.as_str())
            }
            Check::PathLinesDetailed => {
                let order = self.some_order().await?;
                format!("order_item/detailed_integration/?order={order}")
            }
            Check::PathLinesPlain => "order_items/?limit=1".to_owned(),
            Check::PathLine => format!("order_items/{}/", self.some_line().await?),
            Check::PathCreateMapping => {
                format!("order_items/{}/create_mapping/", self.some_line().await?)
            }
            Check::PathContentTypes => "content_types/?model=orderitem".to_owned(),
            Check::PathChannels => "channels/?limit=20".to_owned(),
            Check::PathProductStock => "product_stock/?limit=1".to_owned(),
            _ => {
                let channel = self.channel().await?;
                let rest = match call {
                    Check::PathChannelOrders => "orders",
                    Check::PathChannelLines => "order_items",
                    Check::PathProductStocks => "product_stocks",
                    Check::PathExtraStocks => "extra_product_stocks",
                    _ => "extra_product_stocks/detailed",
                };
                format!("channel/{channel}/{rest}/?limit=1")
            }
        })
    }

    /// What a path gives that does not exist.
    async fn nonsense(&mut self, prefix: ApiPrefix) -> Result<Kind, NotFoundOut> {
        if let Some(known) = self.known.nonsense.get(&prefix) {
            return known.clone().map(|said| said.kind);
        }
        let said = self.get(format!("{prefix}/{NONSENSE}/")).await;
        self.known.nonsense.insert(prefix, said.clone());
        said.map(|said| said.kind)
    }

    /// Whether a call exists under a prefix: its answer must be another one than that of a path which does
    /// not, or be the web page that such a path gives.
    async fn exists(&mut self, call: Check, prefix: ApiPrefix) -> Result<bool, NotFoundOut> {
        let kind = self.call(call, prefix).await?.kind;
        let nonsense = match (kind, self.nonsense(prefix).await) {
            (_, Ok(nonsense)) => nonsense,
            // That data came is proof enough where nothing else is known to give any.
            (Kind::Data, Err(_)) => return Ok(true),
            (_, Err(why)) => return Err(why),
        };
        match kind {
            Kind::NoPath if nonsense == Kind::NoPath => Ok(false),
            Kind::NoPath => Err(NotFoundOut::Contradicting),
            _ if kind == nonsense => Err(NotFoundOut::Ambiguous),
            _ => Ok(true),
        }
    }

    pub(super) async fn served(&mut self, call: Check) -> Result<Fact, NotFoundOut> {
        let i1 = self.exists(call, ApiPrefix::I1).await;
        let v1 = self.exists(call, ApiPrefix::V1).await;
        match (i1, v1) {
            (Err(why), Err(_)) => Err(why),
            (i1, v1) => Ok(Fact::Served {
                i1: i1.ok(),
                v1: v1.ok(),
            }),
        }
    }

    /// A prefix under which a call gives data, that of the connection first.
    pub(super) async fn working(&mut self, call: Check) -> Result<ApiPrefix, NotFoundOut> {
        let mut why = NotFoundOut::NotServed;
        for prefix in self.prefixes() {
            match self
                .call(call, prefix)
                .await
                .and_then(|said| said.is_data())
            {
                Ok(()) => return Ok(prefix),
                Err(NotFoundOut::NotServed) => {}
                Err(error) => why = error,
            }
        }
        Err(why)
    }

    /// The calls that are forbidden under every prefix that has them.
    pub(super) async fn forbidden(&mut self) -> Result<Fact, NotFoundOut> {
        let mut forbidden = Vec::new();
        let calls = Check::ALL.iter().copied();
        for call in calls.filter(|it| it.group() == Group::Paths && *it != Check::OrderPath) {
            for prefix in self.prefixes() {
                match self.call(call, prefix).await {
                    Ok(said) if said.kind == Kind::Forbidden => {
                        if self.nonsense(prefix).await? == Kind::Forbidden {
                            return Err(NotFoundOut::Ambiguous);
                        }
                        forbidden.push(call);
                    }
                    // What a user without orders cannot be asked for is not forbidden.
                    Ok(_)
                    | Err(
                        NotFoundOut::TooLittleData
                        | NotFoundOut::NotServed
                        | NotFoundOut::Forbidden,
                    ) => {}
                    Err(why) => return Err(why),
                }
            }
        }
        forbidden.dedup();
        Ok(Fact::Forbidden(forbidden))
    }

    /// What stands in `orders/{…}/`.
    pub(super) async fn order_path(&mut self) -> Result<Fact, NotFoundOut> {
        let prefix = self.working(Check::PathOrders).await?;
        let (id, number) = self.numbered_order().await?;
        let number = number.as_str().to_owned();
        let by_id = self.get(format!("{prefix}/orders/{id}/")).await?;
        let by_number = self.get(format!("{prefix}/orders/{number}/")).await?;
        let id = is_order(&by_id, Field::Id, &id.to_string())?;
        let number = is_order(&by_number, Field::Number, &number)?;
        match (id, number) {
            (Found::Yes, number) => Ok(Fact::OrderPath {
                id: true,
                number: number == Found::Yes,
            }),
            (id, Found::Yes) => Ok(Fact::OrderPath {
                id: id == Found::Yes,
                number: true,
            }),
            (Found::NoPath, Found::NoPath) => Err(NotFoundOut::NotServed),
            _ => Err(NotFoundOut::Contradicting),
        }
    }

    /// An order with a number that can stand in a path, that no other known order has, and that is
    /// not the id of one: with digits alone if there is such.
    pub(super) async fn numbered_order(&mut self) -> Result<(u64, OrderNumber), NotFoundOut> {
        let orders = self.base(Of::Orders).await?;
        let numbers = |wanted: &str| {
            let all = orders.list.rows.iter();
            all.filter(|row| row.get(Field::Number) == Some(wanted))
                .count()
        };
        let mut found = None;
        for row in &orders.list.rows {
            let (Some(id), Some(number)) = (row.id(), row.get(Field::Number)) else {
                continue;
            };
            let is_id = orders
                .list
                .rows
                .iter()
                .any(|it| it.get(Field::Id) == Some(number));
            let Some(plain) = OrderNumber::new(number).filter(|_| !is_id && numbers(number) == 1)
            else {
                continue;
            };
            let has_digits_alone = number.bytes().all(|byte| byte.is_ascii_digit());
            if has_digits_alone {
                return Ok((id, plain));
            }
            found.get_or_insert((id, plain));
        }
        found.ok_or(NotFoundOut::TooLittleData)
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Found {
    Yes,
    No,
    NoPath,
}

fn is_order(said: &Said, field: Field, wanted: &str) -> Result<Found, NotFoundOut> {
    match said.kind {
        Kind::NoPath => return Ok(Found::NoPath),
        Kind::NoRecord => return Ok(Found::No),
        _ => {}
    }
    let row = crate::list::Row::read(&said.data()?).ok_or(NotFoundOut::Unreadable)?;
    match row.get(field) {
        Some(value) if value == wanted => Ok(Found::Yes),
        Some(_) => Ok(Found::No),
        None => Err(NotFoundOut::Unreadable),
    }
}
