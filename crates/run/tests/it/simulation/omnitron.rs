//! An Omnitron in simulated time, with every fault of the mock.

use http::Response;
use release_core::UnixMillis;
use release_core::endpoint::CreateMapping;
use release_core::error::ReachError;

/// The reply to a request, and its delay.
pub(super) struct Reply {
    pub(super) after: u64,
    pub(super) answer: Result<Response<Vec<u8>>, ReachError>,
    /// Whether it is the server's own answer, too late for the client.
    pub(super) late: bool,
    /// The time for which the server asks for quiet from this reply on.
    pub(super) quiet: u64,
}

/// One request as the server records it.
pub(super) struct Arrival {
    /// Answered with 401, 425 or 429: surely not processed.
    pub(super) surely_not: bool,
    /// The code, if the work was done.
    pub(super) done: Option<String>,
    /// Whether the browser sent it by itself, after a connection was cut.
    pub(super) by_browser: bool,
}

pub(super) struct Omnitron {
    /// The arrivals for each line.
    pub(super) ledger: Vec<Vec<Arrival>>,
    /// The number of requests that arrived although quiet was asked for.
    pub(super) impolite: usize,
    pub(super) quiet_until: UnixMillis,
    /// The number of the valid token.
    session: u32,
    seed: u64,
    /// Whether there are four times the faults: more to be sent again than the budget allows.
    is_bad_hour: bool,
    /// The number of requests after which all is well.
    pub(super) heals_after: usize,
    received: usize,
    /// Whether the last request met a fault.
    pub(super) has_failed: bool,
}

/// The faults of requests, each with its number in a thousand; in a bad hour, in 250.
const FAULTS: [(Fault, u64); 22] = [
    (Fault::Throttled, 2),
    (Fault::ThrottledUntil, 1),
    (Fault::ThrottledSilently, 2),
    (Fault::TooEarly, 2),
    (Fault::Status(500, false), 3),
    (Fault::Status(500, true), 3),
    (Fault::Status(502, true), 3),
    (Fault::Status(503, false), 2),
    (Fault::Status(503, true), 2),
    (Fault::UnavailableFor(3), 1),
    (Fault::Status(504, true), 3),
    (Fault::Status(408, true), 2),
    (Fault::Slow, 5),
    (Fault::TooSlow, 3),
    (Fault::Cut(false), 3),
    (Fault::Cut(true), 3),
    (Fault::Truncated, 3),
    (Fault::OtherLine, 3),
    (Fault::OtherCode, 3),
    (Fault::Html, 3),
    (Fault::Status(302, false), 2),
    (Fault::Status(400, false), 3),
];

#[derive(Clone, Copy)]
enum Fault {
    None,
    Throttled,
    ThrottledUntil,
    ThrottledSilently,
    TooEarly,
    /// A status, and whether the work was done all the same.
    Status(u16, bool),
    UnavailableFor(u64),
    Slow,
    TooSlow,
    Cut(bool),
    Truncated,
    OtherLine,
    OtherCode,
    Html,
}

impl Omnitron {
    pub(super) fn new(lines: usize, seed: u64) -> Self {
        Self {
            ledger: std::iter::repeat_with(Vec::new).take(lines).collect(),
            impolite: 0,
            quiet_until: UnixMillis::EPOCH,
            session: 0,
            is_bad_hour: seed.is_multiple_of(5),
            heals_after: usize::MAX,
            received: 0,
            has_failed: false,
            seed,
        }
    }

    /// A number below `end`.
    pub(super) fn draw(&mut self, end: u64) -> u64 {
        // xorshift64*: enough for faults.
        self.seed ^= self.seed >> 12;
        self.seed ^= self.seed << 25;
        self.seed ^= self.seed >> 27;
        (self.seed.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) % end
    }

    /// Issues a new token; the one before is no longer valid.
    pub(super) fn sign_in(&mut self) -> u32 {
        self.session += 1;
        self.session
    }

    pub(super) fn receive(
        &mut self,
        line: u32,
        call: &CreateMapping,
        session: u32,
        now: UnixMillis,
    ) -> Reply {
        self.impolite += usize::from(now < self.quiet_until);
        self.received += 1;
        self.has_failed = true; // until it is seen to go well
        if self.received > self.heals_after {
            self.has_failed = session != self.session;
            return if self.has_failed {
                self.reply(line, None, true, plain(401, ""))
            } else {
                self.with(Fault::None, line, call, now)
            };
        }
        if self.draw(2_000) == 0 {
            self.session += 1; // revoked
        }
        if session != self.session || self.draw(2_000) == 0 {
            return self.reply(line, None, true, plain(401, ""));
        }
        if self.draw(2_000) == 0 {
            return self.reply(line, None, false, plain(403, "{}"));
        }
        let fault = self.fault();
        self.has_failed = !matches!(fault, Fault::None);
        self.with(fault, line, call, now)
    }

    /// Receives what a browser sends by itself, at once, after a cut. Half of
    /// these are cut again. The token was good and the pace was right a moment
    /// ago, so none meets a 401, 425 or 429.
    pub(super) fn receive_again(
        &mut self,
        line: u32,
        call: &CreateMapping,
        now: UnixMillis,
    ) -> Reply {
        let fault = match self.draw(8) {
            0 | 1 => Fault::Cut(true),
            2 | 3 => Fault::Cut(false),
            4 => Fault::Status(502, true),
            _ => Fault::None,
        };
        let reply = self.with(fault, line, call, now);
        if let Some(arrival) = self.ledger[line as usize].last_mut() {
            arrival.by_browser = true;
        }
        reply
    }

    fn fault(&mut self) -> Fault {
        let mut drawn = self.draw(if self.is_bad_hour { 250 } else { 1_000 });
        for (fault, share) in FAULTS {
            if drawn < share {
                return fault;
            }
            drawn -= share;
        }
        Fault::None
    }

    fn with(&mut self, fault: Fault, line: u32, call: &CreateMapping, now: UnixMillis) -> Reply {
        let item = call.item.get();
        let code = call.code.as_str();
        let done = || Some(code.to_owned());
        // A second request for a line that has its code is refused.
        let was_done = self.ledger[line as usize].iter().any(|a| a.done.is_some());
        let good = if was_done {
            plain(406, r#"{"non_field_errors":"exists"}"#)
        } else {
            mapping(item, code)
        };
        match fault {
            Fault::None => self.reply(line, done(), false, good),
            Fault::Slow => {
                let reply = self.reply(line, done(), false, good);
                Reply {
                    after: 12_000,
                    ..reply
                }
            }
            Fault::TooSlow => {
                let reply = self.reply(line, done(), false, good);
                Reply {
                    after: 40_000,
                    late: true,
                    ..reply
                }
            }
            Fault::Throttled => self.quiet(line, 429, 2_000, "2"),
            Fault::ThrottledUntil => {
                let date =
                    std::time::UNIX_EPOCH + std::time::Duration::from_millis((now + 4_000).get());
                let date = httpdate::fmt_http_date(date);
                let until = httpdate::parse_http_date(&date).unwrap();
                let until = until.duration_since(std::time::UNIX_EPOCH).unwrap();
                let mut reply = self.quiet(line, 429, 0, &date);
                let there = now + reply.after;
                let until = UnixMillis::new(u64::try_from(until.as_millis()).unwrap());
                reply.quiet = until - there;
                reply
            }
            Fault::ThrottledSilently => self.reply(line, None, true, plain(429, "{}")),
            Fault::TooEarly => self.reply(line, None, true, plain(425, "{}")),
            Fault::UnavailableFor(seconds) => {
                let text = seconds.to_string();
                let mut reply = self.quiet(line, 503, seconds * 1_000, &text);
                if let Some(arrival) = self.ledger[line as usize].last_mut() {
                    arrival.surely_not = false;
                    arrival.done = done();
                }
                reply.after += 5;
                reply
            }
            Fault::Status(status, is_done) => {
                let work = is_done.then(done).flatten();
                self.reply(line, work, false, plain(status, "<h1>Sorry</h1>"))
            }
            Fault::Cut(is_done) => {
                let work = is_done.then(done).flatten();
                let error = ReachError::Network {
                    message: "reset".to_owned(),
                };
                self.reply(line, work, false, Err(error))
            }
            Fault::Truncated => {
                let half = format!(r#"{{"pk":1,"object_id":{item},"code":"{code}"#);
                self.reply(line, done(), false, plain(201, &half))
            }
            Fault::OtherLine => self.reply(line, done(), false, mapping(item + 1, code)),
            Fault::OtherCode => self.reply(line, done(), false, mapping(item, "0")),
            Fault::Html => self.reply(line, None, false, plain(200, "<html>sign in</html>")),
        }
    }

    fn quiet(&mut self, line: u32, status: u16, quiet: u64, retry_after: &str) -> Reply {
        let response = Response::builder()
            .status(status)
            .header("retry-after", retry_after)
            .body(b"{}".to_vec());
        let reply = self.reply(line, None, true, Ok(response.unwrap()));
        Reply { quiet, ..reply }
    }

    fn reply(
        &mut self,
        line: u32,
        done: Option<String>,
        surely_not: bool,
        answer: Result<Response<Vec<u8>>, ReachError>,
    ) -> Reply {
        self.ledger[line as usize].push(Arrival {
            surely_not,
            done,
            by_browser: false,
        });
        Reply {
            after: 5 + self.draw(40),
            answer,
            late: false,
            quiet: 0,
        }
    }
}

fn mapping(item: u64, code: &str) -> Result<Response<Vec<u8>>, ReachError> {
    let body = format!(
        r#"{{"pk":1,"content_type":66,"object_id":{item},"integration_type":"external_company","code":"{code}"}}"#
    );
    plain(201, &body)
}

#[allow(clippy::unnecessary_wraps)] // as a reply wants it
fn plain(status: u16, body: &str) -> Result<Response<Vec<u8>>, ReachError> {
    Ok(crate::support::json(status, body))
}
