//! Stable codes: those of every domain, and the few of the package itself.

use release_core::ErrorCode;
use release_file::FileCode;
use serde::{Serialize, Serializer};
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen(typescript_custom_section)]
const CODES: &str = include_str!("code.d.ts");

release_core::error_codes! {
    /// A code of the package itself.
    pub enum PackageCode {
        NothingSent {
            /// A value is not of the type that its declaration names.
            WrongType = "input.wrong_type",
            /// The journal is about other lines, or about another Omnitron.
            OtherRun = "journal.other_run",
            /// An entry of the journal is not what was written.
            JournalUnreadable = "journal.unreadable",
            /// Lines have problems that stand in their way.
            LinesNotReady = "lines.not_ready",
            /// The client may send a request more than once. Said by the loader.
            MayRepeat = "package.may_repeat",
            /// The WebAssembly module could not be loaded. Said by the loader.
            NotLoaded = "package.not_loaded",
            /// The WebAssembly module is not loaded yet. Said by the loader.
            NotReady = "package.not_ready",
        }
    }
}

/// A code of any domain, such as `unknown.timed_out`; `ErrorCode` in TypeScript.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AnyCode(&'static str);

impl AnyCode {
    /// The code as text.
    pub const fn as_str(self) -> &'static str {
        self.0
    }
}

impl<C: ErrorCode> From<C> for AnyCode {
    fn from(code: C) -> Self {
        Self(code.as_str())
    }
}

impl Serialize for AnyCode {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0)
    }
}

/// The codes of files among those that a host names; any other text names nothing.
pub(crate) fn known(texts: &[String]) -> Vec<FileCode> {
    let is_named = |code: &FileCode| texts.iter().any(|text| text == code.as_str());
    FileCode::all().into_iter().filter(is_named).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use release_core::CallCode;
    use release_run::RunCode;

    use super::*;

    /// The codes that TypeScript's type names.
    fn declared() -> Vec<&'static str> {
        let quoted = include_str!("code.d.ts").split('"').skip(1).step_by(2);
        quoted.collect()
    }

    /// All codes that can reach a host, and their sentences.
    fn all() -> BTreeMap<&'static str, &'static str> {
        fn of<C: ErrorCode>() -> impl Iterator<Item = (&'static str, &'static str)> {
            let all = C::all().into_iter();
            all.map(|code| (code.as_str(), code.description()))
        }
        let files = of::<FileCode>().chain(of::<CallCode>());
        files
            .chain(of::<RunCode>())
            .chain(of::<PackageCode>())
            .collect()
    }

    #[test]
    fn typescript_names_every_code_and_no_other() {
        assert_eq!(declared(), all().into_keys().collect::<Vec<_>>());
    }

    #[test]
    fn every_code_has_a_sentence() {
        for (code, text) in all() {
            assert!(
                text.ends_with('.') && !text.starts_with(' '),
                "{code}: {text}"
            );
        }
    }
}
