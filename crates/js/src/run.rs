//! The state machine of a run, driven from outside: events in, commands out.

use release_core::decode::{FromJson, Json, NotJson};
use release_core::endpoint::{CreateMapping, Endpoint};
use release_core::error::BuildError;
use release_core::outcome::NotSent;
use release_core::{ApiPrefix, BaseUrl, Connection, Outcome, Token, UnixMillis};
use release_run::{Command, Entry, Event, JournalBuffer, JournalError, RunState};
use serde::Serialize;
use tsify::Ts;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::code::{self, PackageCode};
use crate::convert;
use crate::endpoint::{CallResult, judged};
use crate::error::Failure;
use crate::lines::{LineInputs, checked_calls};
use crate::model::{
    self, Commands, HttpRequest, LineResult, Progress, RunInput, RunSettings, ToSend,
};

release_core::json_struct! {
    /// The first entry of a journal, which identifies its run.
    #[derive(PartialEq, Serialize)]
    struct Head {
        base_url: BaseUrl,
        prefix: ApiPrefix,
        lines: Vec<CreateMapping>,
    }
}

impl Head {
    /// The entries of a journal, if it is one of this run.
    fn entries(&self, journal: &[String]) -> Result<Vec<Entry>, Failure> {
        let Some((first, entries)) = journal.split_first() else {
            return Ok(Vec::new());
        };
        if parse::<Self>(first)? != *self {
            let message = "the journal is of a run with other lines, or of another Omnitron";
            return Err(Failure::new(PackageCode::OtherRun, message));
        }
        entries.iter().map(|text| parse(text)).collect()
    }
}

/// For the package's loader: a run.
#[wasm_bindgen]
pub struct RunHandle {
    state: RunState,
    connection: Connection,
    journal_buffer: JournalBuffer,
    /// The first entry, until it is written.
    head: Option<String>,
    /// Whether each line was reported to the loader.
    reported: Vec<bool>,
    /// Whether the lines that had ended before were reported.
    begun: bool,
}

#[wasm_bindgen]
impl RunHandle {
    /// A run of these lines, read back from its journal where that is not empty. Throws with all
    /// problems if a line cannot be sent.
    #[wasm_bindgen(constructor)]
    pub fn new(
        lines: LineInputs,
        connection: Ts<model::Connection>,
        settings: Ts<RunSettings>,
        confirmed: Vec<String>,
        journal: Vec<String>,
    ) -> Result<RunHandle, Failure> {
        let connection = convert::from_ts(&connection, "connection")?.checked()?;
        let settings = convert::from_ts(&settings, "options")?.core();
        let lines = checked_calls(&lines, &code::known(&confirmed))?;
        let head = Head {
            base_url: connection.base_url.clone(),
            prefix: connection.prefix,
            lines,
        };
        let entries = head.entries(&journal)?;
        let head_text = journal.is_empty().then(|| text(&head));
        let reported = vec![false; head.lines.len()];
        let state = if entries.is_empty() {
            RunState::new(settings, head.lines)
        } else {
            RunState::recover(settings, head.lines, entries)
        };
        Ok(Self {
            state,
            connection,
            journal_buffer: JournalBuffer::default(),
            head: head_text,
            reported,
            begun: false,
        })
    }

    /// Something happened at this time, in milliseconds since 1970.
    pub fn tell(&mut self, input: Ts<RunInput>, now: f64) -> Result<Ts<Commands>, Failure> {
        let event = match convert::from_ts(&input, "input")? {
            RunInput::Start => Event::Start,
            RunInput::Woke => Event::Woke,
            RunInput::Pause => Event::Pause,
            RunInput::GoOn => Event::GoOn,
            RunInput::Stop => Event::Stop,
            RunInput::SignedIn => Event::SignedIn,
        };
        self.step([event], now)
    }

    /// How often a request may reach Omnitron from now on.
    #[wasm_bindgen(js_name = tellDelivery)]
    pub fn tell_delivery(
        &mut self,
        delivery: Ts<model::Delivery>,
        now: f64,
    ) -> Result<Ts<Commands>, Failure> {
        let delivery = convert::from_ts(&delivery, "delivery")?;
        self.step([Event::Delivery(delivery.into())], now)
    }

    /// What was to be written is durable.
    pub fn written(&mut self, now: f64) -> Result<Ts<Commands>, Failure> {
        self.head = None;
        let events: Vec<Event> = self.journal_buffer.written().collect();
        self.step(events, now)
    }

    /// What was to be written is not.
    #[wasm_bindgen(js_name = notWritten)]
    pub fn not_written(&mut self, message: String, now: f64) -> Result<Ts<Commands>, Failure> {
        let event = self.journal_buffer.failed(JournalError::Failed { message });
        self.step([event], now)
    }

    /// The request of a line that is to be sent. Without a usable token none is made.
    pub fn request(&self, index: u32, token: String) -> Result<Ts<HttpRequest>, Failure> {
        let token: Token = token
            .parse()
            .map_err(|problem| Failure::about("token", &problem))?;
        let connection = self.connection.clone().with_token(token);
        let request = self.call(index)?.to_http(&connection)?;
        convert::to_ts(&HttpRequest::from(request))
    }

    /// What came of the request of a line.
    pub fn answered(
        &mut self,
        index: u32,
        attempt: u32,
        response: CallResult,
        now: f64,
    ) -> Result<Ts<Commands>, Failure> {
        let (outcome, status) = judged(self.call(index)?, response)?;
        self.ended(index, attempt, outcome, status, now)
    }

    /// Nothing left for a line: there was no token for its request.
    #[wasm_bindgen(js_name = noToken)]
    pub fn no_token(
        &mut self,
        index: u32,
        attempt: u32,
        now: f64,
    ) -> Result<Ts<Commands>, Failure> {
        let outcome = Outcome::NotSent(NotSent::NotBuilt(BuildError::NoToken));
        self.ended(index, attempt, outcome, None, now)
    }

    /// How long a request may take, in seconds.
    #[wasm_bindgen(js_name = timeoutSeconds)]
    pub fn timeout_seconds(&self) -> u32 {
        self.state.settings().timeout_seconds
    }

    /// How it stands.
    pub fn progress(&self, now: f64) -> Result<Ts<Progress>, Failure> {
        convert::to_ts(&Progress::of(&self.state, UnixMillis::from_f64(now)))
    }
}

impl RunHandle {
    fn call(&self, index: u32) -> Result<&CreateMapping, Failure> {
        let line = self.state.line(index).map(release_run::Line::call);
        line.ok_or_else(|| Failure::wrong_type("index".to_owned(), "no such line"))
    }

    fn ended(
        &mut self,
        line: u32,
        attempt: u32,
        outcome: Outcome,
        status: Option<u16>,
        now: f64,
    ) -> Result<Ts<Commands>, Failure> {
        let event = Event::Answered {
            line,
            attempt,
            outcome,
            status,
        };
        self.step([event], now)
    }

    fn step(
        &mut self,
        events: impl IntoIterator<Item = Event>,
        now: f64,
    ) -> Result<Ts<Commands>, Failure> {
        let before = self.state.phase().clone();
        let mut commands = Commands::default();
        let mut touched = Vec::new();
        for event in events {
            if let Event::Answered { line, .. } = event {
                touched.push(line);
            }
            for command in self.state.step(event, UnixMillis::from_f64(now)) {
                match command {
                    Command::Journal(entry) => self.journal_buffer.push(entry),
                    Command::Send { line, attempt } => commands.send.push(ToSend {
                        index: line,
                        attempt,
                    }),
                    Command::Wake { at } => commands.wake = Some(at.to_f64()),
                }
            }
        }
        if let Some(entries) = self.journal_buffer.begin() {
            let head = self.head.iter().cloned();
            commands.write = head.chain(entries.iter().map(text)).collect();
        }
        commands.changed = *self.state.phase() != before;
        commands.over = self.state.phase().is_ended() && self.journal_buffer.is_empty();
        // All lines are checked twice in a run: for those of the journal, and for those that never
        // had a turn.
        if !self.begun || (commands.changed && self.state.phase().is_ended()) {
            self.begun = true;
            touched = (0..).take(self.reported.len()).collect();
        }
        for index in touched {
            let reported = self.reported.get_mut(index as usize);
            let result = self
                .state
                .line(index)
                .and_then(|line| LineResult::of(index, line));
            if let (Some(reported), Some(result)) =
                (reported.filter(|reported| !**reported), result)
            {
                *reported = true;
                commands.ended.push(result);
            }
        }
        convert::to_ts(&commands)
    }
}

fn text(value: &impl Serialize) -> String {
    // The core's types have keys that are texts, so they can always be serialized.
    serde_json::to_string(value).unwrap_or_default()
}

fn parse<T: FromJson>(text: &str) -> Result<T, Failure> {
    let json = Json::parse(text.as_bytes()).map_err(|NotJson { column, .. }| {
        let message = format!("an entry of the journal is not whole JSON: column {column}");
        Failure::new(PackageCode::JournalUnreadable, message)
    })?;
    T::from_json(&json).map_err(|error| Failure::new(PackageCode::JournalUnreadable, error))
}
