//! The result of a run that has ended.

use std::rc::Rc;

use release_core::HasCode;
use release_run::{Counts, Phase};
use release_web_logic::run::{self, NotDone, not_done};
use yew::prelude::*;

use super::counts::{badge, counts_list, kind_and_word};
use super::exports::exports;
use super::lines::lines_table;
use super::map::run_map;
use super::proof::stock_proof;
use super::rest::use_rest;
use super::unknown::Unknown;
use crate::components::{Kind, Notice, PRINTED};
use crate::i18n::{Key, Texts, explain, key};
use crate::state::{OpenRun, count_rest, use_app};

#[derive(Properties)]
pub(super) struct EndedProps {
    pub(super) open: Rc<OpenRun>,
    pub(super) counts: Counts,
    /// How many stock counters were read, so that it is drawn anew with each.
    pub(super) counters: usize,
    /// Whether it may be sent from here.
    pub(super) may_send: bool,
    pub(super) on_line: Callback<u32>,
}

impl PartialEq for EndedProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.open, &other.open)
            && self.counts == other.counts
            && self.counters == other.counters
            && self.may_send == other.may_send
    }
}

/// The result of a run: what is not done first.
#[component]
pub(super) fn Ended(props: &EndedProps) -> Html {
    let app = use_app();
    let texts = app.texts();
    let groups = use_memo((props.counts, props.counters), {
        let open = props.open.clone();
        move |_| {
            (
                groups(&open),
                count_rest(&open.state()),
                Rc::new(open.proof()),
            )
        }
    });
    let failed = use_state(|| None::<String>);
    let send_rest = use_rest(&props.open, props.may_send);
    let (groups, rest, proofs) = &*groups;
    let print = |_: MouseEvent| drop(gloo_utils::window().print());
    html! {
        <>
            {how_it_ended(texts, &props.open)}
            {counts_list(texts, &props.counts)}
            {run_map(&props.open, &props.on_line)}
            {counting(texts, &props.open)}
            <div class="no-print">
                {exports(texts, props.open.number, &failed)}
                <div class="buttons">
                    <button type="button" class="secondary outline" onclick={print}>{texts.get(key::RUN_PRINT)}</button>
                </div>
                if *rest > 0 {
                    {send_rest}
                }
            </div>
            { for groups.iter().map(|group| section(texts, group, props)) }
            <section>
                <h2>{texts.get(key::PROOF_TITLE)}</h2>
                <p>{texts.get(key::PROOF_TEXT)}</p>
                {stock_proof(texts, &props.open, proofs)}
            </section>
        </>
    }
}

/// How the run ended, and how many lines need a person, in the first sentence.
fn how_it_ended(texts: Texts, open: &OpenRun) -> Html {
    let state = open.state();
    let Phase::Ended(end) = state.phase() else {
        return Html::default();
    };
    let explanation = explain(texts, end.code());
    let counts = state.counts();
    let is_all_done = counts.done() == counts.total();
    let kind = Kind::of_end(end, counts);
    Notice::new(kind, explanation.what)
        .focusable("ended")
        .show(html! {
            <>
                <p><strong>{in_short(texts, counts)}</strong></p>
                if !is_all_done {
                    <p>{explanation.next}</p>
                }
            </>
        })
}

/// "23 of 26 released. 2 to check, 1 refused."
fn in_short(texts: Texts, counts: &Counts) -> String {
    let values = [
        ("done", &*counts.done().to_string()),
        ("total", &counts.total().to_string()),
    ];
    let done = texts.fill(key::RUN_DONE_OF, &values);
    let rest = not_done(counts).into_iter().map(|(what, count)| {
        let text = match what {
            NotDone::ToCheck => key::RUN_SHORT_UNKNOWN,
            NotDone::Refused => key::RUN_SHORT_REFUSED,
            NotDone::NotSent => key::RUN_SHORT_NOT_SENT,
        };
        texts.fill(text, &[("count", &count.to_string())])
    });
    let rest: Vec<String> = rest.collect();
    if rest.is_empty() {
        done
    } else {
        format!("{done} {}.", rest.join(", "))
    }
}

/// That the stock counters are being read, and the way to do without.
pub(super) fn counting(texts: Texts, open: &Rc<OpenRun>) -> Html {
    let Some((done, total)) = open.counting() else {
        return Html::default();
    };
    let values = [("done", &*done.to_string()), ("total", &total.to_string())];
    let skip = {
        let open = open.clone();
        move |_: MouseEvent| open.skip_counting()
    };
    html! {
        <p class="tools no-print" role="status">
            <progress value={done.to_string()} max={total.to_string()} aria-label={texts.get(key::PROOF_TITLE)} />
            <span>{texts.fill(key::PROOF_READING, &values)}</span>
            <button type="button" class="secondary outline" onclick={skip}>{texts.get(key::PROOF_SKIP)}</button>
        </p>
    }
}

/// The lines that came to the same.
struct Group {
    kind: Kind,
    word: Key,
    rows: Rc<Vec<u32>>,
}

/// All lines by what they came to, looked at once. What asks for a person
/// comes first.
fn groups(open: &OpenRun) -> Vec<Group> {
    let groups = run::groups(&open.state()).into_iter();
    let groups = groups.map(|(status, rows)| {
        let (kind, word) = kind_and_word(status);
        Group {
            kind,
            word,
            rows: Rc::new(rows),
        }
    });
    groups.collect()
}

fn section(texts: Texts, group: &Group, props: &EndedProps) -> Html {
    let label = texts.get(group.word).to_owned();
    let count = group.rows.len();
    let rows = group.rows.clone();
    html! {
        <section>
            <h2>{badge(texts, group.kind, group.word)}{" "}<span class="figures">{count}</span></h2>
            if group.kind == Kind::Unknown {
                <p>{texts.get(key::RUN_UNKNOWN_TEXT)}</p>
                if !props.open.is_watched() {
                    <Unknown open={props.open.clone()} lines={rows.clone()}
                        counters={props.counters} />
                }
            }
            {lines_table(texts, &props.open, label, rows, &props.on_line)}
            if count > PRINTED {
                <p class="print-only">{texts.fill(key::RUN_PRINT_CUT, &[("count", &PRINTED.to_string())])}</p>
            }
        </section>
    }
}
