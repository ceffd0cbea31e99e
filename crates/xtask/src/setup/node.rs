//! Packages from npm, exactly as the lock files say.

use std::fs;
use std::path::Path;

use anyhow::Result;

use super::{Found, Missing, install, last_lines};
use crate::cmd::Cmd;
use crate::workspace::Workspace;

/// A copy of the lock file that `node_modules` was installed from.
const STAMP: &str = "node_modules/.installed-package-lock.json";

/// Runs `npm ci` in a folder unless `node_modules` stems from the lock file as it is.
pub(super) fn ensure(workspace: &Workspace, folder: &'static str) -> Result<Found> {
    let path = workspace.root.join(folder);
    if is_current(&path) {
        return Ok(Ok("as locked".into()));
    }
    // The browser comes from the system: a download would fail behind many a proxy.
    let ci = Cmd::new("npm ci --no-audit --no-fund")
        .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")
        .folder(folder);
    if workspace.find("npm").is_none() || workspace.find("node").is_none() {
        return Ok(Err(Missing {
            what: format!("{folder}/node_modules"),
            why: "Node.js with npm is not there".into(),
            command: format!("apt-get install -y nodejs npm && ({ci})"),
        }));
    }
    let finished = install(workspace, &ci)?;
    if finished.success {
        fs::copy(path.join("package-lock.json"), path.join(STAMP))?;
        return Ok(Ok("installed as locked".into()));
    }
    Ok(Err(Missing {
        what: format!("{folder}/node_modules"),
        why: last_lines(&finished.output),
        command: ci.to_string(),
    }))
}

/// By content: a checkout does not keep the times of files.
fn is_current(folder: &Path) -> bool {
    let lock = fs::read(folder.join("package-lock.json"));
    let stamp = fs::read(folder.join(STAMP));
    matches!((lock, stamp), (Ok(lock), Ok(stamp)) if lock == stamp)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_same_lock_file_is_current() {
        let folder = std::env::temp_dir().join(format!("xtask-node-{}", std::process::id()));
        fs::create_dir_all(folder.join("node_modules")).unwrap();
        assert!(!is_current(&folder));
        fs::write(folder.join("package-lock.json"), "{}").unwrap();
        assert!(!is_current(&folder));
        fs::write(folder.join(STAMP), "{}").unwrap();
        assert!(is_current(&folder));
        fs::write(folder.join("package-lock.json"), "{ }").unwrap();
        assert!(!is_current(&folder));
        fs::remove_dir_all(folder).unwrap();
    }
}
