//! The table of layers: every dependency that a crate may declare.
//!
//! A new line here is a decision about the architecture, not a formality. A line that nothing uses
//! fails the check, as does a dependency without one.

use super::{Allowed, Layer};

/// All layers; each may use only those before it.
pub(super) const LAYERS: &[Layer] = &[
    // No I/O, no clock, no randomness, no wasm.
    Layer {
        name: "release-core",
        everywhere: Allowed::Only(&[
            "form_urlencoded",
            "http",
            "json-event-parser",
            "serde",
            "serde_json",
            "thiserror",
        ]),
        wasm: &[],
        // In wasm, proptest needs to be told by getrandom where its seeds come from.
        tests: &["getrandom", "insta", "proptest", "wasm-bindgen-test"],
        build_script: &[],
    },
    // The machine of a run: many lines, each once. As pure as the core.
    Layer {
        name: "release-run",
        everywhere: Allowed::Only(&[
            "httpdate",
            "release-core",
            "serde",
            "serde_json",
            "thiserror",
        ]),
        wasm: &[],
        tests: &[
            "getrandom",
            "http",
            "insta",
            "proptest",
            "wasm-bindgen-test",
        ],
        build_script: &[],
    },
    // From a file to rows and back; compiled for speed, the core for size.
    Layer {
        name: "release-file",
        everywhere: Allowed::Only(&[
            "release-core",
            "release-run",
            "serde",
            "serde_json",
            "sha2",
            "thiserror",
        ]),
        wasm: &[],
        tests: &[
            "csv",
            "encoding_rs",
            "getrandom",
            "proptest",
            "wasm-bindgen-test",
        ],
        build_script: &[],
    },
    // Reads workbooks; heavy, so loaded apart and only when one comes.
    Layer {
        name: "release-xlsx",
        everywhere: Allowed::Only(&[
            "calamine",
            "release-core",
            "release-file",
            "serde",
            "thiserror",
            "zip",
        ]),
        wasm: &[],
        tests: &["rust_xlsxwriter"],
        build_script: &[],
    },
    // The only layer that carries requests out; outside a browser its tests bring the transport.
    Layer {
        name: "release-client",
        everywhere: Allowed::Only(&[
            "futures-util",
            "http",
            "release-core",
            "release-file",
            "release-run",
        ]),
        wasm: &[
            "gloo-net",
            "gloo-timers",
            "js-sys",
            "wasm-bindgen",
            "web-sys",
        ],
        tests: &["serde_json", "tokio"],
        build_script: &[],
    },
    // Values of JavaScript, and its functions as transport and clock.
    Layer {
        name: "release-js-host",
        everywhere: Allowed::Only(&[
            "http",
            "js-sys",
            "release-client",
            "release-core",
            "serde",
            "serde-wasm-bindgen",
            "tsify",
            "wasm-bindgen",
            "wasm-bindgen-futures",
        ]),
        wasm: &[],
        tests: &[],
        build_script: &[],
    },
    // Converts and names, decides nothing.
    Layer {
        name: "release-js",
        everywhere: Allowed::Only(&[
            "futures-util",
            "http",
            "js-sys",
            "release-client",
            "release-core",
            "release-file",
            "release-js-host",
            "release-run",
            "serde",
            "serde-wasm-bindgen",
            "serde_json",
            "tsify",
            "wasm-bindgen",
            "wasm-bindgen-futures",
        ]),
        wasm: &[],
        tests: &[],
        build_script: &[],
    },
    // Asks by reads alone; its tests bring the server into the same process.
    Layer {
        name: "release-doctor",
        everywhere: Allowed::Only(&[
            "form_urlencoded",
            "futures-util",
            "http",
            "httpdate",
            "release-client",
            "release-core",
            "serde",
            "serde_json",
        ]),
        wasm: &[],
        tests: &["axum", "mock-omnitron", "tokio", "tower"],
        build_script: &[],
    },
    // The doctor for Node.js; apart, as no page of the package needs it.
    Layer {
        name: "release-js-doctor",
        everywhere: Allowed::Only(&[
            "futures-util",
            "http",
            "js-sys",
            "release-client",
            "release-core",
            "release-doctor",
            "release-js-host",
            "serde",
            "tsify",
            "wasm-bindgen",
            "wasm-bindgen-futures",
        ]),
        wasm: &[],
        tests: &[],
        build_script: &[],
    },
    // A server; nothing of it may reach the browser.
    Layer {
        name: "mock-omnitron",
        everywhere: Allowed::Only(&[
            "axum",
            "fastrand",
            "form_urlencoded",
            "hyper",
            "hyper-util",
            "jiff",
            "lexopt",
            "rcgen",
            "release-doctor",
            "serde",
            "serde_json",
            "tokio",
            "tokio-rustls",
            "tower",
            "tower-http",
        ]),
        wasm: &[],
        tests: &["hyper", "release-core", "ureq"],
        build_script: &[],
    },
    // What the page decides; as pure as the core, and tested natively.
    Layer {
        name: "release-web-logic",
        everywhere: Allowed::Only(&["release-core", "release-file", "release-run", "serde"]),
        wasm: &[],
        tests: &["proptest", "serde_json"],
        build_script: &[],
    },
    // The page; see `source` for what only its `api` folder may do.
    Layer {
        name: "release-web",
        everywhere: Allowed::Only(&[
            "release-core",
            "release-file",
            "release-run",
            "release-web-logic",
        ]),
        wasm: &[
            "futures-util",
            "gloo-events",
            "gloo-net",
            "gloo-timers",
            "gloo-utils",
            "idb",
            "js-sys",
            "release-client",
            "release-doctor",
            "release-xlsx",
            "serde",
            "serde_json",
            "wasm-bindgen",
            "wasm-bindgen-futures",
            "wasm_split_helpers",
            "web-sys",
            "yew",
            "yew-router",
        ],
        tests: &["insta", "toml"],
        build_script: &["toml"],
    },
    // The core for Node.js, to be measured; decides nothing.
    Layer {
        name: "release-bench",
        everywhere: Allowed::Only(&[
            "release-core",
            "release-file",
            "release-xlsx",
            "wasm-bindgen",
        ]),
        wasm: &[],
        tests: &[],
        build_script: &[],
    },
    // The machine of a run in a model of the world, to be searched; ships nowhere.
    Layer {
        name: "release-prove",
        everywhere: Allowed::Only(&["http", "release-core", "release-run", "stateright"]),
        wasm: &[],
        tests: &[],
        build_script: &[],
    },
    // What fuzzing tries of the others; ships nowhere.
    Layer {
        name: "release-fuzz",
        everywhere: Allowed::Only(&[
            "arbitrary",
            "fastrand",
            "http",
            "release-core",
            "release-doctor",
            "release-file",
            "release-run",
            "release-web-logic",
            "release-xlsx",
            "serde_json",
            "serde_urlencoded",
            "zip",
        ]),
        wasm: &[],
        tests: &[],
        build_script: &[],
    },
    // Runs everything, so it can depend on nothing that it runs.
    Layer {
        name: "xtask",
        everywhere: Allowed::AnyOther,
        wasm: &[],
        tests: &[],
        build_script: &[],
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_layer_uses_only_those_before_it() {
        for (place, layer) in LAYERS.iter().enumerate() {
            let Allowed::Only(everywhere) = layer.everywhere else {
                continue;
            };
            let used = everywhere.iter().chain(layer.wasm);
            let later = |name: &&&str| LAYERS.iter().skip(place).any(|later| later.name == **name);
            let later: Vec<_> = used.filter(later).collect();
            assert!(later.is_empty(), "{} uses {later:?}", layer.name);
        }
    }
}
