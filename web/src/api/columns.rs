//! The columns that a person chose last, kept in this browser for each Omnitron.

use gloo_storage::{LocalStorage, Storage};
use release_core::BaseUrl;
use release_file::rows::ColumnNames;

fn place(base_url: &BaseUrl) -> String {
    format!("columns/{base_url}")
}

pub(crate) fn load_columns(base_url: &BaseUrl) -> ColumnNames {
    LocalStorage::get(place(base_url)).unwrap_or_default()
}

pub(crate) fn save_columns(base_url: &BaseUrl, names: &ColumnNames) {
    // Where the browser refuses, they are matched anew next time.
    let _ = LocalStorage::set(place(base_url), names);
}
