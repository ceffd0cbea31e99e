//! Programs of the system: the browsers and servers that the tests start, from Debian's packages.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::Result;

use super::{Found, Missing, install, last_lines};
use crate::cmd::Cmd;
use crate::workspace::Workspace;

/// A program that a test starts.
pub(super) struct Program {
    pub(super) name: &'static str,
    /// The variable that names another one.
    variable: Option<&'static str>,
    /// Names on the search path, or paths; the first that is there counts.
    places: &'static [&'static str],
    /// Debian's packages of it.
    packages: &'static str,
}

/// The browser that every test of the page needs.
pub(super) const CHROMIUM: Program = Program {
    name: "Chromium",
    variable: Some("CHROMIUM"),
    places: &[
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
    ],
    // With a font that has Turkish and Arabic letters.
    packages: "chromium fonts-dejavu-core",
};

/// The same Chromium without windows: the tests take a third less time with it, and do without.
pub(super) const HEADLESS_SHELL: Program = Program {
    name: "Chromium's headless shell",
    variable: Some("CHROMIUM_HEADLESS_SHELL"),
    places: &["chromium-headless-shell"],
    packages: "chromium-headless-shell",
};

/// The other browsers, and the servers that a page is served with. Their tests are skipped, and say
/// so, where a person's system has none.
pub(super) const OTHERS: [Program; 6] = [
    Program {
        name: "Firefox",
        variable: Some("FIREFOX"),
        places: &["firefox-esr", "firefox"],
        packages: "firefox-esr",
    },
    Program {
        name: "WebKitGTK",
        variable: None,
        places: &["WebKitWebDriver"],
        packages: "webkit2gtk-driver",
    },
    Program {
        name: "a display for WebKitGTK",
        variable: None,
        places: &["xvfb-run"],
        packages: "xvfb xauth",
    },
    Program {
        name: "nginx",
        variable: None,
        places: &["nginx", "/usr/sbin/nginx"],
        packages: "nginx",
    },
    Program {
        name: "Caddy",
        variable: None,
        places: &["caddy"],
        packages: "caddy",
    },
    Program {
        name: "OpenSSL",
        variable: None,
        places: &["openssl"],
        packages: "openssl",
    },
];

impl Program {
    /// The path of it, if it is there.
    pub(super) fn find(&self, workspace: &Workspace) -> Option<PathBuf> {
        if let Some(path) = self.variable.and_then(env::var_os) {
            return Some(path.into()).filter(|path: &PathBuf| path.is_file());
        }
        let mut places = self.places.iter();
        places.find_map(|place| {
            let absolute = Path::new(place).is_absolute();
            if absolute {
                Some(place.into()).filter(|path: &PathBuf| path.is_file())
            } else {
                workspace.find(place)
            }
        })
    }

    /// Looks for it, and installs it where apt-get may be used without asking a person.
    pub(super) fn ensure(&self, workspace: &Workspace) -> Result<Found> {
        if let Some(path) = self.find(workspace) {
            return Ok(Ok(path.display().to_string()));
        }
        let missing = |why: String, command: String| {
            Ok(Err(Missing {
                what: self.name.into(),
                why,
                command,
            }))
        };
        if let Some(variable) = self.variable.filter(|name| env::var_os(name).is_some()) {
            let command = format!("unset {variable} && cargo xtask setup");
            return missing(format!("{variable} names no file"), command);
        }
        let add = format!(
            "apt-get install -y --no-install-recommends {}",
            self.packages
        );
        let sudo = match access(workspace)? {
            Access::Free(sudo) => sudo,
            Access::NeedsPassword => {
                let command = format!("sudo apt-get update && sudo {add}");
                return missing("that needs root".into(), command);
            }
            Access::NoApt => {
                let command = format!("your system's package of {}", self.name);
                return missing("there is no apt-get".into(), command);
            }
        };
        let add = Cmd::new(&format!("{sudo} {add}")).env("DEBIAN_FRONTEND", "noninteractive");
        let mut finished = install(workspace, &add)?;
        if !finished.success {
            // The lists of packages may be old, or not there yet.
            install(workspace, &Cmd::new(&format!("{sudo} apt-get update")))?;
            finished = install(workspace, &add)?;
        }
        match self.find(workspace) {
            Some(path) => Ok(Ok(format!("installed at {}", path.display()))),
            None => missing(last_lines(&finished.output), add.to_string()),
        }
    }
}

/// Whether packages can be installed without asking a person.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Access {
    /// They can, with this before the command: nothing for root, else `sudo`.
    Free(&'static str),
    /// A person must type a password.
    NeedsPassword,
    /// There is no apt-get.
    NoApt,
}

/// Finds out whether packages can be installed.
///
/// # Errors
///
/// When `id` cannot be run.
pub(super) fn access(workspace: &Workspace) -> Result<Access> {
    if workspace.find("apt-get").is_none() {
        return Ok(Access::NoApt);
    }
    let id = Cmd::new("id -u").command(workspace)?.output()?;
    if id.stdout.trim_ascii() == b"0" {
        return Ok(Access::Free(""));
    }
    if workspace.find("sudo").is_none() {
        return Ok(Access::NeedsPassword);
    }
    let sudo = Cmd::new("sudo -n true").command(workspace)?.output()?;
    Ok(if sudo.status.success() {
        Access::Free("sudo")
    } else {
        Access::NeedsPassword
    })
}
