//! A file that a person hands to the page.

use js_sys::{Object, Promise, Reflect, Uint8Array};
use release_file::table::{Limits, TableError};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{DragEvent, File};

/// Why the bytes of a file are not to be had.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum FileError {
    /// It is too large to be read.
    Table(TableError),
    /// The browser could not read it: it was moved, or changed since it was chosen.
    Unreadable(String),
}

/// The first file that was dropped, if any was.
pub(crate) fn dropped_file(event: &DragEvent) -> Option<File> {
    event.data_transfer()?.files()?.get(0)
}

/// Lets the browser draw what has changed, before work that takes a while.
pub(crate) async fn yield_to_browser() {
    gloo_timers::future::TimeoutFuture::new(0).await;
}

/// All bytes of a file; its size is looked at first.
pub(crate) async fn read_file(file: &File) -> Result<Vec<u8>, FileError> {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let size = file.size() as u64;
    Limits::default()
        .check_size(size)
        .map_err(FileError::Table)?;
    let buffer = JsFuture::from(file.array_buffer())
        .await
        .map_err(|error| FileError::Unreadable(described(&error)))?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

/// The SHA-256 of bytes in hexadecimal; `None` where the browser has no way to
/// tell (a page that is served without https).
pub(crate) async fn sha256(bytes: &[u8]) -> Option<String> {
    let window = gloo_utils::window();
    let get = |of: &JsValue, name: &str| Reflect::get(of, &name.into()).ok();
    let subtle = get(&get(&window, "crypto")?, "subtle")?;
    let digest = get(&subtle, "digest")?
        .dyn_into::<js_sys::Function>()
        .ok()?;
    let sum = digest.call2(&subtle, &"SHA-256".into(), &Uint8Array::from(bytes));
    let sum = JsFuture::from(sum.ok()?.dyn_into::<Promise>().ok()?).await;
    let bytes = Uint8Array::new(&sum.ok()?).to_vec();
    Some(
        bytes
            .iter()
            .fold(String::new(), |digits, byte| format!("{digits}{byte:02x}")),
    )
}

fn described(error: &JsValue) -> String {
    let object: &Object = error.unchecked_ref();
    String::from(object.to_string())
}
