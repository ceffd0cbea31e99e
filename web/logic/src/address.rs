//! The Omnitron to sign in to: one that is set up, or an address that was typed.

use release_core::connection::BaseUrlProblem;
use release_core::{ApiPrefix, BaseUrl, Connection};

use crate::config::Environment;

/// What was chosen or typed.
#[derive(Clone, Debug, PartialEq)]
pub struct Address {
    /// Which environment, by its place; `None` is an address typed.
    pub environment: Option<usize>,
    /// The address, as it was typed.
    pub typed: String,
    /// Which family of paths the typed one answers to.
    pub prefix: ApiPrefix,
}

impl Address {
    /// The first environment, or an address to be typed where there is none.
    pub fn first(environments: &[Environment]) -> Self {
        Self {
            environment: (!environments.is_empty()).then_some(0),
            typed: String::new(),
            prefix: ApiPrefix::default(),
        }
    }

    /// Its name and connection. One that was typed is called by its host.
    ///
    /// # Errors
    ///
    /// What is wrong with the address that was typed.
    pub fn resolve(
        &self,
        environments: &[Environment],
    ) -> Result<(String, Connection), BaseUrlProblem> {
        if let Some(chosen) = self.environment.and_then(|at| environments.get(at)) {
            let connection = Connection::new(chosen.base_url.clone(), chosen.prefix);
            return Ok((chosen.name.clone(), connection));
        }
        let base_url: BaseUrl = self.typed.trim().parse()?;
        let name = base_url.host().to_owned();
        Ok((name, Connection::new(base_url, self.prefix)))
    }

    /// What is wrong with what has been typed so far; nothing while that is nothing.
    pub fn problem(&self) -> Option<BaseUrlProblem> {
        let typed = self.typed.trim();
        if typed.is_empty() {
            return None;
        }
        typed.parse::<BaseUrl>().err()
    }
}
