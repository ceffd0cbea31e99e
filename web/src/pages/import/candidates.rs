//! The question about a row's line, in its panel: the orders or lines that it
//! may be, and what was answered.

use release_core::model::Quantity;
use release_file::resolve::{Candidate, Exchange, OrderCandidate, Question, Verdict};
use release_web_logic::import::LineSearch;
use yew::prelude::*;

use super::row::RowPanel;
use crate::i18n::{Texts, key};
use crate::state::focus;
use crate::state::import::{Draft, edit_draft};

/// The question about the row at this line of the file, or the answer to it.
pub(super) fn question(texts: Texts, draft: &Draft, line: u32) -> Html {
    let search = &draft.search;
    let asked = match search.verdict(line) {
        Some(Verdict::Question(question)) => match question {
            Question::Order { candidates, .. } => orders(texts, line, candidates),
            Question::Exchange {
                exchange,
                candidates,
            } => html! {
                <>{agreement(texts, line, exchange)}{lines(texts, search, line, candidates)}</>
            },
            Question::FewerRows { candidates }
            | Question::WhichLine { candidates }
            | Question::Units { candidates } => lines(texts, search, line, candidates),
        },
        _ => Html::default(),
    };
    html! {
        <>
            {asked}
            if search.is_answered(line) { {answered(texts, line)} }
        </>
    }
}

/// The facts by which the line of a row is looked up.
pub(super) fn wanted(texts: Texts, search: &LineSearch, line: u32) -> Option<String> {
    let row = search.row(line)?;
    let values = [("number", &*row.order_number), ("sku", &*row.sku)];
    Some(texts.fill(key::FIND_WANTED, &values))
}

fn orders(texts: Texts, line: u32, candidates: &[OrderCandidate]) -> Html {
    let candidate = |candidate: &OrderCandidate| {
        let order = candidate.order;
        let name = texts.fill(key::FIND_ORDER, &[("order", &order.to_string())]);
        let channel = candidate.channel.as_ref();
        let id = channel.and_then(|it| it.id).map(|id| id.to_string());
        let channel = channel.and_then(|it| it.name.clone()).or(id);
        let channel = match channel {
            Some(channel) => texts.fill(key::FIND_CHANNEL, &[("channel", &channel)]),
            None => texts.get(key::FIND_NO_CHANNEL).to_owned(),
        };
        let choose = answer(move |search| search.choose_order(line, order));
        option(texts, &name, &channel, Some(choose))
    };
    html! {
        <section>
            <h3>{texts.get(key::FIND_ORDERS)}</h3>
            <small>{texts.get(key::FIND_ORDERS_HINT)}</small>
            <ul class="candidates">{for candidates.iter().map(candidate)}</ul>
        </section>
    }
}

fn lines(texts: Texts, search: &LineSearch, line: u32, candidates: &[Candidate]) -> Html {
    let candidate = |candidate: &Candidate| {
        let item = candidate.item;
        let name = texts.fill(key::FIND_LINE, &[("item", &item.to_string())]);
        let mut facts = vec![match &candidate.quantity {
            Quantity::Stated(quantity) | Quantity::Unreadable(quantity) => {
                texts.fill(key::FIND_QUANTITY, &[("quantity", quantity)])
            }
            Quantity::ProbablyOne => texts.get(key::FIND_QUANTITY_ONE).to_owned(),
        }];
        if candidate.is_cancelled == Some(true) {
            facts.push(texts.get(key::FIND_CANCELLED).to_owned());
        }
        let is_taken = search.is_taken(item);
        if is_taken {
            facts.push(texts.get(key::FIND_TAKEN).to_owned());
        }
        let choose = answer(move |search| {
            search.answers.lines.insert(line, item);
        });
        option(
            texts,
            &name,
            &facts.join(" · "),
            (!is_taken).then_some(choose),
        )
    };
    html! {
        <section>
            <h3>{texts.get(key::FIND_CANDIDATES)}</h3>
            <ul class="candidates">{for candidates.iter().map(candidate)}</ul>
        </section>
    }
}

fn option(texts: Texts, name: &str, facts: &str, choose: Option<Callback<MouseEvent>>) -> Html {
    let label = texts.fill(key::FIND_CHOOSE_NAMED, &[("name", name)]);
    html! {
        <li>
            <span><strong>{name}</strong>{" "}<small>{facts}</small></span>
            if let Some(onclick) = choose {
                <button type="button" class="secondary outline small" {onclick} aria-label={label}>
                    {texts.get(key::FIND_CHOOSE)}
                </button>
            }
        </li>
    }
}

/// The consent to equal lines in the order of their ids.
fn agreement(texts: Texts, line: u32, exchange: &Exchange) -> Html {
    let rows: Vec<_> = exchange.rows.iter().map(ToString::to_string).collect();
    let items: Vec<_> = exchange.lines.iter().map(ToString::to_string).collect();
    let values = [("rows", &*rows.join(", ")), ("lines", &items.join(", "))];
    let onclick = answer(move |search| search.agree(&[line]));
    html! {
        <p class="tools">
            <span>{texts.fill(key::FIND_AGREE_TEXT, &values)}</span>
            <button type="button" {onclick}>{texts.get(key::FIND_AGREE)}</button>
        </p>
    }
}

fn answered(texts: Texts, line: u32) -> Html {
    let onclick = answer(move |search| search.take_back(line));
    html! {
        <p class="tools">
            <span>{texts.get(key::FIND_ANSWERED)}</span>
            <button type="button" class="secondary outline small" {onclick}>{texts.get(key::FIND_CHANGE)}</button>
        </p>
    }
}

fn answer(change: impl Fn(&mut LineSearch) + 'static) -> Callback<MouseEvent> {
    Callback::from(move |_: MouseEvent| {
        edit_draft(|draft| change(&mut draft.search));
        // The button goes with its question.
        focus(RowPanel::ID);
    })
}
