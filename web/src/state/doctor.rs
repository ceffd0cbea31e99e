//! The examination of an Omnitron. It only reads, and outlives its view.

use std::pin::pin;
use std::rc::Rc;

use futures_util::StreamExt as _;
use release_client::{BrowserClock, Clock as _, SessionEnded, UnixMillis};
use release_core::BaseUrl;
use release_doctor::trial::Tried;
use release_doctor::{Finding, NotFoundOut, Profile};
use release_web_logic::session::{Asked, Session};

use super::background::{Background, start, stop};
use super::session::{UseSession, listen_to_session};
use super::store::{InStore, Store, change, look, put};
use crate::api;

/// What was found.
#[derive(Clone, Debug, Default)]
pub(crate) struct Examined {
    /// Of which Omnitron, by whom.
    asked: Option<Asked>,
    base_url: Option<BaseUrl>,
    pub(crate) findings: Rc<Vec<Finding>>,
    /// What a trial has shown, before or since.
    trial: Option<Tried>,
    pub(crate) is_running: bool,
    pub(crate) is_stopped: bool,
    /// When it ended.
    pub(crate) at: Option<UnixMillis>,
}

impl Examined {
    /// What is to be kept of it, once it has ended.
    pub(crate) fn profile(&self) -> Option<Profile> {
        let base_url = self.base_url.clone()?;
        let mut profile = Profile::new(base_url, self.at?, &self.findings);
        profile.trial.clone_from(&self.trial);
        Some(profile)
    }
}

thread_local! {
    static STORE: Store<Examined> = Store::default();
    static RUNNING: Background = Background::default();
}

/// Where it is.
pub(crate) const EXAMINED: InStore<Examined> = &STORE;

/// Makes all checks anew. Nothing happens while they are being made.
pub(crate) fn start_examination(session: &UseSession) {
    let Some(signed_in) = session.current() else {
        return;
    };
    if look(EXAMINED).is_running {
        return;
    }
    keep_to_session();
    put(
        EXAMINED,
        Examined {
            asked: Some(signed_in.asked()),
            base_url: Some(signed_in.connection.base_url.clone()),
            trial: api::kept_profile(&signed_in.connection.base_url).and_then(|it| it.trial),
            is_running: true,
            ..Examined::default()
        },
    );
    let connection = signed_in.connection.clone();
    let work = async move {
        let mut found = pin!(api::examine(connection));
        while let Some(finding) = found.next().await {
            let has_ended = finding.result == Err(NotFoundOut::SessionEnded);
            change(EXAMINED, |examined| {
                Rc::make_mut(&mut examined.findings).push(finding);
            });
            if has_ended {
                return Err(SessionEnded);
            }
        }
        Ok(())
    };
    start(&RUNNING, session, work, |ended| {
        change(EXAMINED, |examined| {
            examined.is_running = false;
            examined.is_stopped = !matches!(ended, Some(Ok(())));
            examined.at = Some(BrowserClock.now());
        });
        let examined = look(EXAMINED);
        if let Some(profile) = examined.profile().filter(|_| !examined.is_stopped) {
            api::keep_profile(&profile);
        }
    });
}

/// Keeps what a trial has shown with what was found.
pub(crate) fn keep_trial(base_url: &BaseUrl, tried: Tried) {
    let kept = api::kept_profile(base_url);
    let mut profile = kept.unwrap_or_else(|| Profile::new(base_url.clone(), tried.at, &[]));
    profile.trial = Some(tried.clone());
    api::keep_profile(&profile);
    change(EXAMINED, |examined| {
        if examined.base_url.as_ref() == Some(base_url) {
            examined.trial = Some(tried);
        }
    });
}

/// Forgets what was found, in this browser too.
pub(crate) fn forget_examination(base_url: &BaseUrl) {
    api::forget_profile(base_url);
    put(EXAMINED, Examined::default());
}

/// Stops; what was found stays.
pub(crate) fn stop_examination() {
    stop(&RUNNING);
}

/// From now on, signing out stops the examination, and signing in elsewhere or as another user forgets it.
fn keep_to_session() {
    listen_to_session(|session| {
        let asked = session.current().map(Session::asked);
        if asked.is_none() {
            stop_examination();
        } else if look(EXAMINED).asked != asked {
            stop_examination();
            put(EXAMINED, Examined::default());
        }
    });
}
