//! The archive of a workbook, whose parts are measured before they are used.

use std::io::{Cursor, Read, copy, sink};

use zip::ZipArchive;

use crate::error::WorkbookError;
use crate::tags::{attribute, tags};

/// A workbook's archive.
pub(crate) struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    /// The names of the parts, in the archive's order.
    names: Vec<String>,
    limit: u64,
}

impl<'a> Archive<'a> {
    /// Opens it, and adds up the unpacked sizes that its parts declare.
    pub(crate) fn open(bytes: &'a [u8], limit: u64) -> Result<Self, WorkbookError> {
        let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(WorkbookError::unreadable)?;
        let mut names = Vec::with_capacity(zip.len());
        let mut declared = 0_u64;
        for index in 0..zip.len() {
            let part = zip.by_index_raw(index).map_err(WorkbookError::unreadable)?;
            let name = part.name().map_err(WorkbookError::unreadable)?;
            names.push(name.replace('\\', "/"));
            declared = declared.saturating_add(part.size());
        }
        if declared > limit {
            return Err(WorkbookError::TooLarge { limit });
        }
        Ok(Self { zip, names, limit })
    }

    /// Unpacks every part except the sheets without keeping it: the declared
    /// size may be false, and these parts are read as soon as the workbook is
    /// opened.
    pub(crate) fn measure(&mut self) -> Result<(), WorkbookError> {
        for (index, name) in self.names.iter().enumerate() {
            if name.contains("worksheets/") {
                continue;
            }
            let part = self
                .zip
                .by_index(index)
                .map_err(WorkbookError::unreadable)?;
            let size = copy(&mut part.take(self.limit + 1), &mut sink());
            if size.map_err(WorkbookError::unreadable)? > self.limit {
                return Err(WorkbookError::TooLarge { limit: self.limit });
            }
        }
        self.shared_strings()
    }

    /// Checks the declared number of shared strings, which the reader trusts
    /// before it has read them; each takes at least four bytes (`<si>`).
    fn shared_strings(&mut self) -> Result<(), WorkbookError> {
        let names = self.names.clone();
        let wanted = |name: &&String| name.to_lowercase().ends_with("sharedstrings.xml");
        for name in names.iter().filter(wanted) {
            let text = self.text(name)?.unwrap_or_default();
            let count = tags(&text, "sst").find_map(|tag| attribute(tag, "uniqueCount"));
            let said = count.and_then(|count| count.parse::<usize>().ok());
            if said.is_some_and(|said| said > text.len() / 4) {
                let reason = "more shared strings are declared than there are";
                return Err(WorkbookError::unreadable(reason));
            }
        }
        Ok(())
    }

    /// A part as text, whatever the case of its name; `None` if there is none.
    pub(crate) fn text(&mut self, name: &str) -> Result<Option<String>, WorkbookError> {
        let mut names = self.names.iter();
        let Some(index) = names.position(|part| part.eq_ignore_ascii_case(name)) else {
            return Ok(None);
        };
        let part = self
            .zip
            .by_index(index)
            .map_err(WorkbookError::unreadable)?;
        let mut bytes = Vec::new();
        let read = part.take(self.limit + 1).read_to_end(&mut bytes);
        read.map_err(WorkbookError::unreadable)?;
        if bytes.len() as u64 > self.limit {
            return Err(WorkbookError::TooLarge { limit: self.limit });
        }
        Ok(Some(String::from_utf8_lossy(&bytes).into_owned()))
    }
}
