//! Limits on the size of a file.

use serde::{Deserialize, Serialize};

use super::TableError;

/// Limits on the size of a file, checked before memory is allocated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Limits {
    /// Bytes of the file: 64 MB (67,108,864). Never more than 1 GB.
    pub bytes: usize,
    /// Rows that are not empty, including the header: 200,001.
    pub rows: usize,
    /// Cells in one row: 1,024.
    pub row_cells: usize,
    /// Cells in all: 4,000,000.
    pub cells: usize,
    /// Bytes of one cell, as UTF-8: 131,072 (Excel holds 32,767 characters).
    pub cell_bytes: usize,
}

/// Offsets are 32 bits, and one byte of a code page can become three.
const MOST_BYTES: usize = 1 << 30;

impl Default for Limits {
    fn default() -> Self {
        Self {
            bytes: 64 << 20,
            rows: 200_001,
            row_cells: 1_024,
            cells: 4_000_000,
            cell_bytes: 128 << 10,
        }
    }
}

impl Limits {
    /// Compares a file's size with the limit, before it is read.
    ///
    /// # Errors
    ///
    /// [`TableError::TooLarge`].
    pub fn check_size(&self, bytes: u64) -> Result<(), TableError> {
        let limit = self.bytes.min(MOST_BYTES);
        if bytes > limit as u64 {
            return Err(TableError::TooLarge { bytes, limit });
        }
        Ok(())
    }
}
