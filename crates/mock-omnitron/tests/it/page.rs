use std::fs;
use std::path::PathBuf;

use mock_omnitron::Settings;
use serde_json::{Value, json};

use crate::client::{JSON, Server};

/// A built page in a folder of its own, removed when dropped.
struct Built(PathBuf);

impl Built {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("mock-{}-{name}", std::process::id()));
        fs::create_dir_all(folder.join("assets")).unwrap();
        let built = Self(folder);
        built.write("index.html", "<!doctype html><title>page</title>");
        built.write("app-0123456789abcdef.js", "export {}");
        built.write("app-0123456789abcdef_bg.wasm", "\0asm");
        built.write("assets/style.css", "body{}");
        built
    }

    fn write(&self, file: &str, text: &str) {
        fs::write(self.0.join(file), text).unwrap();
    }

    fn serve(&self) -> Server {
        Server::with(Settings {
            page: Some(self.0.clone()),
            ..Settings::default()
        })
    }
}

impl Drop for Built {
    fn drop(&mut self) {
        fs::remove_dir_all(&self.0).unwrap();
    }
}

fn policy(config: &Value) -> String {
    let built = Built::new("policy");
    built.write("config.json", &config.to_string());
    built
        .serve()
        .ask("GET", "/", &[], "")
        .header("content-security-policy")
        .to_owned()
}

#[test]
fn routes_of_the_page_get_its_index() {
    let built = Built::new("routes");
    let server = built.serve();
    for path in ["/", "/orders", "/orders/12060", "/login/"] {
        let answer = server.ask("GET", path, &[], "");
        assert_eq!(answer.status, 200, "{path}");
        assert!(answer.text.contains("<title>page</title>"));
        assert_eq!(answer.header("cache-control"), "no-cache");
    }
    for path in ["/missing.js", "/api/i1/nope/", "/_control/nope"] {
        let answer = server.ask("GET", path, &[("x-control-key", "key")], "");
        assert_eq!(answer.status, 404, "{path}");
        assert!(!answer.text.contains("<title>page</title>"));
    }
    assert_eq!(server.ask("POST", "/", &[JSON], "{}").status, 405);
}

#[test]
fn files_have_their_type_and_keep_by_their_name() {
    let built = Built::new("types");
    let server = built.serve();
    for (path, kind, cache) in [
        (
            "/app-0123456789abcdef.js",
            "text/javascript",
            "public, max-age=31536000, immutable",
        ),
        (
            "/app-0123456789abcdef_bg.wasm",
            "application/wasm",
            "public, max-age=31536000, immutable",
        ),
        ("/assets/style.css", "text/css", "no-cache"),
        ("/index.html", "text/html", "no-cache"),
    ] {
        let answer = server.ask("GET", path, &[], "");
        assert_eq!(
            (
                answer.status,
                answer.header("content-type"),
                answer.header("cache-control")
            ),
            (200, kind, cache)
        );
    }
}

#[test]
fn compressed_files_are_preferred() {
    let built = Built::new("brotli");
    built.write("app-0123456789abcdef.js.br", "not really brotli");
    let answer = built.serve().ask(
        "GET",
        "/app-0123456789abcdef.js",
        &[("accept-encoding", "br")],
        "",
    );
    assert_eq!(
        (answer.header("content-encoding"), &*answer.text),
        ("br", "not really brotli")
    );
    assert_eq!(answer.header("content-type"), "text/javascript");
}

#[test]
fn every_page_answer_bears_the_policy() {
    let built = Built::new("headers");
    let server = built.serve();
    for path in ["/", "/app-0123456789abcdef.js", "/missing.js"] {
        let answer = server.ask("GET", path, &[], "");
        let expected = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
                        img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'self'; \
                        form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'";
        assert_eq!(answer.header("content-security-policy"), expected, "{path}");
        assert_eq!(answer.header("referrer-policy"), "no-referrer");
        assert_eq!(answer.header("x-content-type-options"), "nosniff");
    }
}

#[test]
fn the_policy_lets_the_page_call_what_is_configured() {
    let environments = json!([
        { "name": "here", "base_url": "/", "api_prefix": "i1" },
        { "name": "live", "base_url": "https://shop.example/omnitron/", "api_prefix": "i1" },
        { "name": "test", "base_url": "http://127.0.0.1:9000", "api_prefix": "v1" },
        { "name": "evil", "base_url": "https://x;script-src", "api_prefix": "v1" },
    ]);
    let narrow = policy(&json!({ "environments": environments }));
    assert!(
        narrow
            .contains("; connect-src 'self' http://127.0.0.1:9000 https://shop.example; base-uri"),
        "{narrow}"
    );
    let wide = policy(&json!({ "environments": [], "allow_other_addresses": true }));
    assert!(
        wide.contains("; connect-src 'self' https: http://localhost:* http://127.0.0.1:*; "),
        "{wide}"
    );
}

#[test]
fn the_configuration_can_come_from_elsewhere() {
    let built = Built::new("config");
    built.write("config.json", "{}");
    built.write(
        "other.txt",
        r#"{"environments":[{"base_url":"https://other.example"}]}"#,
    );
    let config = Some(built.0.join("other.txt"));
    let server = Server::with(Settings {
        page: Some(built.0.clone()),
        config,
        ..Settings::default()
    });
    let answer = server.ask("GET", "/config.json", &[], "");
    assert_eq!(
        answer.json()["environments"][0]["base_url"],
        "https://other.example"
    );
    assert_eq!(
        (
            answer.header("cache-control"),
            answer.header("content-type")
        ),
        ("no-cache", "application/json")
    );
    assert!(
        answer
            .header("content-security-policy")
            .contains("https://other.example")
    );
}

#[test]
fn a_configuration_that_is_not_json_stops_the_start() {
    let built = Built::new("broken");
    built.write("config.json", "{");
    let settings = Settings {
        page: Some(built.0.clone()),
        ..Settings::default()
    };
    assert!(mock_omnitron::router(settings).is_err());
}

#[test]
fn without_a_page_there_is_only_the_api() {
    let answer = Server::start().ask("GET", "/", &[], "");
    assert_eq!(answer.status, 404);
    assert!(answer.text.contains("<h1>Not Found</h1>"));
}
