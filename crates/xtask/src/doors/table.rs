//! The table of rooms: every dependency that a crate may declare.
//!
//! A new line here is a decision about the architecture, not a formality.

/// What a crate may use.
pub(super) enum Allowed {
    /// These and no others.
    Only(&'static [&'static str]),
    /// Anything but another room.
    AllButRooms,
}

/// One crate of the workspace.
pub(super) struct Room {
    /// The package's name.
    pub(super) name: &'static str,
    /// Open always, to its tests too.
    pub(super) normal: Allowed,
    /// Open only under `cfg(target_arch = "wasm32")`.
    pub(super) wasm: &'static [&'static str],
    /// Open to its tests alone.
    pub(super) dev: &'static [&'static str],
    /// Open to its build script alone.
    pub(super) build: &'static [&'static str],
}

/// All rooms.
pub(super) const ROOMS: &[Room] = &[
    // No I/O, no clock, no randomness, no wasm.
    Room {
        name: "release-core",
        normal: Allowed::Only(&[
            "form_urlencoded",
            "http",
            "json-event-parser",
            "serde",
            "serde_json",
            "thiserror",
        ]),
        wasm: &[],
        // In wasm, proptest needs to be told by getrandom where its seeds come from.
        dev: &["getrandom", "insta", "proptest", "wasm-bindgen-test"],
        build: &[],
    },
    // The machine of a run: many lines, each once. As pure as the core.
    Room {
        name: "release-run",
        normal: Allowed::Only(&[
            "httpdate",
            "release-core",
            "serde",
            "serde_json",
            "thiserror",
        ]),
        wasm: &[],
        dev: &[
            "getrandom",
            "http",
            "insta",
            "proptest",
            "wasm-bindgen-test",
        ],
        build: &[],
    },
    // From a file to rows and back; compiled for speed, the core for size.
    Room {
        name: "release-file",
        normal: Allowed::Only(&[
            "release-core",
            "release-run",
            "serde",
            "serde_json",
            "thiserror",
        ]),
        wasm: &[],
        dev: &[
            "csv",
            "encoding_rs",
            "getrandom",
            "proptest",
            "wasm-bindgen-test",
        ],
        build: &[],
    },
    // Reads workbooks; heavy, so loaded apart and only when one comes.
    Room {
        name: "release-xlsx",
        normal: Allowed::Only(&[
            "calamine",
            "release-core",
            "release-file",
            "serde",
            "thiserror",
            "zip",
        ]),
        wasm: &[],
        dev: &["rust_xlsxwriter"],
        build: &[],
    },
    // The only room that carries requests out; outside a browser its tests bring the transport.
    Room {
        name: "release-client",
        normal: Allowed::Only(&[
            "futures-core",
            "futures-util",
            "http",
            "release-core",
            "release-file",
            "release-run",
            "serde",
            "serde_json",
            "thiserror",
        ]),
        wasm: &[
            "gloo-net",
            "gloo-timers",
            "js-sys",
            "wasm-bindgen",
            "wasm-bindgen-futures",
            "web-sys",
        ],
        dev: &["insta", "proptest", "tokio", "wasm-bindgen-test"],
        build: &[],
    },
    // Converts and names, decides nothing.
    Room {
        name: "release-js",
        normal: Allowed::Only(&[
            "http",
            "js-sys",
            "release-core",
            "release-file",
            "release-run",
            "serde",
            "serde-wasm-bindgen",
            "serde_json",
            "tsify",
            "wasm-bindgen",
        ]),
        wasm: &[],
        dev: &[],
        build: &[],
    },
    // A server; nothing of it may reach the browser.
    Room {
        name: "mock-omnitron",
        normal: Allowed::Only(&[
            "axum",
            "fastrand",
            "form_urlencoded",
            "http",
            "hyper",
            "hyper-util",
            "jiff",
            "lexopt",
            "release-core",
            "serde",
            "serde_json",
            "tokio",
            "tower",
            "tower-http",
        ]),
        wasm: &[],
        dev: &["insta", "ureq"],
        build: &[],
    },
    // What the page decides; as pure as the core, and tested natively.
    Room {
        name: "release-web-logic",
        normal: Allowed::Only(&["release-core", "release-file", "release-run", "serde"]),
        wasm: &[],
        dev: &["proptest", "serde_json"],
        build: &[],
    },
    // The page; see `source` for what only its `api` folder may do.
    Room {
        name: "release-web",
        normal: Allowed::Only(&[
            "futures-util",
            "gloo-events",
            "gloo-file",
            "gloo-net",
            "gloo-storage",
            "gloo-timers",
            "gloo-utils",
            "http",
            "idb",
            "js-sys",
            "release-client",
            "release-core",
            "release-file",
            "release-run",
            "release-web-logic",
            "release-xlsx",
            "serde",
            "serde_json",
            "wasm-bindgen",
            "wasm-bindgen-futures",
            "wasm_split_helpers",
            "web-sys",
            "yew",
            "yew-router",
        ]),
        wasm: &[],
        dev: &["insta", "wasm-bindgen-test"],
        build: &["toml"],
    },
    // The core for Node.js, to be measured; decides nothing.
    Room {
        name: "release-bench",
        normal: Allowed::Only(&[
            "release-core",
            "release-file",
            "release-xlsx",
            "wasm-bindgen",
        ]),
        wasm: &[],
        dev: &[],
        build: &[],
    },
    // Runs everything, so it can depend on nothing that it runs.
    Room {
        name: "xtask",
        normal: Allowed::AllButRooms,
        wasm: &[],
        dev: &[],
        build: &[],
    },
];
