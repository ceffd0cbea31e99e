//! What OPTIONS tells of a release. Nothing is sent to the call itself.

use release_client::{Clock, Timer, Transport};
use release_core::decode::Json;

use crate::ask::Doctor;
use crate::said::{Kind, Said};
use crate::{Check, Fact, NotFoundOut};

impl<T: Transport, C: Clock + Timer + Clone> Doctor<T, C> {
    /// The answer to OPTIONS, under a prefix that has the call.
    async fn options(&mut self) -> Result<Said, NotFoundOut> {
        let mut why = NotFoundOut::NotServed;
        for prefix in self.prefixes() {
            match self.call(Check::PathCreateMapping, prefix).await {
                Ok(said) if said.kind != Kind::NoPath => return Ok(said),
                Ok(_) => {}
                Err(error) => why = error,
            }
        }
        Err(why)
    }

    pub(super) async fn metadata(&mut self) -> Result<Fact, NotFoundOut> {
        let said = self.options().await?;
        if said.kind == Kind::Refused(405) {
            return Ok(Fact::Metadata(false));
        }
        let about = said.data()?;
        match member(&about, "renders").or(member(&about, "name")) {
            Some(_) => Ok(Fact::Metadata(true)),
            None => Err(NotFoundOut::Unreadable),
        }
    }

    pub(super) async fn may_release(&mut self) -> Result<Fact, NotFoundOut> {
        let Fact::Metadata(true) = self.metadata().await? else {
            return Err(NotFoundOut::Refused(405));
        };
        let said = self.options().await?;
        Ok(Fact::MayRelease(post(&said.data()?).is_some()))
    }

    /// A field of the POST, as it is described to a user who may send it.
    pub(super) async fn field(&mut self, name: &str) -> Result<Fact, NotFoundOut> {
        let Fact::MayRelease(true) = self.may_release().await? else {
            return Err(NotFoundOut::NotVisible);
        };
        let said = self.options().await?;
        let about = said.data()?;
        let field = post(&about).and_then(|post| member(post, name));
        let field = field.ok_or(NotFoundOut::Unreadable)?;
        let required = member(field, "required");
        Ok(Fact::Field {
            kind: member(field, "type")
                .and_then(Json::word)
                .map(str::to_owned),
            required: required.and_then(|it| match it {
                Json::Bool(truth) => Some(*truth),
                _ => None,
            }),
            max_length: member(field, "max_length")
                .and_then(Json::scalar)
                .and_then(|it| it.parse().ok()),
        })
    }
}

fn post<'j>(about: &'j Json<'_>) -> Option<&'j Json<'j>> {
    member(member(about, "actions")?, "POST")
}

fn member<'j>(json: &'j Json<'_>, wanted: &str) -> Option<&'j Json<'j>> {
    let Json::Object(members) = json else {
        return None;
    };
    let mut members = members.iter();
    members.find(|(name, _)| name == wanted).map(|(_, it)| it)
}
