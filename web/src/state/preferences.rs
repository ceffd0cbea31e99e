//! Language, theme, and single keys.

use std::rc::Rc;

use release_core::Language;
use release_web_logic::Theme;
use release_web_logic::config::language_of;
use yew::prelude::*;

use crate::api;

/// What a person likes, kept in this browser.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Preferences {
    pub(crate) language: Language,
    pub(crate) theme: Theme,
    /// Whether single keys act.
    pub(crate) keys: bool,
}

impl Preferences {
    /// What was chosen before, or else the given language, or the browser's.
    pub(crate) fn load(default_language: Option<Language>) -> Self {
        let language = api::load_language()
            .or(default_language)
            .unwrap_or_else(browser_language);
        let preferences = Self {
            language,
            theme: api::load_theme(),
            keys: api::load_keys(),
        };
        preferences.apply();
        preferences
    }

    fn apply(self) {
        let Some(root) = gloo_utils::document().document_element() else {
            return;
        };
        let _ = root.set_attribute("lang", self.language.tag());
        let _ = match self.theme {
            Theme::System => root.remove_attribute("data-theme"),
            chosen => root.set_attribute("data-theme", chosen.name()),
        };
    }
}

fn browser_language() -> Language {
    let tag = gloo_utils::window().navigator().language();
    language_of(tag.as_deref())
}

/// A change of what a person likes.
pub(crate) enum Choice {
    Language(Language),
    Theme(Theme),
    Keys(bool),
}

impl From<Language> for Choice {
    fn from(language: Language) -> Self {
        Self::Language(language)
    }
}

impl From<Theme> for Choice {
    fn from(theme: Theme) -> Self {
        Self::Theme(theme)
    }
}

impl Reducible for Preferences {
    type Action = Choice;

    fn reduce(self: Rc<Self>, choice: Choice) -> Rc<Self> {
        let mut changed = *self;
        match choice {
            Choice::Language(language) => {
                changed.language = language;
                api::save_language(language);
            }
            Choice::Theme(theme) => {
                changed.theme = theme;
                api::save_theme(theme);
            }
            Choice::Keys(keys) => {
                changed.keys = keys;
                api::save_keys(keys);
            }
        }
        changed.apply();
        Rc::new(changed)
    }
}
