//! The state that the handlers share.

use std::collections::HashSet;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::http::{HeaderMap, header};

use crate::Settings;
use crate::answers::Problem;
use crate::data::{Data, User, generate};
use crate::faults::{Fault, RequestInfo};
use crate::ledger::Ledger;
use crate::switches::Switches;
use crate::texts::Text;

/// A handle on the running mock.
#[derive(Debug, Clone)]
pub(crate) struct App {
    pub(crate) settings: Arc<Settings>,
    world: Arc<Mutex<World>>,
}

impl App {
    pub(crate) fn new(settings: Settings) -> Self {
        let world = World::new(&settings);
        Self {
            settings: Arc::new(settings),
            world: Arc::new(Mutex::new(world)),
        }
    }

    /// The world, for this request alone. Never held across an await.
    pub(crate) fn world(&self) -> MutexGuard<'_, World> {
        self.world.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// All that changes.
#[derive(Debug)]
pub(crate) struct World {
    pub(crate) data: Data,
    pub(crate) switches: Switches,
    pub(crate) ledger: Ledger,
    /// Users whose token was deleted.
    revoked: HashSet<i64>,
}

impl World {
    fn new(settings: &Settings) -> Self {
        Self {
            data: generate(settings.shop, settings.seed, settings.orders),
            switches: settings.switches.clone(),
            ledger: Ledger::default(),
            revoked: HashSet::new(),
        }
    }

    /// Back to the start.
    pub(crate) fn reset(&mut self, settings: &Settings) {
        self.ledger.reset();
        let ledger = std::mem::take(&mut self.ledger);
        *self = Self {
            ledger,
            ..Self::new(settings)
        };
    }

    /// The user of the request's token; `None` where it carries no token.
    pub(crate) fn caller(&self, headers: &HeaderMap) -> Result<Option<User>, Problem> {
        let Some(value) = headers.get(header::AUTHORIZATION) else {
            return Ok(None);
        };
        let value = String::from_utf8_lossy(value.as_bytes());
        let mut words = value.split_whitespace();
        if !words
            .next()
            .is_some_and(|scheme| scheme.eq_ignore_ascii_case("token"))
        {
            return Ok(None);
        }
        let token = words
            .next()
            .ok_or_else(|| Problem::unauthorized(Text::TokenMissing))?;
        if words.next().is_some() {
            return Err(Problem::unauthorized(Text::TokenSpaces));
        }
        let user = self
            .data
            .users
            .iter()
            .find(|user| user.token == token && !self.revoked.contains(&user.pk));
        let user = user.ok_or_else(|| Problem::unauthorized(Text::InvalidToken))?;
        if self.is_inactive(user) {
            return Err(Problem::unauthorized(Text::Inactive));
        }
        Ok(Some(user.clone()))
    }

    /// The user with this name and password, unless deactivated. A deleted token is good again.
    pub(crate) fn log_in(&mut self, username: &str, password: &str) -> Option<&User> {
        let known = |user: &&User| user.username == username && user.password == password;
        let user = self
            .data
            .users
            .iter()
            .find(known)
            .filter(|user| !self.is_inactive(user))?;
        self.revoked.remove(&user.pk);
        Some(user)
    }

    /// Deletes the user's token.
    pub(crate) fn revoke(&mut self, user: &User) {
        self.revoked.insert(user.pk);
    }

    /// The fault that meets the request, if one does.
    pub(crate) fn fault(&mut self, asked: &RequestInfo) -> Option<Fault> {
        let rule = self
            .switches
            .faults
            .iter_mut()
            .find_map(|rule| rule.meets(asked).then_some(&*rule))?;
        Some(rule.fault.clone())
    }

    fn is_inactive(&self, user: &User) -> bool {
        self.switches.inactive_user.as_deref() == Some(user.username)
    }
}
