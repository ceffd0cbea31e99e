//! What a run from a file has done with a line, or may still do.

use release_core::Told;
use yew::prelude::*;
use yew_router::prelude::*;

use crate::components::{Kind, Notice, moment, to_check};
use crate::i18n::{Texts, key, told_of_line};
use crate::pages::runs::kind_and_word;
use crate::route::Route;
use crate::state::{InRun, Stand};

/// Which run it was, when, and what became of the line; `again` is the way to
/// send it all the same.
pub(super) fn in_run(texts: Texts, of: &InRun, again: Html) -> Html {
    let is_open = of.stand == Stand::Open;
    let number = of.run.to_string();
    let number = [("number", &*number)];
    let (kind, title, text) = match of.line.outcome().filter(|_| !is_open) {
        Some(outcome) => {
            let (kind, word) = kind_and_word(&of.line);
            let told = told_of_line(texts, outcome.key());
            let title = format!("{} — {}", texts.get(word), told.what);
            (kind, title, format!("{} {}", told.stock, told.next))
        }
        None => (
            Kind::Warning,
            texts.fill(key::LINE_RUN_OPEN, &number),
            texts.get(key::LINE_RUN_OPEN_TEXT).to_owned(),
        ),
    };
    let fact = |name, class: &'static str, value: Html| {
        html! { <div><dt>{texts.get(name)}</dt><dd {class}>{value}</dd></div> }
    };
    let when = if is_open {
        key::RUN_CREATED
    } else {
        key::RESULT_ENDED_AT
    };
    Notice::new(kind, title).show(html! {
        <>
            <p>{text}</p>
            <dl class="facts proof">
                {fact(key::LINE_CODE, "code erp-code", of.line.call().code.as_str().into())}
                {fact(when, "figures", moment(texts, of.at).into())}
                {fact(key::RUNS_NUMBER, "", html! {
                    <Link<Route> to={Route::Run { run: of.run }}>{texts.fill(key::RUNS_OPEN, &number)}</Link<Route>>
                })}
            </dl>
            if let Some(settled) = of.line.settled() {
                <p>
                    {texts.fill(key::RUN_SETTLED, &[("time", &moment(texts, settled.at))])}{": "}
                    <q>{&settled.note}</q>
                </p>
            }
            if of.stand == Stand::Unknown {
                <section class="check">{to_check(texts)}</section>
            }
            {again}
        </>
    })
}
