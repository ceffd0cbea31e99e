//! The notice of a run that waits for a person, with the way on.

use release_core::UnixMillis;
use std::rc::Rc;

use release_core::HasCode;
use release_run::{Phase, RunState};
use yew::prelude::*;

use super::ended::counting;
use super::head::what_is_open;
use super::lines::lines_table;
use crate::components::{Kind, Notice};
use crate::i18n::{Key, Texts, explain, key};
use crate::state::OpenRun;

/// What is needed to draw a run that has not ended.
pub(super) struct Running<'a> {
    pub(super) texts: Texts,
    pub(super) open: &'a Rc<OpenRun>,
    pub(super) state: &'a RunState,
    pub(super) now: UnixMillis,
    /// Whether it may be sent from here.
    pub(super) may_send: bool,
    pub(super) on_line: &'a Callback<u32>,
    pub(super) on_stop: &'a Callback<()>,
}

/// A button that tells the run something.
fn button(
    label: String,
    class: &'static str,
    disabled: bool,
    open: &Rc<OpenRun>,
    tell: fn(&Rc<OpenRun>),
) -> Html {
    let open = open.clone();
    let onclick = move |_: MouseEvent| tell(&open);
    html! { <button type="button" {class} {disabled} {onclick}>{label}</button> }
}

/// A ring that empties with the time that is left, which its title says in words.
fn ring(left: u64, all: u64) -> Html {
    let percent = (left * 100).checked_div(all).unwrap_or(0).min(100);
    html! {
        <svg class="ring" viewBox="0 0 36 36" aria-hidden="true">
            <circle cx="18" cy="18" r="15" />
            <circle class="left" cx="18" cy="18" r="15" pathLength="100"
                stroke-dasharray={format!("{percent} 100")} transform="rotate(-90 18 18)" />
        </svg>
    }
}

impl Running<'_> {
    /// Says why it waits, where it does, with the buttons that fit.
    pub(super) fn phase(&self) -> Html {
        let (texts, open) = (self.texts, self.open);
        let say = |key: Key| texts.get(key).to_owned();
        let stop = self.stop_button();
        let host = open.saved.base_url.host();
        if open.is_watched() {
            return Html::default();
        }
        match self.state.phase() {
            Phase::Ready if open.counting().is_some() => {
                let notice = Notice::new(Kind::Info, say(key::RUN_COUNTING));
                notice.show(html! {
                    <>
                        <p>{texts.get(key::RUN_COUNTING_TEXT)}</p>
                        {counting(texts, open)}
                        {button(say(key::RUN_STOP_NOW), "secondary", false, open, OpenRun::stop)}
                    </>
                })
            }
            Phase::Ready => {
                let what = what_is_open(texts, open);
                let start = texts.fill(key::RUN_START, &[("what", &what), ("host", host)]);
                let notice = Notice::new(Kind::Info, say(key::RUN_READY));
                notice.show(html! {
                    <>
                        <p>{texts.get(key::RUN_READY_TEXT)}</p>
                        <div class="buttons">
                            {button(start, "", !self.may_send, open, OpenRun::go_on)}
                            {button(say(key::RUN_STOP_NOW), "secondary", !open.is_mine(), open, OpenRun::stop)}
                        </div>
                    </>
                })
            }
            Phase::Grace { until } => {
                let left = *until - self.now;
                let seconds = left.div_ceil(1_000).to_string();
                let title = texts.fill(key::RUN_GRACE, &[("seconds", &seconds)]);
                Notice::new(Kind::Warning, title).show(html! {
                    <>
                        <p>{texts.get(key::RUN_GRACE_TEXT)}</p>
                        <div class="grace">
                            {ring(left, u64::from(self.state.settings().grace_seconds) * 1_000)}
                            {button(say(key::RUN_STOP_NOW), "secondary", false, open, OpenRun::stop)}
                        </div>
                    </>
                })
            }
            Phase::SampleShown => {
                let rows = Rc::new((0..self.state.settings().sample).collect());
                let go_on = self.counted(key::RUN_REST_ONE, key::RUN_REST_OTHER);
                Notice::new(Kind::Info, say(key::RUN_SAMPLE)).show(html! {
                    <>
                        <p>{texts.get(key::RUN_SAMPLE_TEXT)}</p>
                        {lines_table(texts, open, say(key::RUN_SAMPLE), rows, self.on_line)}
                        <div class="buttons">
                            {button(go_on, "", !self.may_send, open, OpenRun::go_on)}
                            {stop}
                        </div>
                    </>
                })
            }
            Phase::Paused(why) => {
                let explanation = explain(texts, why.code());
                let go_on = self.counted(key::RUN_GO_ON_ONE, key::RUN_GO_ON_OTHER);
                Notice::new(Kind::Warning, explanation.what).show(html! {
                    <>
                        <p>{explanation.next}</p>
                        <div class="buttons">
                            {button(go_on, "", !self.may_send, open, OpenRun::go_on)}
                            {stop}
                        </div>
                    </>
                })
            }
            Phase::Stopping(end) => {
                let count = texts.figure(self.state.counts().under_way);
                let title = texts.fill(key::RUN_STOPPING, &[("count", &count)]);
                let explanation = explain(texts, end.code());
                Notice::new(Kind::Warning, title).show(html! { <p>{explanation.what}</p> })
            }
            Phase::Sample | Phase::Running => html! {
                <div class="buttons">
                    {button(say(key::RUN_PAUSE), "", !open.is_mine(), open, OpenRun::pause)}
                    {stop}
                </div>
            },
            Phase::Ended(_) => Html::default(),
        }
    }

    /// The open lines and the host, on the button that sends them.
    fn counted(&self, one: Key, other: Key) -> String {
        let count = self.state.counts().open();
        let key = if count == 1 { one } else { other };
        let host = self.open.saved.base_url.host();
        self.texts
            .fill(key, &[("count", &self.texts.figure(count)), ("host", host)])
    }

    fn stop_button(&self) -> Html {
        let onclick = self.on_stop.reform(|_: MouseEvent| ());
        html! {
            <button type="button" class="secondary" disabled={!self.open.is_mine()} {onclick}>
                {self.texts.get(key::RUN_STOP)}
            </button>
        }
    }
}
