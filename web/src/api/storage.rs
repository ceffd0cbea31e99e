//! The browser's storages for small things. A browser may refuse them, as in a frame of another site: then
//! nothing is kept, and nothing is found.

use serde::Serialize;
use serde::de::DeserializeOwned;
use web_sys::Storage;

/// What all tabs share.
pub(super) fn local() -> Option<Storage> {
    gloo_utils::window().local_storage().ok().flatten()
}

/// What this tab has for itself.
pub(super) fn session() -> Option<Storage> {
    gloo_utils::window().session_storage().ok().flatten()
}

/// What is kept under this name, unless it is of another kind.
pub(super) fn read<T: DeserializeOwned>(storage: Option<Storage>, name: &str) -> Option<T> {
    let text = storage?.get_item(name).ok()??;
    serde_json::from_str(&text).ok()
}

/// Keeps a value as JSON. Returns whether the browser has taken it.
pub(super) fn write<T: Serialize + ?Sized>(
    storage: Option<Storage>,
    name: &str,
    value: &T,
) -> bool {
    let text = serde_json::to_string(value).ok();
    let put = |text: String| storage?.set_item(name, &text).ok();
    text.and_then(put).is_some()
}

/// Forgets what is kept under this name.
pub(super) fn forget(storage: Option<Storage>, name: &str) {
    if let Some(storage) = storage {
        let _ = storage.remove_item(name);
    }
}
