//! Storage that the browser does not clear by itself.

use wasm_bindgen_futures::{JsFuture, spawn_local};

/// Asks the browser to keep what is written even when room is short. Nothing
/// depends on its answer, and it may ask a person first: nobody waits for it.
pub(super) fn ask_to_keep() {
    let asked = gloo_utils::window().navigator().storage().persist();
    spawn_local(async move {
        if let Ok(asked) = asked {
            let _ = JsFuture::from(asked).await;
        }
    });
}

/// Whether the browser keeps what is written until a person deletes it. One
/// that cannot say does not promise it.
pub(crate) async fn is_persisted() -> bool {
    let asked = gloo_utils::window().navigator().storage().persisted();
    match asked {
        Ok(asked) => JsFuture::from(asked)
            .await
            .is_ok_and(|answer| answer.is_truthy()),
        Err(_) => false,
    }
}
