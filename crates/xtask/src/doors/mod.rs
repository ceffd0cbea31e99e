//! The doors between rooms: which crate may use which, and who may speak HTTP or JSON.

mod source;
mod table;

use anyhow::{Result, bail};
use cargo_metadata::{DependencyKind, Metadata};

use crate::workspace::Workspace;
use table::{Allowed, ROOMS};

/// One dependency that a crate of the workspace declares.
#[derive(Debug, Clone)]
struct Door {
    room: String,
    to: String,
    kind: DependencyKind,
    /// Open only where `cfg(target_arch = "wasm32")` holds.
    wasm_only: bool,
}

/// Fails when a crate uses what the table does not allow it, and names every such door.
///
/// # Errors
///
/// When it does, and when the page's sources cannot be read.
pub(crate) fn check(workspace: &Workspace) -> Result<()> {
    let doors = declared(&workspace.metadata);
    let mut problems: Vec<String> = doors.iter().filter_map(problem).collect();
    problems.extend(source::problems(&workspace.root.join("web/src"))?);
    if problems.is_empty() {
        println!("    {} doors, all in the table", doors.len());
        return Ok(());
    }
    bail!("not allowed:\n      {}", problems.join("\n      "))
}

fn declared(metadata: &Metadata) -> Vec<Door> {
    let door = |room: &str, dependency: &cargo_metadata::Dependency| Door {
        room: room.into(),
        to: dependency.name.clone(),
        kind: dependency.kind,
        wasm_only: dependency
            .target
            .as_ref()
            .map(ToString::to_string)
            .is_some_and(|target| target.contains("wasm32") && !target.contains("not")),
    };
    metadata
        .workspace_packages()
        .into_iter()
        .flat_map(|package| package.dependencies.iter().map(move |to| (package, to)))
        .map(|(package, to)| door(&package.name, to))
        .collect()
}

/// What is wrong with a door, if anything is.
fn problem(door: &Door) -> Option<String> {
    let Door { room, to, kind, .. } = door;
    let Some(known) = ROOMS.iter().find(|known| known.name == room) else {
        return Some(format!("{room} is not in the table of rooms"));
    };
    let listed = |list: &[&str]| list.contains(&to.as_str());
    let where_used = match kind {
        // A crate names itself to have its own features on in its tests.
        DependencyKind::Development
            if to == room || listed(known.dev) || listed(known.wasm) || known.normal.has(to) =>
        {
            return None;
        }
        DependencyKind::Development => " in its tests",
        DependencyKind::Build if listed(known.build) => return None,
        DependencyKind::Build => " in its build script",
        _ if known.normal.has(to) || (listed(known.wasm) && door.wasm_only) => return None,
        _ if listed(known.wasm) => " outside cfg(target_arch = \"wasm32\")",
        _ => "",
    };
    Some(format!("{room} uses {to}{where_used}"))
}

impl Allowed {
    fn has(&self, to: &str) -> bool {
        match self {
            Self::Only(list) => list.contains(&to),
            Self::AllButRooms => ROOMS.iter().all(|room| room.name != to),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn door(room: &str, to: &str, kind: DependencyKind) -> Door {
        Door {
            room: room.into(),
            to: to.into(),
            kind,
            wasm_only: false,
        }
    }

    fn normal(room: &str, to: &str) -> Option<String> {
        problem(&door(room, to, DependencyKind::Normal))
    }

    #[test]
    fn a_door_in_the_table_is_open() {
        assert_eq!(normal("release-core", "serde"), None);
        assert_eq!(normal("release-web", "release-client"), None);
        assert_eq!(normal("xtask", "anyhow"), None);
    }

    #[test]
    fn a_door_that_is_not_in_the_table_is_named() {
        let problem = normal("release-core", "tokio").unwrap();
        assert_eq!(problem, "release-core uses tokio");
        assert!(normal("release-web", "mock-omnitron").is_some());
        assert!(normal("release-js", "release-client").is_some());
        assert!(normal("xtask", "release-core").is_some());
    }

    #[test]
    fn a_new_room_must_be_entered_first() {
        let problem = normal("release-cli", "serde").unwrap();
        assert_eq!(problem, "release-cli is not in the table of rooms");
    }

    #[test]
    fn the_client_reaches_the_browser_only_in_wasm() {
        let mut fetch = door("release-client", "gloo-net", DependencyKind::Normal);
        assert!(problem(&fetch).unwrap().contains("outside"));
        fetch.wasm_only = true;
        assert_eq!(problem(&fetch), None);
    }

    #[test]
    fn tests_may_use_more_but_not_everything() {
        let tests = |to| problem(&door("release-client", to, DependencyKind::Development));
        assert_eq!(tests("tokio"), None);
        assert_eq!(
            tests("yew").unwrap(),
            "release-client uses yew in its tests"
        );
    }

    #[test]
    fn a_build_script_has_doors_of_its_own() {
        let build = |room, to| problem(&door(room, to, DependencyKind::Build));
        assert_eq!(build("release-web", "toml"), None);
        assert_eq!(
            build("release-core", "serde").unwrap(),
            "release-core uses serde in its build script"
        );
    }
}
