//! The settings of clippy, which clippy does not inherit from one file to another.

const WORKSPACE: &str = include_str!("../../../clippy.toml");
const CORE: &str = include_str!("../../core/clippy.toml");
const RUN: &str = include_str!("../../run/clippy.toml");
const LOGIC: &str = include_str!("../../../web/logic/clippy.toml");
const FILE: &str = include_str!("../../file/clippy.toml");

#[test]
fn a_crate_with_settings_of_its_own_has_those_of_the_workspace_too() {
    for settings in [CORE, RUN, LOGIC, FILE] {
        for line in WORKSPACE.lines().filter(|line| !line.starts_with('#')) {
            assert!(settings.lines().any(|own| own == line), "{line}");
        }
    }
}

#[test]
fn crates_without_io_forbid_the_same() {
    assert_eq!(forbidden(CORE), forbidden(RUN));
    assert_eq!(forbidden(CORE), forbidden(LOGIC));
    assert_eq!(forbidden(CORE), forbidden(FILE));
}

/// The paths of the disallowed types and functions, sorted.
fn forbidden(settings: &str) -> Vec<&str> {
    let quoted = settings.lines().filter_map(|line| {
        let (_, rest) = line.split_once("path = \"")?;
        rest.split('"').next()
    });
    let mut paths: Vec<_> = quoted.collect();
    paths.sort_unstable();
    assert!(!paths.is_empty());
    paths
}
