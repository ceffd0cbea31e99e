//! All checks, and what comes of them.

use std::pin::pin;

use futures_util::StreamExt;
use futures_util::future::{Either, select};
use js_sys::{Function, Promise};
use release_client::Clock;
use release_doctor::markdown::{self, reason};
use release_doctor::{Asker, Check, Finding, NotFoundOut, Profile, examine, settings};
use release_js_host::convert::to_js;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsError, JsValue};
use wasm_bindgen_futures::JsFuture;

use crate::finding::ShownFinding;
use crate::not_shown;
use crate::session::Session;

/// What an examination has found.
#[wasm_bindgen]
pub struct Examination {
    profile: Profile,
    findings: Vec<Finding>,
    ended: Option<String>,
}

#[wasm_bindgen]
impl Session {
    /// Makes all checks; calls `tell` with each finding, the number of checks that were made, and that of all.
    /// `origin` is that of the page which is to call this Omnitron, `earlier` its profile, whose trial is
    /// kept. It ends early where there is no Omnitron, and when `stopped` is resolved.
    pub async fn examine(
        &self,
        origin: Option<String>,
        earlier: Option<String>,
        tell: Function,
        stopped: Promise,
    ) -> Result<Examination, JsError> {
        let earlier = self.earlier(earlier.as_deref())?;
        let connection = self.connection.clone();
        let (transport, clock) = (self.transport.clone(), self.clock.clone());
        let asker = Asker::Program { origin };
        let mut made = pin!(examine(transport, clock, connection, asker));
        let mut stopped = JsFuture::from(stopped);
        let mut findings = Vec::new();
        let mut ended = None;
        while findings.len() < Check::ALL.len() {
            let finding = match select(made.next(), &mut stopped).await {
                Either::Left((Some(finding), _)) => finding,
                Either::Left((None, _)) => break,
                Either::Right(_) => {
                    ended = Some("It was stopped.".to_owned());
                    break;
                }
            };
            findings.push(finding);
            told(&findings, &tell)?;
            ended = why_ended(&findings);
            if ended.is_some() && findings.len() == 1 {
                break;
            }
        }
        let base_url = self.connection.base_url.clone();
        let mut profile = Profile::new(base_url, self.clock.now(), &findings);
        profile.trial = earlier.and_then(|it| it.trial);
        Ok(Examination {
            profile,
            findings,
            ended,
        })
    }
}

/// Tells the host the last finding.
fn told(findings: &[Finding], tell: &Function) -> Result<(), JsError> {
    if let Some(last) = findings.last() {
        let shown = to_js(&ShownFinding::from(last)).map_err(not_shown)?;
        let (made, all) = (count(findings.len()).into(), count(Check::ALL.len()).into());
        let told = tell.call3(&JsValue::UNDEFINED, &shown, &made, &all);
        told.map_err(|_| JsError::new("a finding could not be shown"))?;
    }
    Ok(())
}

/// Why no more can be found out, if that is so.
fn why_ended(findings: &[Finding]) -> Option<String> {
    let why = |finding: &Finding| finding.result.as_ref().err().copied();
    if let [reach] = findings {
        return why(reach).map(|why| match why {
            NotFoundOut::SessionEnded => "Omnitron does not take this token.".to_owned(),
            why => format!("No Omnitron was found at this address. {}", reason(why)),
        });
    }
    let mut all = findings.iter().filter_map(why);
    let last = all.find(|why| matches!(why, NotFoundOut::SessionEnded | NotFoundOut::Throttled));
    let reads = findings.iter().find(|it| it.check == Check::SmallReads);
    let silent = reads
        .and_then(why)
        .filter(|why| *why == NotFoundOut::NoAnswer);
    last.or(silent).map(reason)
}

#[wasm_bindgen]
impl Examination {
    /// Why not all could be found out; `undefined` if it has come to its end.
    pub fn ended(&self) -> Option<String> {
        self.ended.clone()
    }

    /// The number of facts.
    #[wasm_bindgen(getter)]
    pub fn facts(&self) -> u32 {
        count(self.findings.iter().filter(|it| it.result.is_ok()).count())
    }

    /// The titles of the checks without a fact; those that were not made too.
    #[wasm_bindgen(js_name = notFoundOut)]
    pub fn not_found_out(&self) -> Vec<String> {
        let has_fact = |check: &Check| {
            let mut findings = self.findings.iter();
            findings.any(|it| it.check == *check && it.result.is_ok())
        };
        let open = Check::ALL.iter().copied().filter(|check| !has_fact(check));
        open.map(markdown::title).collect()
    }

    /// The number of requests.
    #[wasm_bindgen(getter)]
    pub fn requests(&self) -> u32 {
        count(self.findings.iter().map(|it| it.asked.len()).sum())
    }

    /// What is to be set, and to be known.
    pub fn notes(&self) -> Vec<String> {
        markdown::notes(&self.profile)
    }

    /// What no read can tell.
    pub fn untold(&self) -> Vec<String> {
        let untold = self.profile.untold().into_iter();
        untold.map(|it| markdown::untold(it).to_owned()).collect()
    }

    /// The report in Markdown.
    pub fn report(&self) -> String {
        markdown::markdown(&self.profile, &self.findings)
    }

    /// The profile as JSON.
    pub fn profile(&self) -> String {
        self.profile.to_json()
    }

    /// The proposal for `config.json`.
    pub fn config(&self) -> String {
        settings(&self.profile).config_json()
    }
}

pub(crate) fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
