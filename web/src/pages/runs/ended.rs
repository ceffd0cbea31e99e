//! What became of a run's lines.

use std::rc::Rc;

use release_core::Told;
use release_core::run::{Counts, End, Phase};
use yew::prelude::*;

use super::counts::{badge, counts_list, kind_and_word};
use super::exports::exports;
use super::lines::lines_table;
use super::rest::use_rest;
use crate::components::{Kind, Notice, PRINTED};
use crate::i18n::{Key, Texts, key, told_of_run};
use crate::state::{OpenRun, count_rest, use_app};

#[derive(Properties)]
pub(super) struct EndedProps {
    pub(super) open: Rc<OpenRun>,
    pub(super) counts: Counts,
    /// Whether it may be sent from here.
    pub(super) may_send: bool,
    pub(super) on_line: Callback<u32>,
}

impl PartialEq for EndedProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.open, &other.open)
            && self.counts == other.counts
            && self.may_send == other.may_send
    }
}

/// The result of a run: what is not done first.
#[component]
pub(super) fn Ended(props: &EndedProps) -> Html {
    let app = use_app();
    let texts = app.texts();
    let groups = use_memo(props.counts, {
        let open = props.open.clone();
        move |_| (groups(&open), count_rest(&open.state()))
    });
    let failed = use_state(|| None::<String>);
    let send_rest = use_rest(&props.open, props.may_send);
    let (groups, rest) = &*groups;
    let print = |_: MouseEvent| drop(gloo_utils::window().print());
    html! {
        <>
            {how_it_ended(texts, &props.open)}
            {counts_list(texts, &props.counts)}
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
        </>
    }
}

fn how_it_ended(texts: Texts, open: &OpenRun) -> Html {
    let state = open.state();
    let Phase::Ended(end) = state.phase() else {
        return Html::default();
    };
    let told = told_of_run(texts, end.key());
    let counts = state.counts();
    let done = counts.released + counts.recorded + counts.settled_done;
    let kind = match end {
        End::Complete if done == counts.total() => Kind::Good,
        End::Complete | End::Stopped | End::AfterDoubt { .. } => Kind::Warning,
        End::Journal(_) => Kind::Bad,
    };
    Notice::new(kind, told.what)
        .focusable("ended")
        .show(html! { <p>{told.next}</p> })
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
    let order = [
        key::OUTCOME_UNKNOWN,
        key::OUTCOME_REFUSED,
        key::OUTCOME_NOT_SENT,
        key::RUN_SETTLED_NOT_SENT,
        key::RUN_SETTLED_DONE,
        key::OUTCOME_RECORDED,
        key::OUTCOME_RELEASED,
    ];
    let mut found: Vec<(Kind, Key, Vec<u32>)> = order
        .into_iter()
        .map(|word| (Kind::Info, word, Vec::new()))
        .collect();
    for (at, line) in (0_u32..).zip(open.state().lines()) {
        let (kind, word) = kind_and_word(line);
        if let Some(group) = found.iter_mut().find(|group| group.1 == word) {
            group.0 = kind;
            group.2.push(at);
        }
    }
    found.retain(|(_, _, rows)| !rows.is_empty());
    let groups = found.into_iter().map(|(kind, word, rows)| Group {
        kind,
        word,
        rows: Rc::new(rows),
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
            }
            {lines_table(texts, &props.open, label, rows, &props.on_line)}
            if count > PRINTED {
                <p class="print-only">{texts.fill(key::RUN_PRINT_CUT, &[("count", &PRINTED.to_string())])}</p>
            }
        </section>
    }
}
