//! The flags of the command line.

use std::fs;
use std::net::SocketAddr;
use std::path::Path;

use lexopt::prelude::*;
use mock_omnitron::{Settings, Switches, Tls};
use release_doctor::Profile;
use serde_json::{Map, Value};

/// The text of `--help`.
pub(crate) const HELP: &str = "\
An Omnitron to try and test against.

  --listen ADDRESS      default 127.0.0.1:8787; port 0 takes a free one
  --page DIR            serve the built page from there
  --config FILE         served as /config.json
  --profile FILE        behave like the Omnitron of which the doctor has found this out; the page says that
                        it is practice. Switches after it change what was found.
  --shop demo|leaks     default demo; leaks has mostly released lines, and some that still hold stock
  --seed N              seed of the data, default 1
  --orders N            how many orders, default 60
  --control-key KEY     open /_control/ to requests with X-Control-Key: KEY
  --tls                 HTTPS with a new self-signed certificate, HTTP/2 too
  --stop-with-stdin     stop when stdin closes

Switches; a value is JSON, or plain text:

  --prefix both|i1|v1                 --second refuse400|refuse406|overwrite|add
  --success-status 201|200            --same-code allow|refuse400
  --code-max-length N                 --page-size-cap N
  --forbidden-user NAME|null          --inactive-user NAME|null
  --ignore-filters '[\"number\"]'       --bare-lists true
  --order-path pk|number              --no-order-number true
  --unseen-filters '[]'               --no-descending true
  --no-channels true                  --no-channel-orders true
  --no-channel-order-items true       --no-product-stock true
  --no-extra-product-stocks true      --extra-stocks all|own|others
  --unreported equal|at_least
  --no-singular true                  --no-stock true
  --metadata false
  --also-frees '[\"cancelled\"]'
  --cors on|off                       --timing true
  --keep-alive false                  --drop-streamed-bodies true
  --faults '[{\"on\": \"login\", \"kind\": \"503\", \"times\": 1}]'

Users: demo with password demo (all rights), ayse with password ayse (may not release).
";

/// The command line.
#[derive(Debug)]
pub(crate) struct Args {
    pub(crate) listen: SocketAddr,
    pub(crate) stop_with_stdin: bool,
    pub(crate) settings: Settings,
}

impl Args {
    /// `None` where help was asked for.
    pub(crate) fn read() -> Result<Option<Self>, lexopt::Error> {
        let mut args = Self {
            listen: SocketAddr::from(([127, 0, 0, 1], 8787)),
            stop_with_stdin: false,
            settings: Settings::default(),
        };
        let mut switches = Map::new();
        let mut parser = lexopt::Parser::from_env();
        while let Some(arg) = parser.next()? {
            let settings = &mut args.settings;
            match arg {
                Short('h') | Long("help") => return Ok(None),
                Long("listen") => args.listen = parser.value()?.parse()?,
                Long("page") => settings.page = Some(parser.value()?.into()),
                Long("config") => settings.config = Some(parser.value()?.into()),
                Long("profile") => {
                    let profile = profile(parser.value()?.as_ref())?;
                    settings.made_config = Some(practice(&profile));
                    switches.extend(release_doctor::stand_in(&profile));
                }
                Long("shop") => settings.shop = parser.value()?.parse()?,
                Long("seed") => settings.seed = parser.value()?.parse()?,
                Long("orders") => settings.orders = parser.value()?.parse()?,
                Long("control-key") => settings.control_key = Some(parser.value()?.string()?),
                Long("tls") => {
                    let tls = Tls::self_signed().map_err(|error| error.to_string())?;
                    settings.tls = Some(tls);
                }
                Long("stop-with-stdin") => args.stop_with_stdin = true,
                Long(name) if is_switch(&name.replace('-', "_")) => {
                    let name = name.replace('-', "_");
                    switches.insert(name, value(parser.value()?.string()?));
                }
                other => return Err(other.unexpected()),
            }
        }
        args.settings.switches = Switches::default()
            .with(switches)
            .map_err(|error| error.to_string())?;
        Ok(Some(args))
    }
}

/// What the doctor has found.
fn profile(file: &Path) -> Result<Profile, lexopt::Error> {
    let text = fs::read_to_string(file);
    let text = text.map_err(|error| format!("{}: {error}", file.display()))?;
    let profile = Profile::from_json(&text);
    profile.map_err(|problem| format!("{}: {problem}", file.display()).into())
}

/// The page's settings for that Omnitron, with the mock in its place and no way to any other.
fn practice(profile: &Profile) -> Map<String, Value> {
    let mut config = release_doctor::settings(profile).config;
    for environment in config["environments"].as_array_mut().into_iter().flatten() {
        environment["name"] = format!("Practice: {}", profile.host()).into();
        environment["base_url"] = "/".into();
    }
    config.insert("practice".to_owned(), true.into());
    config
}

fn is_switch(name: &str) -> bool {
    serde_json::to_value(Switches::default()).is_ok_and(|switches| switches.get(name).is_some())
}

fn value(text: String) -> Value {
    text.parse().unwrap_or(Value::String(text))
}
