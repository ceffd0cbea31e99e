//! The columns that a person chose last, kept in this browser for each Omnitron.

use release_core::BaseUrl;
use release_file::rows::ColumnNames;

use super::storage::{local, read, write};

fn place(base_url: &BaseUrl) -> String {
    format!("columns/{base_url}")
}

pub(crate) fn load_columns(base_url: &BaseUrl) -> ColumnNames {
    read(local(), &place(base_url)).unwrap_or_default()
}

pub(crate) fn save_columns(base_url: &BaseUrl, names: &ColumnNames) {
    // Where the browser refuses, they are matched anew next time.
    let _ = write(local(), &place(base_url), names);
}
