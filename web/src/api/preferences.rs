//! What a person likes, kept in this browser: language, theme, keys, and views of the list of orders.

use release_core::Language;
use release_web_logic::Theme;
use release_web_logic::orders::SavedViews;

use super::storage::{local, read, write};

const LANGUAGE: &str = "language";
const THEME: &str = "theme";
const KEYS: &str = "keys";
const VIEWS: &str = "views";
const ON: &str = "on";
const OFF: &str = "off";

pub(crate) fn load_language() -> Option<Language> {
    match read::<String>(local(), LANGUAGE)?.as_str() {
        "en" => Some(Language::English),
        "tr" => Some(Language::Turkish),
        _ => None,
    }
}

pub(crate) fn save_language(language: Language) {
    // Where the browser refuses, the choice lasts until the next load.
    let _ = write(local(), LANGUAGE, language.tag());
}

pub(crate) fn load_theme() -> Theme {
    read::<String>(local(), THEME)
        .and_then(|name| Theme::named(&name))
        .unwrap_or_default()
}

pub(crate) fn save_theme(theme: Theme) {
    let _ = write(local(), THEME, theme.name());
}

/// Whether single keys act; they do unless a person switched them off.
pub(crate) fn load_keys() -> bool {
    read::<String>(local(), KEYS).as_deref() != Some(OFF)
}

pub(crate) fn save_keys(keys: bool) {
    let _ = write(local(), KEYS, if keys { ON } else { OFF });
}

pub(crate) fn load_views() -> SavedViews {
    read(local(), VIEWS).unwrap_or_default()
}

/// Returns whether the browser has taken them.
pub(crate) fn save_views(views: &SavedViews) -> bool {
    write(local(), VIEWS, views)
}
