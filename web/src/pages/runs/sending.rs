//! A run while it is sent: how far it is, and what has come back.

use std::rc::Rc;

use release_run::{Line, LineStatus, Pace, Phase};
use release_web_logic::run::TimeLeft;
use yew::prelude::*;

use super::counts::counts_list;
use super::lines::lines_table;
use super::notify::Notify;
use super::speed::Speed;
use super::times::decimal;
use super::unknown::Unknown;
use super::waiting::Running;
use crate::components::moment;
use crate::i18n::{Texts, key};

impl Running<'_> {
    /// What stands above the map: why the run waits, and how far it is.
    pub(super) fn above(&self) -> Html {
        html! {
            <>
                {self.phase()}
                <Notify open={self.open.clone()} />
                {self.progress()}
                {counts_list(self.texts, self.state.counts())}
            </>
        }
    }

    /// What stands below it: what has gone wrong, and how fast it goes.
    pub(super) fn below(&self) -> Html {
        let (texts, state) = (self.texts, self.state);
        let problems: Vec<u32> = state.problems().iter().rev().copied().collect();
        let is_unknown = |line: &u32| {
            let status = state.line(*line).map(Line::status);
            status == Some(LineStatus::Unknown)
        };
        let unknown: Vec<u32> = state
            .problems()
            .iter()
            .copied()
            .filter(is_unknown)
            .collect();
        // The sample has its own table, with all its lines.
        let is_sample = *state.phase() == Phase::SampleShown;
        html! {
            <>
                if !unknown.is_empty() && matches!(state.phase(), Phase::Paused(_)) {
                    <p>{texts.get(key::RUN_UNKNOWN_TEXT)}</p>
                    <Unknown open={self.open.clone()} lines={Rc::new(unknown)}
                        counters={state.counters().len()} />
                }
                if !problems.is_empty() && !is_sample {
                    <section>
                        <h2>{texts.get(key::RUN_PROBLEMS)}</h2>
                        {lines_table(texts, self.open, texts.get(key::RUN_PROBLEMS).to_owned(), Rc::new(problems),
                            self.on_line)}
                    </section>
                }
                <Speed open={self.open.clone()} second={self.now.seconds()} />
            </>
        }
    }

    fn progress(&self) -> Html {
        let (texts, counts) = (self.texts, self.state.counts());
        let (ended, total) = (counts.ended().to_string(), counts.total().to_string());
        let pace = self.state.pace(self.now);
        let held = self.state.held_until(self.now);
        let label = texts.fill(key::RUN_ENDED_OF, &[("ended", &ended), ("total", &total)]);
        html! {
            <div class="run-progress">
                <progress value={ended} max={total} aria-label={texts.get(key::RUN_PROGRESS)} />
                <dl class="facts">
                    <div><dt>{texts.get(key::RUN_PROGRESS)}</dt><dd class="figures">{label}</dd></div>
                    if let Some(rate) = pace.per_second {
                        <div><dt>{texts.get(key::RUN_RATE)}</dt><dd class="figures">{per_second(texts, rate)}</dd></div>
                    }
                    if self.state.phase().is_sending() {
                        <div><dt>{texts.get(key::RUN_LEFT)}</dt><dd class="figures">{left(texts, pace)}</dd></div>
                    }
                </dl>
                if let Some(until) = held.filter(|_| self.state.phase().is_sending()) {
                    <p>{texts.fill(key::RUN_HELD, &[("time", &moment(texts, until))])}</p>
                }
            </div>
        }
    }
}

fn per_second(texts: Texts, rate: f64) -> String {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a rate is small, and not negative"
    )]
    let tenths = (rate * 10.0).round() as u64;
    texts.fill(key::RUN_PER_SECOND, &[("rate", &decimal(texts, tenths))])
}

fn left(texts: Texts, pace: Pace) -> String {
    match TimeLeft::from(pace) {
        TimeLeft::Unclear => texts.get(key::RUN_UNCLEAR).to_owned(),
        TimeLeft::Seconds(seconds) => {
            texts.fill(key::RUN_LEFT_SECONDS, &[("seconds", &seconds.to_string())])
        }
        TimeLeft::Minutes(minutes) => {
            texts.fill(key::RUN_LEFT_MINUTES, &[("minutes", &minutes.to_string())])
        }
    }
}
