//! The file at a glance: a strip of all its rows, and its words.

use release_file::rows::RowState;
use release_web_logic::import::{self as logic, Draft, STRIP, Tick};
use yew::prelude::*;

use super::row_state::state_name;
use crate::i18n::{Texts, key};

/// All rows side by side; those that stand out are marked in their place.
pub(super) fn strip(texts: Texts, draft: &Draft) -> Html {
    let counts = draft.checked.counts;
    let filters = logic::filters(&counts).into_iter();
    let said = filters.filter_map(|(filter, count)| {
        let word = texts.get(state_name(filter?));
        (count > 0).then(|| format!("{word} {count}"))
    });
    let states: Vec<String> = said.collect();
    let rows = counts.rows.to_string();
    let label = texts.fill(
        key::ROWS_STRIP,
        &[("rows", &rows), ("states", &states.join(", "))],
    );
    let tick = |tick: Tick| {
        // What is worse is higher, not of another colour alone.
        let (class, y) = match tick.state {
            RowState::Stopped => ("bad", 0),
            RowState::Confirm => ("warning", 5),
            RowState::Ready | RowState::Repeated | RowState::LeftOut => ("info", 12),
        };
        html! {
            <rect {class} x={tick.from.to_string()} y={y.to_string()}
                width={tick.width.to_string()} height={(20 - y).to_string()} />
        }
    };
    html! {
        <svg class="strip" role="img" aria-label={label} viewBox={format!("0 0 {STRIP} 20")} preserveAspectRatio="none">
            {for logic::strip(&draft.checked.states).into_iter().map(tick)}
        </svg>
    }
}
