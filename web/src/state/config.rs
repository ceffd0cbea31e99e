//! The settings of whoever serves the page.

use std::rc::Rc;

use yew::prelude::*;

use crate::api::{Config, Environment};

/// The settings, checked.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Settings {
    pub(crate) config: Config,
    pub(crate) environments: Vec<Environment>,
}

/// The settings.
#[hook]
pub(crate) fn use_settings() -> Rc<Settings> {
    use_context().expect("the app provides the settings")
}
