//! The folders of the project, its packages, and the search path for tools.

use std::collections::BTreeSet;
use std::env;
use std::ffi::OsString;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use cargo_metadata::{Metadata, MetadataCommand};

/// The npm package as it stands in the project.
pub(crate) const PACKAGE: &str = "crates/js/npm";

/// The variable with rustc's flags for wasm, and not for what runs on this machine.
pub(crate) const WASM_RUSTFLAGS: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";

/// The project as cargo sees it.
pub(crate) struct Workspace {
    /// The folder of the workspace's `Cargo.toml`.
    pub(crate) root: PathBuf,
    /// The folder that cargo builds to.
    pub(crate) target: PathBuf,
    /// Packages, dependencies and the versions that `Cargo.lock` holds.
    pub(crate) metadata: Metadata,
}

impl Workspace {
    /// Reads `cargo metadata`.
    ///
    /// # Errors
    ///
    /// When cargo cannot read the workspace or fetch its dependencies.
    pub(crate) fn load() -> Result<Self> {
        let manifest = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../Cargo.toml");
        let metadata = MetadataCommand::new()
            .manifest_path(manifest)
            .exec()
            .context("cargo metadata")?;
        Ok(Self {
            root: metadata.workspace_root.clone().into(),
            target: metadata.target_directory.clone().into(),
            metadata,
        })
    }

    /// The folder where `setup` installs tools: inside the project, so that a person's own stay untouched.
    pub(crate) fn tools(&self) -> PathBuf {
        self.root.join(".tools")
    }

    /// The built page.
    pub(crate) fn dist(&self) -> PathBuf {
        self.root.join("web/dist")
    }

    /// The folder of everything that is made of the npm package.
    pub(crate) fn package_output(&self) -> PathBuf {
        self.target.join("package")
    }

    /// The built mock.
    pub(crate) fn mock_omnitron(&self) -> PathBuf {
        self.target
            .join("debug")
            .join(format!("mock-omnitron{}", env::consts::EXE_SUFFIX))
    }

    /// `PATH` with the project's own tools first.
    ///
    /// # Errors
    ///
    /// When a folder's name cannot be part of a search path.
    pub(crate) fn search_path(&self) -> Result<OsString> {
        let own = [
            self.tools().join("bin"),
            self.root.join("web/node_modules/.bin"),
        ];
        let path = env::var_os("PATH").unwrap_or_default();
        env::join_paths(own.into_iter().chain(env::split_paths(&path)))
            .context("the project's folder has a character that a search path cannot hold")
    }

    /// The first program of this name on [`Self::search_path`].
    pub(crate) fn find(&self, program: &str) -> Option<PathBuf> {
        which::which_in(program, self.search_path().ok(), &self.root).ok()
    }

    /// The version of a package of the project.
    ///
    /// # Errors
    ///
    /// When there is no such package.
    pub(crate) fn version(&self, package: &str) -> Result<String> {
        self.locked_version(package)
            .with_context(|| format!("no package {package}"))
    }

    /// The flags of rustc for what is published: its messages then name the files of dependencies
    /// without the folder where this machine keeps them, so that each machine builds the same bytes.
    pub(crate) fn published_rustflags(&self) -> String {
        let packages = self.metadata.packages.iter();
        let folders: BTreeSet<_> = packages
            .filter(|package| package.source.is_some())
            .filter_map(|package| package.manifest_path.parent()?.parent())
            .collect();
        let flags = folders
            .iter()
            .map(|it| format!("--remap-path-prefix={it}=deps"));
        // The variable that these go into separates flags by spaces.
        let flags: Vec<_> = flags.filter(|flag| !flag.contains(' ')).collect();
        flags.join(" ")
    }

    /// The version of a dependency in `Cargo.lock`, if it is one.
    pub(crate) fn locked_version(&self, package: &str) -> Option<String> {
        self.metadata
            .packages
            .iter()
            .find(|p| p.name.as_str() == package)
            .map(|p| p.version.to_string())
    }
}

/// Removes a folder with all that is in it, if it is there.
///
/// # Errors
///
/// When it is there and cannot be removed.
pub(crate) fn remove_folder(folder: &Path) -> Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}
