//! The paths in the Markdown files of the repository, and the tests that these cite: each must exist.

mod cited;
mod headings;
mod names;

use std::fs;
use std::path::{Component, Path, PathBuf};

use anyhow::{Context, Result, bail};
use walkdir::WalkDir;

use crate::workspace::Workspace;
use cited::Cited;
use names::{Kind, Name};

/// Looks every path up that a Markdown file names: in links, in code and in code blocks.
///
/// # Errors
///
/// When one does not exist, when a link names a heading that its file lacks, when a test is cited that its
/// file lacks, and when a file cannot be read.
pub(crate) fn check(workspace: &Workspace) -> Result<()> {
    let root = &workspace.root;
    let ignored = ignored(&fs::read_to_string(root.join(".gitignore"))?);
    let mut problems = Vec::new();
    let mut count = 0;
    let files = WalkDir::new(root).sort_by_file_name().into_iter();
    for entry in files.filter_entry(|entry| is_kept(root, &ignored, entry.path())) {
        let entry = entry?;
        let file = entry.path().strip_prefix(root)?;
        if file.extension().is_some_and(|ending| ending == "md") {
            let text = fs::read_to_string(entry.path()).with_context(|| shown(file))?;
            let names = names::of(&text);
            count += names.len();
            problems.extend(
                names
                    .iter()
                    .filter_map(|name| problem(root, &ignored, file, name)),
            );
            let tests = cited::of(&text);
            problems.extend(tests.iter().filter_map(|test| lacking(root, file, test)));
        }
    }
    if !problems.is_empty() {
        bail!(
            "paths and tests that do not exist:\n      {}",
            problems.join("\n      ")
        );
    }
    println!("    {count} paths, all there");
    Ok(())
}

/// Whether a file or folder belongs to the repository: it is neither hidden nor ignored by git.
fn is_kept(root: &Path, ignored: &[PathBuf], path: &Path) -> bool {
    let path = path.strip_prefix(root).unwrap_or(path);
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let is_made =
        ["node_modules", "target"].contains(&&*name) || ignored.iter().any(|made| path == made);
    !(is_made || name.starts_with('.'))
}

/// The entries of `.gitignore` that begin at the root: what they name may be absent.
fn ignored(gitignore: &str) -> Vec<PathBuf> {
    let entries = gitignore.lines().filter_map(|line| line.strip_prefix('/'));
    entries.map(PathBuf::from).collect()
}

/// The problem with a path, if there is one.
fn problem(root: &Path, ignored: &[PathBuf], file: &Path, name: &Name) -> Option<String> {
    let Name { path, line, .. } = name;
    let (target, heading) = match (name.kind, path.split_once('#')) {
        (Kind::Code, _) => (PathBuf::from(path), None),
        (Kind::Link, Some(("", heading))) => (file.to_owned(), Some(heading)),
        (Kind::Link, Some((target, heading))) => (beside(file, target), Some(heading)),
        (Kind::Link, None) => (beside(file, path), None),
    };
    if ignored.iter().any(|made| target.starts_with(made)) {
        return None;
    }
    let found = root.join(&target);
    if !found.exists() {
        return Some(format!("{}:{line} names {path}", shown(file)));
    }
    let heading = heading.filter(|_| target.extension().is_some_and(|ending| ending == "md"))?;
    let text = fs::read_to_string(found).unwrap_or_default();
    let exists = headings::anchors(&text).any(|anchor| anchor == heading);
    (!exists).then(|| format!("{}:{line} names {path}, a heading", shown(file)))
}

/// The problem with a test that is cited, if its file is there and lacks it.
fn lacking(root: &Path, file: &Path, Cited { file: test, words }: &Cited) -> Option<String> {
    let text = fs::read_to_string(root.join(test)).ok()?;
    (!text.contains(words)).then(|| format!("{} cites {test}: {words}", shown(file)))
}

/// A path that is relative to a file's folder, relative to the root.
fn beside(file: &Path, path: &str) -> PathBuf {
    let mut target = file.parent().map(Path::to_owned).unwrap_or_default();
    for part in Path::new(path).components() {
        match part {
            Component::ParentDir if target.file_name().is_some() => {
                target.pop();
            }
            Component::CurDir => {}
            part => target.push(part),
        }
    }
    target
}

fn shown(file: &Path) -> String {
    file.to_string_lossy().replace('\\', "/")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The problem with a path in a file of the folder `docs` of this crate's repository.
    fn problem_with(kind: Kind, path: &str) -> Option<String> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let name = Name {
            path: path.into(),
            line: 7,
            kind,
        };
        let ignored = ignored("/web/dist\nnode_modules\n");
        problem(&root, &ignored, Path::new("docs/guide.md"), &name)
    }

    #[test]
    fn a_path_in_code_begins_at_the_root() {
        assert_eq!(problem_with(Kind::Code, "crates/xtask/src"), None);
        assert_eq!(
            problem_with(Kind::Code, "crates/gone/src").unwrap(),
            "docs/guide.md:7 names crates/gone/src"
        );
    }

    #[test]
    fn a_test_that_is_cited_must_be_in_its_file() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let with = |words: &str| {
            let file = "crates/xtask/tests/clippy_settings.rs".into();
            let words = words.into();
            lacking(&root, Path::new("docs/security.md"), &Cited { file, words })
        };
        assert_eq!(with("fn crates_without_io_forbid_the_same("), None);
        assert!(with("fn crates_forbid_nothing(").is_some());
    }

    #[test]
    fn a_link_begins_at_its_file() {
        assert_eq!(problem_with(Kind::Link, "serving.md"), None);
        assert_eq!(problem_with(Kind::Link, "../README.md"), None);
        assert!(problem_with(Kind::Link, "README.md").is_some());
    }

    #[test]
    fn a_heading_must_be_in_the_linked_file() {
        assert_eq!(problem_with(Kind::Link, "../CONTRIBUTING.md#style"), None);
        assert!(problem_with(Kind::Link, "../CONTRIBUTING.md#gone").is_some());
    }

    #[test]
    fn only_files_of_the_repository_are_read() {
        let ignored = ignored("/target\n/tests/results\nnode_modules\n");
        let is_kept = |path: &str| is_kept(Path::new("/p"), &ignored, Path::new(path));
        assert!(is_kept("/p") && is_kept("/p/docs/guide.md") && is_kept("/p/README.md"));
        for path in [
            "/p/target",
            "/p/tests/results",
            "/p/web/node_modules",
            "/p/.tools",
        ] {
            assert!(!is_kept(path), "{path}");
        }
    }

    #[test]
    fn what_git_ignores_may_be_absent() {
        assert_eq!(problem_with(Kind::Code, "web/dist/index.html"), None);
        assert!(problem_with(Kind::Code, "web/distant").is_some());
    }
}
