//! Language and theme, kept in this browser.

use gloo_storage::{LocalStorage, Storage};
use release_core::Language;
use release_web_logic::Theme;

const LANGUAGE: &str = "language";
const THEME: &str = "theme";

pub(crate) fn load_language() -> Option<Language> {
    match LocalStorage::get::<String>(LANGUAGE).ok()?.as_str() {
        "en" => Some(Language::English),
        "tr" => Some(Language::Turkish),
        _ => None,
    }
}

pub(crate) fn save_language(language: Language) {
    // Where the browser refuses, the choice lasts until the next load.
    let _ = LocalStorage::set(LANGUAGE, language.tag());
}

pub(crate) fn load_theme() -> Theme {
    LocalStorage::get::<String>(THEME)
        .ok()
        .and_then(|name| Theme::named(&name))
        .unwrap_or_default()
}

pub(crate) fn save_theme(theme: Theme) {
    let _ = LocalStorage::set(THEME, theme.name());
}
