//! The steps of a trial.

use release_client::{Client, UnixMillis};
use release_core::{ErpCode, OrderItemId};
use release_doctor::Profile;
use release_doctor::markdown::{effect, step, tried};
use release_doctor::trial::{
    Ended, Kind, Observation, Result as StepResult, Step, Trial as State, TrialCodes, TrialLines,
    TrialProblem, Tried, carry_out,
};
use release_js_host::convert::to_js;
use release_js_host::host::HostClock;
use serde::Serialize;
use tsify::{Ts, Tsify};
use wasm_bindgen::JsError;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::not_shown;
use crate::once::Once;
use crate::session::{Session, said};
use crate::trial_line::{ShownLines, read};

/// A request, exactly as it would be sent.
#[derive(Debug, Serialize, Tsify)]
pub struct ShownStep {
    /// Its name.
    pub name: String,
    /// `POST`
    pub method: String,
    /// The whole address.
    pub url: String,
    /// The body, byte for byte.
    pub body: String,
    /// The id of the line.
    pub line: String,
    /// The code that it would get.
    pub code: String,
    /// What it does to the line and to the stock.
    pub effect: String,
}

/// What came of a step.
#[derive(Debug, Serialize, Tsify)]
#[tsify(missing_as_null)]
pub struct ShownResult {
    /// What it has done.
    #[tsify(type = "\"done\" | \"code_refused\" | \"refused\" | \"not_sent\" | \"unknown\"")]
    pub result: StepResult,
    /// The status of the answer.
    pub status: Option<u16>,
    /// The reserved units of the line's product before; `null` where they cannot be read.
    pub before: Option<String>,
    /// The same after.
    pub after: Option<String>,
    /// What it has done, in words.
    pub says: String,
}

/// A trial.
#[wasm_bindgen]
pub struct Trial {
    state: State,
    client: Client<Once, HostClock>,
    named: Vec<OrderItemId>,
    user: Option<String>,
    last: Option<UnixMillis>,
}

#[wasm_bindgen]
impl Trial {
    /// A trial of which nothing was sent, on up to three lines. Throws if lines or codes would tell nothing.
    #[wasm_bindgen(constructor)]
    pub fn new(
        session: &Session,
        first: &str,
        second: Option<String>,
        third: Option<String>,
        code: String,
        other: String,
    ) -> Result<Trial, JsError> {
        let lines = TrialLines {
            first: line(first)?,
            second: second.as_deref().map(line).transpose()?,
            third: third.as_deref().map(line).transpose()?,
        };
        let named = [Some(lines.first), lines.second, lines.third];
        let codes = TrialCodes {
            first: erp_code(code)?,
            other: erp_code(other)?,
        };
        let connection = session.connection.clone();
        let state = State::new(lines, codes, connection.prefix);
        let (transport, clock) = (session.transport.clone(), session.clock.clone());
        Ok(Self {
            state: state.map_err(|it| JsError::new(problem(it)))?,
            client: Client::new(transport, clock, connection),
            named: named.into_iter().flatten().collect(),
            user: session.user.clone(),
            last: None,
        })
    }

    /// The lines as Omnitron has them. Throws if one cannot be read.
    pub async fn lines(&self) -> Result<Ts<ShownLines>, JsError> {
        let mut lines = Vec::new();
        for item in &self.named {
            lines.push(read(&self.client, *item).await?);
        }
        ts(&ShownLines { lines })
    }

    /// The next request, to be shown to a person; `undefined` when the trial is over.
    pub fn next(&self) -> Result<Option<Ts<ShownStep>>, JsError> {
        let step = self.state.next();
        step.map(|step| ts(&self.shown(&step))).transpose()
    }

    /// Sends the step that a person was shown and has agreed to, once. Throws, and sends nothing, if it is
    /// not the next one.
    #[wasm_bindgen(js_name = carryOut)]
    pub async fn carry_out(
        &mut self,
        url: String,
        body: String,
    ) -> Result<Ts<ShownResult>, JsError> {
        let next = self.state.next();
        let next = next.filter(|step| self.address(step) == url && step.body == body);
        let agreed = next.and_then(|step| self.state.agree(&step));
        let agreed = agreed.ok_or_else(|| JsError::new("this is not the next step"))?;
        let observation = carry_out(&self.client, agreed).await;
        self.last = Some(self.client.now());
        let shown = ts(&ShownResult {
            result: observation.result,
            status: observation.status,
            before: observation.units_before.clone(),
            after: observation.units_after.clone(),
            says: says(&observation),
        });
        self.state.note(observation);
        shown
    }

    /// Whether every step was made, or has no meaning any more.
    #[wasm_bindgen(js_name = isDone)]
    pub fn is_done(&self) -> bool {
        self.state.ended() == Some(Ended::Done)
    }

    /// What was shown so far, a sentence each.
    pub fn shows(&self) -> Vec<String> {
        self.tried().as_ref().map(tried).unwrap_or_default()
    }

    /// A profile with what was shown, added to what was found out before; `undefined` if nothing was shown.
    #[wasm_bindgen(js_name = addTo)]
    pub fn add_to(
        &self,
        session: &Session,
        earlier: Option<String>,
    ) -> Result<Option<String>, JsError> {
        let Some(tried) = self.tried() else {
            return Ok(None);
        };
        let base_url = session.connection.base_url.clone();
        let mut profile = match session.earlier(earlier.as_deref())? {
            Some(earlier) => earlier,
            None => Profile::new(base_url, tried.at, &[]),
        };
        profile.trial = Some(tried);
        Ok(Some(profile.to_json()))
    }
}

impl Trial {
    fn tried(&self) -> Option<Tried> {
        let facts = self.state.facts();
        let at = self.last.filter(|_| !facts.is_empty())?;
        let by = self.user.clone();
        Some(Tried { at, by, facts })
    }

    fn address(&self, step: &Step) -> String {
        format!("{}{}", self.client.connection().base_url, step.path)
    }

    fn shown(&self, of: &Step) -> ShownStep {
        ShownStep {
            name: match of.kind {
                Kind::Length(length) => format!("{} of {length} characters", step(of.kind)),
                kind => step(kind).to_owned(),
            },
            method: of.method.clone(),
            url: self.address(of),
            body: of.body.clone(),
            line: of.call().item.to_string(),
            code: of.call().code.as_str().to_owned(),
            effect: effect(of.kind).to_owned(),
        }
    }
}

fn ts<T: Tsify + Serialize>(value: &T) -> Result<Ts<T>, JsError> {
    to_js(value).map(Ts::new_unchecked).map_err(not_shown)
}

fn line(text: &str) -> Result<OrderItemId, JsError> {
    text.parse()
        .map_err(|problem| said(format!("line {text}: {problem}")))
}

fn erp_code(text: String) -> Result<ErpCode, JsError> {
    ErpCode::new(text).map_err(|problems| {
        let problems: Vec<String> = problems.iter().map(ToString::to_string).collect();
        JsError::new(&problems.join(", "))
    })
}

const fn problem(problem: TrialProblem) -> &'static str {
    match problem {
        TrialProblem::SameLine => "a line is named twice",
        TrialProblem::SameCodes => "both codes are the same",
        TrialProblem::CodeNotPlain => {
            "a code is longer than 100 characters, or has spaces around it"
        }
    }
}

/// What a step has done, in words.
fn says(observation: &Observation) -> String {
    let status = observation
        .status
        .map_or_else(|| "no answer came".to_owned(), |it| format!("status {it}"));
    match observation.result {
        StepResult::Done => format!("Done: Omnitron has stored the code ({status})."),
        StepResult::CodeRefused => {
            format!("Refused: Omnitron complains about the code ({status}).")
        }
        StepResult::Refused => format!("Refused ({status})."),
        StepResult::NotSent if observation.status.is_none() => {
            "Not sent: the line could not be read before.".to_owned()
        }
        StepResult::NotSent => format!("Not done: Omnitron did not process it ({status})."),
        StepResult::Unknown => format!("Unknown: it may have worked, or not ({status})."),
    }
}
