//! A client of a running mock, and the few things that tests ask of it.

use std::io::{self, Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use mock_omnitron::Settings;
use serde_json::{Value, json};
use ureq::Agent;
use ureq::http::{HeaderMap, Request};

use crate::running::{KEY, Running};

/// A mock that stops when it is dropped, and a client that is logged in as `demo`.
pub(crate) struct Server {
    pub(crate) host: String,
    pub(crate) token: String,
    agent: Agent,
    /// Held, so that it runs.
    _mock: Running,
}

/// What came back.
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) text: String,
}

impl Answer {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|error| panic!("{error}: {}", self.text))
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map_or("", |value| value.to_str().unwrap())
    }
}

impl Server {
    pub(crate) fn start() -> Self {
        Self::with(Settings::default())
    }

    /// With these switches from the start on.
    pub(crate) fn switched(switches: &Value) -> Self {
        let server = Self::start();
        server.switch(switches);
        server
    }

    pub(crate) fn with(settings: Settings) -> Self {
        let mock = Running::with(settings);
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .timeout_global(Some(Duration::from_secs(10)))
            .proxy(None);
        let agent = config.build().new_agent();
        let mut server = Self {
            host: mock.host.clone(),
            token: String::new(),
            agent,
            _mock: mock,
        };
        server.token = server.log_in("demo");
        server
    }

    pub(crate) fn log_in(&self, user: &str) -> String {
        let body = json!({ "username": user, "password": user }).to_string();
        let answer = self.ask("POST", "/api/i1/auth/login/", &[JSON], &body);
        answer.json()["key"].as_str().unwrap().to_owned()
    }

    /// Any request, with exactly these headers.
    pub(crate) fn ask(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: &str,
    ) -> Answer {
        self.try_ask(method, path, headers, body).unwrap()
    }

    pub(crate) fn try_ask(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: &str,
    ) -> Result<Answer, ureq::Error> {
        let mut request = Request::builder()
            .method(method)
            .uri(format!("http://{}{path}", self.host));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let mut response = if body.is_empty() && method != "POST" {
            self.agent.run(request.body(()).unwrap())?
        } else {
            self.agent.run(request.body(body.to_owned()).unwrap())?
        };
        Ok(Answer {
            status: response.status().as_u16(),
            headers: response.headers().clone(),
            text: String::from_utf8_lossy(&response.body_mut().read_to_vec()?).into_owned(),
        })
    }

    /// A GET with the token.
    pub(crate) fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, &[("authorization", &self.authorization())], "")
    }

    /// A POST of JSON with the token.
    pub(crate) fn post(&self, path: &str, body: &str) -> Answer {
        self.ask(
            "POST",
            path,
            &[JSON, ("authorization", &self.authorization())],
            body,
        )
    }

    /// `create_mapping` on a line.
    pub(crate) fn map(&self, line: i64, body: &Value) -> Answer {
        self.post(&mapping_path(line), &body.to_string())
    }

    pub(crate) fn try_map(&self, line: i64, body: &Value) -> Result<Answer, ureq::Error> {
        let headers = [JSON, ("authorization", &*self.authorization())];
        self.try_ask("POST", &mapping_path(line), &headers, &body.to_string())
    }

    pub(crate) fn control(&self, method: &str, path: &str, body: &str) -> Answer {
        self.ask(
            method,
            &format!("/_control/{path}"),
            &[JSON, ("x-control-key", KEY)],
            body,
        )
    }

    pub(crate) fn switch(&self, switches: &Value) {
        let answer = self.control("PUT", "switches", &switches.to_string());
        assert_eq!(answer.status, 200, "{}", answer.text);
    }

    /// The newest POST that is not a login.
    pub(crate) fn last_post(&self) -> Value {
        let ledger = self.control("GET", "ledger", "").json();
        ledger["posts"].as_array().unwrap().last().unwrap().clone()
    }

    /// The units still held on the line's stock row.
    pub(crate) fn held(&self, line: i64) -> u64 {
        let item = self.control("GET", &format!("item/{line}"), "").json();
        item["stock"]["sold_quantity_unreported"].as_u64().unwrap()
    }

    /// Lines of the newest order.
    pub(crate) fn lines(&self) -> Vec<i64> {
        let sample = self.control("GET", "sample", "").json();
        sample["orders"][0]["items"]
            .as_array()
            .unwrap()
            .iter()
            .map(|item| item["pk"].as_i64().unwrap())
            .collect()
    }

    /// Writes these bytes on a new connection, and reads until it is closed.
    pub(crate) fn raw(&self, request: &str) -> io::Result<String> {
        let mut stream = TcpStream::connect(&self.host)?;
        stream.set_read_timeout(Some(Duration::from_secs(10)))?;
        stream.write_all(request.as_bytes())?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer)?;
        Ok(answer)
    }

    pub(crate) fn authorization(&self) -> String {
        format!("Token {}", self.token)
    }
}

/// The header of a JSON body.
pub(crate) const JSON: (&str, &str) = ("content-type", "application/json");

pub(crate) fn mapping_path(line: i64) -> String {
    format!("/api/i1/order_items/{line}/create_mapping/")
}
