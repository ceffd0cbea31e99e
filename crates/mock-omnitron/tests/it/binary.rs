use std::io::{BufRead, BufReader, Read};
use std::net::TcpStream;
use std::process::{Child, Command, Output, Stdio};

use release_core::UnixMillis;
use release_doctor::{Check, Fact, Finding, Profile};
use serde_json::Value;

fn mock(flags: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mock-omnitron"));
    command
        .args(flags)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

/// The running program and the address that it told, such as `http://127.0.0.1:8787`.
fn started(flags: &[&str]) -> (Child, String) {
    let mut child = mock(flags)
        .args(["--listen", "127.0.0.1:0"])
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.as_mut().unwrap())
        .read_line(&mut line)
        .unwrap();
    let address = line
        .trim_end()
        .strip_prefix("listening on ")
        .unwrap()
        .to_owned();
    TcpStream::connect(host(&address)).unwrap();
    (child, address)
}

fn host(address: &str) -> &str {
    address.split("://").nth(1).unwrap()
}

fn refused(flags: &[&str]) -> Output {
    mock(flags).output().unwrap()
}

#[test]
fn it_tells_its_address_in_one_line_and_stops_with_stdin() {
    let (mut child, address) = started(&["--stop-with-stdin"]);
    drop(child.stdin.take());
    assert!(child.wait().unwrap().success());
    let mut rest = String::new();
    child.stdout.unwrap().read_to_string(&mut rest).unwrap();
    assert_eq!(rest, "");
    assert!(address.starts_with("http://127.0.0.1:"), "{address}");
    assert!(TcpStream::connect(host(&address)).is_err());
}

#[test]
fn it_stops_in_good_order_on_signals() {
    for signal in ["-INT", "-TERM"] {
        let (mut child, _) = started(&[]);
        let sent = Command::new("kill")
            .args([signal, &child.id().to_string()])
            .status()
            .unwrap();
        assert!(sent.success());
        assert!(child.wait().unwrap().success(), "{signal}");
    }
}

#[test]
fn with_tls_it_tells_so() {
    let (mut child, address) = started(&["--stop-with-stdin", "--tls"]);
    assert!(address.starts_with("https://127.0.0.1:"), "{address}");
    drop(child.stdin.take());
    assert!(child.wait().unwrap().success());
}

#[test]
fn switches_are_flags() {
    let (mut child, address) =
        started(&["--stop-with-stdin", "--prefix", "v1", "--no-stock", "true"]);
    let status = |path: &str| {
        ureq::get(format!("{address}{path}"))
            .call()
            .unwrap_err()
            .to_string()
    };
    assert!(status("/api/i1/orders/").contains("404"));
    assert!(status("/api/v1/orders/").contains("401"));
    drop(child.stdin.take());
    child.wait().unwrap();
}

#[test]
fn help_names_every_switch() {
    let help = String::from_utf8(mock(&["--help"]).output().unwrap().stdout).unwrap();
    let switches = serde_json::to_value(mock_omnitron::Switches::default()).unwrap();
    for name in switches.as_object().unwrap().keys() {
        let flag = format!("--{} ", name.replace('_', "-"));
        assert!(help.contains(&flag), "{flag}");
    }
}

#[test]
fn the_shop_is_a_flag() {
    let (mut child, address) =
        started(&["--stop-with-stdin", "--shop", "leaks", "--control-key", "k"]);
    let truth = ureq::get(format!("{address}/_control/truth")).header("x-control-key", "k");
    let truth = truth.call().unwrap().body_mut().read_to_string().unwrap();
    assert!(!truth.contains(r#""released":[]"#), "{truth}");
    drop(child.stdin.take());
    child.wait().unwrap();
}

#[test]
fn flags_that_are_not_known_are_told() {
    for (flags, told) in [
        (["--bogus", "1"], "--bogus"),
        (["--second", "sometimes"], "sometimes"),
        (["--orders", "many"], "many"),
        (["--shop", "mall"], "demo or leaks"),
    ] {
        let output = refused(&flags);
        assert_eq!(output.status.code(), Some(2));
        assert!(
            String::from_utf8_lossy(&output.stderr).contains(told),
            "{flags:?}"
        );
    }
}

#[test]
fn with_a_profile_it_behaves_as_that_omnitron_does_for_practice() {
    let finding = Finding {
        check: Check::OrderPath,
        asked: Vec::new(),
        result: Ok(Fact::OrderPath {
            id: false,
            number: true,
        }),
    };
    let real = "https://omnitron.shop.example".parse().unwrap();
    let profile = Profile::new(real, UnixMillis::new(0), &[finding]);
    let file = std::env::temp_dir().join(format!("profile-{}.json", std::process::id()));
    std::fs::write(&file, profile.to_json()).unwrap();
    let flags = ["--stop-with-stdin", "--control-key", "key", "--profile"];
    let (mut child, address) = started(&[&flags[..], &[file.to_str().unwrap()]].concat());
    let get = |path: &str| -> Value {
        let request = ureq::get(format!("{address}{path}")).header("x-control-key", "key");
        request.call().unwrap().body_mut().read_json().unwrap()
    };
    assert_eq!(get("/_control/switches")["order_path"], "number");
    let config = get("/config.json");
    assert_eq!(config["practice"], true);
    // No way leads to the real one.
    assert_eq!(config["environments"][0]["base_url"], "/");
    assert_eq!(config["allow_other_addresses"], Value::Null);
    drop(child.stdin.take());
    child.wait().unwrap();

    std::fs::write(&file, "{}").unwrap();
    let output = refused(&["--profile", file.to_str().unwrap()]);
    assert!(!output.status.success());
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("not a profile"), "{said}");
    std::fs::remove_file(&file).unwrap();
}
