//! The lines that were sent with an ERP code from this browser.

use release_web_logic::Route;
use release_web_logic::orders::OrdersQuery;
use release_web_logic::run::LineWithCode;
use yew::prelude::*;
use yew_router::prelude::*;

use crate::components::{Kind, Notice, badge};
use crate::i18n::{Texts, key};
use crate::pages::runs::{kind_and_word, source_name};
use crate::route::At;
use crate::state::{find_code, use_app, use_task};

/// So many are listed at the most, the newest first.
const LISTED: usize = 20;

#[derive(PartialEq, Properties)]
pub(super) struct ByCodeProps {
    pub(super) code: String,
}

/// Looks the code up in the runs. Shows nothing where no run has had it, and says where it cannot be known.
#[component]
pub(super) fn ByCode(props: &ByCodeProps) -> Html {
    let app = use_app();
    let texts = app.texts();
    // None where the runs cannot be read.
    let found = use_state(|| Some(Vec::new()));
    let task = use_task();
    let base_url = app.session.current();
    let base_url = base_url.map(|session| session.connection.base_url.clone());
    use_effect_with((base_url, props.code.clone()), {
        let found = found.setter();
        move |(base_url, code)| {
            if let Some(base_url) = base_url.clone() {
                let code = code.clone();
                task.run(async move {
                    found.set(find_code(base_url, code).await);
                });
            }
        }
    });
    let code = [("code", &*props.code)];
    let Some(found) = &*found else {
        return Notice::new(Kind::Warning, texts.fill(key::ORDERS_CODE_UNREAD, &code))
            .urgent()
            .show(html! { <p>{texts.get(key::ORDERS_CODE_UNREAD_TEXT)}</p> });
    };
    if found.is_empty() {
        return Html::default();
    }
    let title = texts.fill(key::ORDERS_CODE_FOUND, &code);
    Notice::new(Kind::Info, title).urgent().show(html! {
        <ul class="by-code">
            { for found.iter().take(LISTED).map(|line| html! { <li>{row(texts, line)}</li> }) }
        </ul>
    })
}

fn row(texts: Texts, line: &LineWithCode) -> Html {
    let item = line.item.to_string();
    let (kind, word) = kind_and_word(line.status);
    let query = OrdersQuery {
        number: Some(item.clone()),
        ..OrdersQuery::default()
    };
    let run = texts.fill(key::RUN_TITLE, &[("number", &line.run.to_string())]);
    html! {
        <>
            {badge(kind, texts.get(word))}{" "}
            <Link<At, OrdersQuery> to={Route::Orders} query={Some(query)}>
                {texts.fill(key::ORDERS_CODE_LINE, &[("line", &item)])}
            </Link<At, OrdersQuery>>
            {" · "}
            <Link<At> to={Route::Run { run: line.run }}>{run}</Link<At>>
            {" · "}{source_name(texts, &line.source)}
        </>
    }
}
