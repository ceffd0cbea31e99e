//! Language and theme, kept in this browser.

use release_core::Language;
use release_web_logic::Theme;

use super::storage::{local, read, write};

const LANGUAGE: &str = "language";
const THEME: &str = "theme";

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
