//! Whether there is an Omnitron, and who is signed in.

use release_client::{Clock, Timer, Transport};
use release_core::decode::Json;

use crate::ask::Doctor;
use crate::said::Kind;
use crate::{Check, Fact, NotFoundOut};

impl<T: Transport, C: Clock + Timer + Clone> Doctor<T, C> {
    /// An answer of JSON to a call that needs the token.
    pub(super) async fn reach(&mut self) -> Result<Fact, NotFoundOut> {
        let mut why = NotFoundOut::NotServed;
        for prefix in self.prefixes() {
            match self.call(Check::PathOrders, prefix).await {
                Ok(said) if matches!(said.kind, Kind::Data | Kind::Forbidden) => {
                    return Ok(Fact::Reached);
                }
                Ok(said) => why = said.is_data().err().unwrap_or(why),
                Err(error) => why = error,
            }
        }
        Err(why)
    }

    /// The login name, from the one user that the answer is about: an object, or the only row of a list.
    pub(super) async fn user(&mut self) -> Result<Fact, NotFoundOut> {
        let mut why = NotFoundOut::NotServed;
        for prefix in self.prefixes() {
            let said = self.get(format!("{prefix}/active_user/")).await;
            let name = said.and_then(|said| {
                let json = said.data()?;
                username(&json).ok_or(NotFoundOut::Unreadable)
            });
            match name {
                Ok(name) => return Ok(Fact::User(name)),
                Err(NotFoundOut::NotServed) => {}
                Err(error) => why = error,
            }
        }
        Err(why)
    }
}

fn username(json: &Json<'_>) -> Option<String> {
    let members = match json {
        Json::Object(members) => members,
        Json::List(rows) => match rows.as_slice() {
            [row] => return username(row),
            _ => return None,
        },
        _ => return None,
    };
    let member = |wanted: &str| {
        let mut members = members.iter();
        members.find(|(name, _)| name == wanted).map(|(_, it)| it)
    };
    if let Some(rows @ Json::List(_)) = member("results") {
        return username(rows);
    }
    member("username")?.word().map(str::to_owned)
}
