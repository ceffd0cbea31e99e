//! What is printed of an order: its lines and what became of each, without
//! anything to press.

use release_core::model::OrderItem;
use release_core::{HasCode as _, UnixMillis};
use yew::prelude::*;

use super::line::{quantity, sku};
use super::whole::Whole;
use crate::components::moment;
use crate::i18n::{Key, Texts, explain, key};
use crate::pages::runs::kind_and_word;
use crate::state::LineHistory;

/// The receipt, which is seen on paper alone.
pub(super) fn receipt(
    texts: Texts,
    whole: &Whole,
    history: &LineHistory,
    host: &str,
    quantity_key: &str,
) -> Html {
    let head = [
        key::LINE_ID,
        key::LINE_SKU,
        key::LINE_QUANTITY,
        key::LINE_CODE,
        key::RUNS_OUTCOMES,
        key::RESULT_SENT_AT,
        key::RESULT_ENDED_AT,
        key::RUNS_USER,
        key::RUNS_NUMBER,
    ];
    let heading = |name: Key| html! { <th scope="col">{texts.get(name)}</th> };
    html! {
        <div class="print-only receipt">
            <p>{texts.get(key::CONFIRM_HOST)}{" "}<span class="code">{host}</span></p>
            <table>
                <thead><tr>{for head.map(heading)}</tr></thead>
                <tbody>
                    { for whole.lines.rows.iter().map(|line| html! {
                        <tr>
                            <td class="code">{line.pk.to_string()}</td>
                            <td class="code">{sku(line)}</td>
                            <td>{quantity(texts, line, quantity_key)}</td>
                            {outcome(texts, line, history)}
                        </tr>
                    }) }
                </tbody>
            </table>
        </div>
    }
}

/// What the newest run says of a line: its code, outcome, times, user and run.
fn outcome(texts: Texts, line: &OrderItem, history: &LineHistory) -> Html {
    let Some(newest) = history.of(line.pk).next() else {
        return html! { <td colspan="6">{"–"}</td> };
    };
    let (_, word) = kind_and_word(newest.status());
    let settled = newest.line.settled().is_some();
    let what = newest.line.outcome().filter(|_| !settled);
    let what = what.map(|outcome| explain(texts, outcome.code()).what);
    let at = |at| at_or_none(texts, at);
    html! {
        <>
            <td class="code erp-code">{newest.line.call().code.as_str()}</td>
            <td>{texts.get(word)}{for what.map(|what| html! { <small>{what}</small> })}</td>
            <td>{at(newest.line.began_at())}</td>
            <td>{at(newest.line.ended_at())}</td>
            <td>{newest.user.clone().unwrap_or_else(|| texts.get(key::FRAME_TOKEN_USER).to_owned())}</td>
            <td>{newest.run}</td>
        </>
    }
}

fn at_or_none(texts: Texts, at: Option<UnixMillis>) -> String {
    at.map_or_else(|| "–".to_owned(), |at| moment(texts, at))
}
