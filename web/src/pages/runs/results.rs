//! The lines of a run that has ended, in one table with a filter for each outcome.

use std::rc::Rc;

use release_run::LineStatus;
use release_web_logic::run::groups;
use yew::prelude::*;

use super::counts::kind_and_word;
use super::lines::lines_table;
use super::unknown::Unknown;
use crate::components::{PRINTED, badge, use_printing};
use crate::i18n::{Texts, key};
use crate::state::{OpenRun, use_app};

/// The lines that came to the same.
type Group = (LineStatus, Rc<Vec<u32>>);

#[derive(Properties)]
pub(super) struct ResultsProps {
    pub(super) open: Rc<OpenRun>,
    /// How many lines ended, and how many counters were read: it is drawn anew with each.
    pub(super) counts: release_run::Counts,
    pub(super) counters: usize,
    pub(super) on_line: Callback<u32>,
}

impl PartialEq for ResultsProps {
    fn eq(&self, other: &Self) -> bool {
        self.open == other.open && self.counts == other.counts && self.counters == other.counters
    }
}

/// All lines, what asks for a person first, or those of one outcome. On paper it is always all of them.
#[component]
pub(super) fn Results(props: &ResultsProps) -> Html {
    let texts = use_app().texts();
    let open = &props.open;
    let printing = use_printing();
    let chosen = use_state_eq(|| None::<LineStatus>);
    let (groups, all) = &*use_memo(props.counts, |_| {
        let groups = groups(&open.state()).into_iter();
        let groups: Vec<Group> = groups.map(|(of, rows)| (of, Rc::new(rows))).collect();
        let all = groups.iter().flat_map(|(_, rows)| rows.iter().copied());
        let all = Rc::new(all.collect::<Vec<u32>>());
        (groups, all)
    });
    let shown = groups
        .iter()
        .find(|(of, _)| Some(*of) == *chosen && !printing);
    let (label, rows) = match shown {
        Some((of, rows)) => (texts.get(kind_and_word(*of).1), rows),
        None => (texts.get(key::RUN_ALL_LINES), all),
    };
    let mut unknown = groups.iter().filter(|(of, _)| *of == LineStatus::Unknown);
    let unknown = unknown.find(|_| shown.is_none_or(|(of, _)| *of == LineStatus::Unknown));
    html! {
        <section aria-labelledby="lines">
            <h2 id="lines">{texts.get(key::RUN_LINES)}</h2>
            if groups.len() > 1 {
                {chips(texts, groups, all.len(), shown.map(|(of, _)| *of), &chosen.setter())}
            }
            if let Some((_, rows)) = unknown {
                <p>{texts.get(key::RUN_UNKNOWN_TEXT)}</p>
                if !open.is_watched() {
                    <Unknown open={open.clone()} lines={rows.clone()} counters={props.counters} />
                }
            }
            {lines_table(texts, open, label.to_owned(), rows.clone(), &props.on_line)}
            if all.len() > PRINTED {
                <p class="print-only">{texts.fill(key::RUN_PRINT_CUT, &[("count", &texts.figure(PRINTED))])}</p>
            }
        </section>
    }
}

/// A button for all lines and for each outcome, with their number.
fn chips(
    texts: Texts,
    groups: &[Group],
    total: usize,
    shown: Option<LineStatus>,
    choose: &UseStateSetter<Option<LineStatus>>,
) -> Html {
    let chip = |of: Option<LineStatus>, word: Html, count: usize| {
        let choose = choose.clone();
        let onclick = move |_: MouseEvent| choose.set(of);
        html! {
            <button type="button" class="secondary" aria-pressed={(of == shown).to_string()} {onclick}>
                {word}{" "}<span class="figures">{count}</span>
            </button>
        }
    };
    let of_group = |(of, rows): &Group| {
        let (kind, word) = kind_and_word(*of);
        chip(Some(*of), badge(kind, texts.get(word)), rows.len())
    };
    html! {
        <div class="segments no-print" role="group" aria-label={texts.get(key::RUN_FILTER)}>
            {chip(None, html! { {texts.get(key::RUNS_ALL)} }, total)}
            {for groups.iter().map(of_group)}
        </div>
    }
}
