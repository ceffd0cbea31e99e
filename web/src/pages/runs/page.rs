//! One run: while it is sent, and what became of it.

use std::mem;

use gloo_timers::callback::Interval;
use release_client::{BrowserClock, Clock};
use release_core::UnixMillis;
use release_run::{Counts, Phase};
use release_web_logic::Route;
use yew::prelude::*;
use yew_router::prelude::*;

use super::announce::use_announcement;
use super::ended::{EndedAbove, EndedBelow, EndedProps};
use super::head::head;
use super::line_dialog::LineDialog;
use super::list::unreadable;
use super::map::run_map;
use super::stop::stop_question;
use super::waiting::Running;
use crate::components::{Kind, Notice};
use crate::i18n::key;
use crate::route::At;
use crate::state::{View, use_app, use_focus_kept, use_run, use_title};

#[derive(PartialEq, Properties)]
pub(crate) struct RunPageProps {
    pub(crate) run: u64,
}

/// What is asked in a dialog.
#[derive(Clone, Copy, PartialEq)]
enum Question {
    Nothing,
    Stop,
    Line(u32),
}

/// The id of the heading.
const HEADING: &str = "run";

/// How often a run is drawn anew for its clocks, in milliseconds.
const TICK: u32 = 500;

/// One run of this browser.
#[component]
pub(crate) fn RunPage(props: &RunPageProps) -> Html {
    let app = use_app();
    let texts = app.texts();
    let view = use_run(&app.session, props.run);
    let title = texts.fill(key::RUN_TITLE, &[("number", &props.run.to_string())]);
    let asked = use_state_eq(|| Question::Nothing);
    let stand = match &view {
        View::Open(open) => {
            let state = open.state();
            Some((state.phase().clone(), *state.counts()))
        }
        _ => None,
    };
    let heading = use_title(texts, in_tab(&title, stand.as_ref()));
    let has_clock = stand
        .as_ref()
        .is_some_and(|(phase, _)| phase.is_sending() || matches!(phase, Phase::Grace { .. }));
    use_clock(has_clock);
    // The buttons of a phase go with it.
    use_focus_kept(
        stand.as_ref().map(|(phase, _)| mem::discriminant(phase)),
        HEADING,
    );
    let now = now();
    let announcement = use_announcement(texts, now, stand);
    let ask = |what: Question| {
        let asked = asked.setter();
        Callback::from(move |()| asked.set(what))
    };
    let body = match &view {
        View::Loading => html! {
            <p class="loading" role="status"><progress />{texts.get(key::RUN_LOADING)}</p>
        },
        View::Missing => Notice::new(Kind::Warning, texts.get(key::RUN_MISSING))
            .show(html! { <p>{texts.get(key::RUN_MISSING_TEXT)}</p> }),
        View::Failed(error) => unreadable(texts, error),
        View::Open(open) => {
            let is_signed_in = open.is_signed_in(&app.session);
            let may_send = is_signed_in && !open.is_watched() && !app.session.is_expired();
            let on_line = {
                let asked = asked.setter();
                Callback::from(move |line| asked.set(Question::Line(line)))
            };
            let close = ask(Question::Nothing);
            let dialog = match *asked {
                Question::Nothing => Html::default(),
                Question::Stop => stop_question(texts, open, &close),
                Question::Line(line) => html! {
                    <LineDialog key={line} open={open.clone()} {line} on_close={close} />
                },
            };
            let state = open.state();
            let (above, below) = if state.phase().is_ended() {
                let props = EndedProps {
                    open: open.clone(),
                    counts: *state.counts(),
                    counters: state.counters().len(),
                    may_send,
                    on_line: on_line.clone(),
                };
                (
                    html! { <EndedAbove ..props.clone() /> },
                    html! { <EndedBelow ..props /> },
                )
            } else {
                let running = Running {
                    texts,
                    open,
                    state: &state,
                    now,
                    may_send,
                    on_line: &on_line,
                    on_stop: &ask(Question::Stop),
                };
                (running.above(), running.below())
            };
            // The map stays the same element when the run ends: whoever is on one of its cells stays there.
            let map = run_map(open, &on_line);
            html! { <>{head(texts, open, is_signed_in)}{above}{map}{below}{dialog}</> }
        }
    };
    html! {
        <div id="view" class="run">
            <p class="back no-print"><Link<At> to={Route::Runs}>{"← "}{texts.get(key::RUN_BACK)}</Link<At>></p>
            <h1 id={HEADING} ref={heading} tabindex="-1">{title}</h1>
            {announcement}
            {body}
        </div>
    }
}

/// The title, after how far the run is while it is sent: for a tab in the background.
fn in_tab(title: &str, stand: Option<&(Phase, Counts)>) -> String {
    match stand {
        Some((phase, counts)) if phase.is_sending() => {
            format!("{}/{} · {title}", counts.ended(), counts.total())
        }
        _ => title.to_owned(),
    }
}

/// Draws the component anew twice a second, while there is a clock in it.
#[hook]
fn use_clock(runs: bool) {
    let drawn = use_force_update();
    use_effect_with(runs, move |runs| {
        let interval = runs.then(|| Interval::new(TICK, move || drawn.force_update()));
        move || drop(interval)
    });
}

fn now() -> UnixMillis {
    BrowserClock.now()
}
