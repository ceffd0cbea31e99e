//! What a tab has seen and must heed: the rules of a run, told once more from
//! outside of it.

use release_core::{Outcome, UnixMillis};
use release_run::{BREAKER, FREE_REPEATS, MAX_SENDS, MAX_THROTTLED, RECONNECT, Repeat, StopAfter};

use crate::fate::{ASKED, Fate};
use crate::law::Law;
use crate::state::{Request, State};

/// What was seen since the tab was opened.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[allow(clippy::struct_excessive_bools)] // each was seen or not
pub(crate) struct Heed {
    /// When a person started the run.
    pub(crate) started: Option<UnixMillis>,
    /// Why nothing may leave.
    pub(crate) rest: Option<Rest>,
    /// Stopped, or without a journal: nothing leaves any more.
    pub(crate) is_over: bool,
    /// A 401 came to the token that the tab has.
    pub(crate) signed_out: bool,
    /// A person has accepted the sample.
    pub(crate) accepted: bool,
    /// A line ended as unknown or not sent.
    pub(crate) doubt: bool,
    quiet_until: UnixMillis,
    reconnect_at: UnixMillis,
    /// Answers in a row about the service, since a person resumed the run.
    pub(crate) in_a_row: u32,
    /// Answers, and the faults among them, since then.
    answers: u32,
    faults: u32,
    /// When the last 429 that counts was known, and the requests processed since.
    slower: Option<(UnixMillis, u8)>,
    /// Requests that left and met no 429, and whether each was a repeat.
    begun: Vec<(UnixMillis, bool)>,
    /// From when on, and how many, may leave in the first second after a 429.
    paced: Option<(UnixMillis, usize)>,
}

/// Why nothing may leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Rest {
    /// A person, a 403, or a tab that was opened anew.
    Person,
    /// A 401.
    SignIn,
}

impl Heed {
    /// Whether the breaker must have paused the run.
    pub(crate) const fn is_full(&self) -> bool {
        self.in_a_row >= BREAKER || (self.answers >= 20 && self.faults * 2 >= self.answers)
    }

    /// What is left of it when the tab dies.
    pub(crate) fn of_next_tab(&self, doubt: bool, is_watched: bool) -> Self {
        Self {
            started: self.started,
            accepted: self.accepted,
            doubt,
            is_over: is_watched && doubt,
            rest: Some(Rest::Person),
            ..Self::default()
        }
    }

    /// A person resumes the run.
    pub(crate) fn resumed(&mut self) {
        (self.in_a_row, self.answers, self.faults) = (0, 0, 0);
        self.started = Some(UnixMillis::EPOCH); // nobody waits for the grace period
        self.rest = self.signed_out.then_some(Rest::SignIn);
    }

    /// There is a new token.
    pub(crate) fn signed_in(&mut self) {
        self.signed_out = false;
        if self.rest == Some(Rest::SignIn) {
            self.rest = None;
        }
    }

    /// An answer comes.
    pub(crate) fn answered(&mut self, request: &Request, fate: Fate, token: u8, now: UnixMillis) {
        if let Some(is_about_service) = fate.is_about_service() {
            self.in_a_row = if is_about_service {
                self.in_a_row + 1
            } else {
                0
            };
            self.answers += 1;
            self.faults += u32::from(is_about_service && fate != Fate::Missing);
        }
        match fate {
            Fate::SignedOut if request.token == token => {
                self.signed_out = true;
                self.rest.get_or_insert(Rest::SignIn);
            }
            Fate::Forbidden => {
                self.rest.get_or_insert(Rest::Person);
            }
            Fate::Cut => self.reconnect_at = now + RECONNECT,
            Fate::Unavailable | Fate::Throttled => {
                self.quiet_until = self.quiet_until.max(now + ASKED * 1_000);
            }
            // Some time below a second, of which the seeds draw no zero.
            Fate::ThrottledSilently => self.quiet_until = self.quiet_until.max(now + 1),
            Fate::Good | Fate::Invalid | Fate::Taken | Fate::Missing => {
                if let Some((_, processed)) = &mut self.slower {
                    *processed += 1;
                }
            }
            _ => {}
        }
        self.throttled(request, fate, now);
    }

    fn throttled(&mut self, request: &Request, fate: Fate, now: UnixMillis) {
        if !matches!(fate, Fate::Throttled | Fate::ThrottledSilently) {
            return;
        }
        let place = self.begun.iter().position(|(at, _)| *at == request.at);
        if let Some(place) = place {
            self.begun.remove(place);
        }
        // Others that left before it was known tell of the same.
        if self.slower.is_none_or(|(known, _)| request.at > known) {
            self.slower = Some((now, 0));
        }
        let second = |at: &UnixMillis| *at <= request.at && request.at - *at < 1_000;
        let passed = self.begun.iter().filter(|(at, _)| second(at)).count();
        self.paced = Some((self.quiet_until, passed.max(1)));
    }
}

impl State {
    /// A request leaves: everything that may forbid it.
    pub(crate) fn leave(&mut self, line: u32, attempt: u32) {
        let settings = self.run.settings().clone();
        let truth = self.truths[line as usize].clone();
        let now = self.now;
        self.hold(Law::WrittenFirst, self.is_announced(line, attempt));
        let is_watched = settings.stop_after == StopAfter::Doubt;
        let allowed = match settings.repeat {
            _ if is_watched => u8::from(truth.sends + truth.throttled == 0),
            Repeat::Once => 2,
            Repeat::Never => 1,
        };
        self.hold(Law::Consent, truth.taken < allowed);
        let few = truth.sends < MAX_SENDS && truth.throttled < MAX_THROTTLED;
        self.hold(Law::MostSends, few);
        let row = self.run.line(line);
        let named = row.is_some_and(|row| row.answers().any(|it| names_other(it.outcome)));
        self.hold(Law::OtherNamed, !named);
        self.hold(Law::Waited, now >= truth.not_before);

        let heed = self.heed.clone();
        self.hold(Law::Polite, now >= heed.quiet_until);
        self.hold(Law::Reconnected, now >= heed.reconnect_at);
        self.hold(Law::Paused, heed.rest.is_none());
        self.hold(Law::Stopped, !heed.is_over);
        let grace = u64::from(settings.grace_seconds) * 1_000;
        let is_early = |started: UnixMillis| now < started + grace;
        self.hold(Law::Grace, heed.started.is_some_and(|at| !is_early(at)));
        let is_sample = line < settings.sample || settings.sample == 0;
        self.hold(Law::Sample, heed.accepted || is_sample);
        self.hold(Law::Broken, !heed.is_full());
        self.hold(Law::DoubtLast, !(is_watched && heed.doubt));

        let pool = settings.pool_with(self.run.delivery());
        let under_way = self.wire.len() + 1;
        self.hold(Law::Pool, under_way <= usize::from(pool));
        if let Some((_, processed)) = heed.slower {
            let slower = (pool / 2).max(1) + processed;
            self.hold(Law::Slower, under_way <= usize::from(slower));
        }
        self.keep_pace(truth.taken > 0, settings.per_second);
        let truth = &mut self.truths[line as usize];
        truth.taken += 1;
        truth.sends += 1;
        self.wire.push(Request {
            line,
            attempt,
            at: now,
            token: self.token,
            once: self.run.delivery().is_once(),
        });
    }

    /// Counts a request that leaves, against the limits over time.
    fn keep_pace(&mut self, is_repeat: bool, per_second: Option<u16>) {
        let now = self.now;
        self.heed.begun.push((now, is_repeat));
        let begun = &self.heed.begun;
        let within = |millis: u64| begun.iter().filter(move |(at, _)| now - *at < millis);
        let per_second_holds =
            per_second.is_none_or(|most| within(1_000).count() <= usize::from(most));
        let minute = || {
            begun
                .iter()
                .filter(|(at, _)| at.seconds() + 60 > now.seconds())
        };
        let repeats = minute().filter(|(_, is_repeat)| *is_repeat).count();
        let budget = (minute().count() / 10).max(FREE_REPEATS as usize);
        let paced_holds = self.heed.paced.is_none_or(|(from, most)| {
            let since = begun.iter().filter(|(at, _)| *at >= from).count();
            now < from || now - from >= 1_000 || since <= most
        });
        self.hold(Law::PerSecond, per_second_holds);
        self.hold(Law::Budget, !is_repeat || repeats <= budget);
        self.hold(Law::Paced, paced_holds);
    }
}

/// Whether an answer named another line or code.
pub(crate) fn names_other(outcome: &Outcome) -> bool {
    matches!(outcome, Outcome::Unknown(unknown) if unknown.names_other())
}
