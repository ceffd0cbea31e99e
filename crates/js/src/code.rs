//! Stable codes: the core's keys, and the few of the package itself.

use release_core::ErrorCode;
use serde::{Serialize, Serializer};
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen(typescript_custom_section)]
const CODES: &str = include_str!("code.d.ts");

/// The codes of the package itself. `package.` ones are the loader's: nothing here says them.
pub const OWN: [&str; 6] = [
    "input.wrong_type",
    "journal.other_run",
    "journal.unreadable",
    "lines.not_ready",
    "package.not_loaded",
    "package.not_ready",
];

/// A code such as `unknown.timed_out`; `ErrorCode` in TypeScript.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Code(&'static str);

impl Code {
    /// A value is not of the type that its declaration names.
    pub(crate) const WRONG_TYPE: Self = Self("input.wrong_type");
    /// The journal is about other lines, or about another Omnitron.
    pub(crate) const OTHER_RUN: Self = Self("journal.other_run");
    /// An entry of the journal is not what was written.
    pub(crate) const UNREADABLE: Self = Self("journal.unreadable");
    /// Lines have problems that stand in their way.
    pub(crate) const LINES_NOT_READY: Self = Self("lines.not_ready");

    /// The code as text.
    pub const fn as_str(self) -> &'static str {
        self.0
    }
}

impl From<ErrorCode> for Code {
    fn from(key: ErrorCode) -> Self {
        Self(key.as_str())
    }
}

impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0)
    }
}

/// What a host gives back: keys of the core; any other text names nothing.
pub(crate) fn known(texts: &[String]) -> Vec<ErrorCode> {
    let is_named = |key: &ErrorCode| texts.iter().any(|text| text == key.as_str());
    ErrorCode::ALL.iter().copied().filter(is_named).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The codes that TypeScript's type names.
    fn declared() -> Vec<&'static str> {
        let quoted = include_str!("code.d.ts").split('"').skip(1).step_by(2);
        quoted.collect()
    }

    #[test]
    fn typescript_names_every_code_and_no_other() {
        let keys = ErrorCode::ALL.iter().map(|key| key.as_str());
        let mut known: Vec<&str> = keys.chain(OWN).collect();
        known.sort_unstable();
        assert_eq!(declared(), known);
    }

    #[test]
    fn every_code_of_this_crate_is_one_of_the_packages_own() {
        let here = [
            Code::WRONG_TYPE,
            Code::OTHER_RUN,
            Code::UNREADABLE,
            Code::LINES_NOT_READY,
        ];
        assert!(here.iter().all(|code| OWN.contains(&code.as_str())));
    }

    #[test]
    fn every_key_has_a_sentence() {
        for key in ErrorCode::ALL {
            let text = key.description();
            assert!(
                text.ends_with('.') && !text.starts_with(' '),
                "{key}: {text}"
            );
        }
    }
}
