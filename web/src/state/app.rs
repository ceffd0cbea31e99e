//! Everything that views share, in one context.

use std::rc::Rc;

use release_core::BaseUrl;
use release_web_logic::config::RunLimits;
use yew::prelude::*;

use super::preferences::Preferences;
use super::session::{UseSession, use_session_state};
use crate::api::{Config, Environment};
use crate::i18n::Texts;

/// The settings of whoever serves the page, checked.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Settings {
    pub(crate) config: Config,
    pub(crate) environments: Vec<Environment>,
}

/// Where a file is to be sent, and how its run begins.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct FileFor {
    pub(crate) base_url: Option<BaseUrl>,
    pub(crate) limits: RunLimits,
}

/// Everything that views share.
#[derive(Clone, PartialEq)]
pub(crate) struct AppState {
    /// `None` where `config.json` is of no use.
    pub(crate) settings: Option<Rc<Settings>>,
    pub(crate) preferences: UseReducerHandle<Preferences>,
    pub(crate) session: UseSession,
}

impl AppState {
    /// The texts in the language that was chosen.
    pub(crate) fn texts(&self) -> Texts {
        Texts(self.preferences.language)
    }

    /// What a file that is read now is for.
    pub(crate) fn file_for(&self) -> FileFor {
        let session = self.session.current();
        let settings = self.settings.as_deref();
        FileFor {
            base_url: session.map(|it| it.connection.base_url.clone()),
            limits: settings.map_or_else(RunLimits::default, |it| it.config.limits()),
        }
    }

    /// The attribute of a line that holds its quantity; empty without settings.
    pub(crate) fn quantity_key(&self) -> String {
        let settings = self.settings.as_deref();
        settings.map_or_else(String::new, |it| it.config.quantity_key.clone())
    }
}

/// Sets up what is shared, from the inside out: the language first, then the
/// session that calls in it.
#[hook]
pub(crate) fn use_app_state(settings: Option<Rc<Settings>>) -> AppState {
    let preferences = {
        let default = settings.as_ref();
        let default = default.and_then(|settings| settings.config.language.language());
        use_reducer(|| Preferences::load(default))
    };
    let session = use_session_state(preferences.language);
    AppState {
        settings,
        preferences,
        session,
    }
}

/// What views share.
#[hook]
pub(crate) fn use_app() -> AppState {
    use_context().expect("the app provides its state")
}
