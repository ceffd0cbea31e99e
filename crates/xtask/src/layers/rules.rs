//! The comparison of the table with the declared dependencies, in both directions.

use super::declared::{Dependency, Scope};
use super::{Allowed, Layer};

/// Every dependency that the table lacks, and every rule of it that nothing uses.
pub(super) fn problems(layers: &[Layer], dependencies: &[Dependency]) -> Vec<String> {
    let forbidden = dependencies.iter().filter_map(|it| forbidden(layers, it));
    let unused = layers.iter().flat_map(|it| unused(it, dependencies));
    forbidden.chain(unused).collect()
}

/// The problem with a dependency, if the table does not allow it.
fn forbidden(layers: &[Layer], dependency: &Dependency) -> Option<String> {
    let Dependency { from, to, scope } = dependency;
    let Some(layer) = layers.iter().find(|layer| layer.name == from) else {
        return Some(format!("{from} is not in the table"));
    };
    let listed = |list: &[&str]| list.contains(&to.as_str());
    let everywhere = match layer.everywhere {
        Allowed::Only(list) => listed(list),
        Allowed::AnyOther => layers.iter().all(|layer| layer.name != to),
    };
    let allowed = match scope {
        Scope::Everywhere => everywhere,
        Scope::Wasm => everywhere || listed(layer.wasm),
        // A crate names itself to have its own features on in its tests.
        Scope::Tests => everywhere || listed(layer.wasm) || listed(layer.tests) || to == from,
        Scope::BuildScript => listed(layer.build_script),
    };
    let place = match scope {
        Scope::Everywhere if listed(layer.wasm) => " outside cfg(target_arch = \"wasm32\")",
        Scope::Everywhere | Scope::Wasm => "",
        Scope::Tests => " in its tests",
        Scope::BuildScript => " in its build script",
    };
    (!allowed).then(|| format!("{from} uses {to}{place}"))
}

/// The rules of a layer that its crate does not use.
fn unused(layer: &Layer, dependencies: &[Dependency]) -> Vec<String> {
    let Layer { name, .. } = layer;
    let everywhere = match layer.everywhere {
        Allowed::Only(list) => list,
        Allowed::AnyOther => &[],
    };
    let rules = [
        (everywhere, Scope::Everywhere, ""),
        (layer.wasm, Scope::Wasm, " in wasm"),
        (layer.tests, Scope::Tests, " in its tests"),
        (
            layer.build_script,
            Scope::BuildScript,
            " in its build script",
        ),
    ];
    let rules = rules
        .into_iter()
        .flat_map(|(list, scope, place)| list.iter().map(move |to| (*to, scope, place)));
    rules
        .filter(|(to, scope, _)| {
            let is_it = |it: &Dependency| it.from == *name && it.to == *to && it.scope == *scope;
            !dependencies.iter().any(is_it)
        })
        .map(|(to, _, place)| format!("{name} may use {to}{place}, and does not"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const CLIENT: Layer = Layer {
        name: "client",
        everywhere: Allowed::Only(&["core"]),
        wasm: &["gloo"],
        tests: &["tokio"],
        build_script: &["toml"],
    };
    const TASKS: Layer = Layer {
        name: "tasks",
        everywhere: Allowed::AnyOther,
        wasm: &[],
        tests: &[],
        build_script: &[],
    };

    fn dependency(from: &str, to: &str, scope: Scope) -> Dependency {
        Dependency {
            from: from.into(),
            to: to.into(),
            scope,
        }
    }

    fn all_used() -> Vec<Dependency> {
        vec![
            dependency("client", "core", Scope::Everywhere),
            dependency("client", "gloo", Scope::Wasm),
            dependency("client", "tokio", Scope::Tests),
            dependency("client", "toml", Scope::BuildScript),
            dependency("tasks", "anyhow", Scope::Everywhere),
        ]
    }

    fn with(from: &str, to: &str, scope: Scope) -> Vec<String> {
        let mut dependencies = all_used();
        dependencies.push(dependency(from, to, scope));
        problems(&[CLIENT, TASKS], &dependencies)
    }

    fn without(to: &str) -> Vec<String> {
        let mut dependencies = all_used();
        dependencies.retain(|it| it.to != to);
        problems(&[CLIENT, TASKS], &dependencies)
    }

    #[test]
    fn dependencies_as_in_the_table_are_allowed() {
        assert_eq!(problems(&[CLIENT, TASKS], &all_used()), [""; 0]);
        assert_eq!(with("client", "client", Scope::Tests), [""; 0]);
        assert_eq!(with("client", "core", Scope::Tests), [""; 0]);
    }

    #[test]
    fn a_dependency_that_the_table_lacks_fails() {
        assert_eq!(
            with("client", "yew", Scope::Everywhere),
            ["client uses yew"]
        );
        assert_eq!(
            with("client", "yew", Scope::Tests),
            ["client uses yew in its tests"]
        );
        assert_eq!(
            with("client", "core", Scope::BuildScript),
            ["client uses core in its build script"]
        );
        assert_eq!(
            with("tasks", "client", Scope::Everywhere),
            ["tasks uses client"]
        );
    }

    #[test]
    fn a_dependency_for_wasm_alone_fails_elsewhere() {
        assert_eq!(
            with("client", "gloo", Scope::Everywhere),
            ["client uses gloo outside cfg(target_arch = \"wasm32\")"]
        );
    }

    #[test]
    fn a_crate_that_the_table_lacks_fails() {
        assert_eq!(
            with("cli", "core", Scope::Everywhere),
            ["cli is not in the table"]
        );
    }

    #[test]
    fn a_rule_that_nothing_uses_fails() {
        assert_eq!(without("core"), ["client may use core, and does not"]);
        assert_eq!(
            without("gloo"),
            ["client may use gloo in wasm, and does not"]
        );
        assert_eq!(
            without("tokio"),
            ["client may use tokio in its tests, and does not"]
        );
        assert_eq!(
            without("toml"),
            ["client may use toml in its build script, and does not"]
        );
    }
}
