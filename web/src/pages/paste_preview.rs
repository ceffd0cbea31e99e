//! The preview of pasted codes: which one goes to which line.

use release_core::erp_code::problems;
use release_core::{HasCode, OrderItemId};
use release_web_logic::order::{Closed, Fill, LeftOver, Paste, Slot, Why};
use yew::prelude::*;

use super::runs::kind_and_word;
use crate::components::{Kind, Notice, use_dialog};
use crate::i18n::{Key, Texts, explain, key};
use crate::state::use_app;

/// How many codes without a line are listed, and lines without a code.
const LISTED: usize = 50;

/// How many codes with their lines are listed.
const FILLS_LISTED: usize = 200;

const TITLE: &str = "paste-title";

/// What a pasted row may name its line by, beside its id.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum NamedBy {
    Sku,
    OrderNumber,
}

/// Its words.
struct Words {
    title: Key,
    name: Key,
    text: Key,
    columns: Key,
    no_such_line: Key,
    several_lines: Key,
    fill_one: Key,
    fill_other: Key,
}

impl NamedBy {
    const fn words(self) -> Words {
        match self {
            Self::Sku => Words {
                title: key::PASTE_TITLE,
                name: key::LINE_SKU,
                text: key::PASTE_TEXT,
                columns: key::PASTE_COLUMNS,
                no_such_line: key::PASTE_NO_SUCH_LINE,
                several_lines: key::PASTE_SEVERAL_LINES,
                fill_one: key::PASTE_FILL_ONE,
                fill_other: key::PASTE_FILL_OTHER,
            },
            Self::OrderNumber => Words {
                title: key::STOCK_PASTE_TITLE,
                name: key::ORDERS_NUMBER,
                text: key::STOCK_PASTE_TEXT,
                columns: key::STOCK_PASTE_COLUMNS,
                no_such_line: key::STOCK_PASTE_NO_SUCH_LINE,
                several_lines: key::STOCK_PASTE_SEVERAL_LINES,
                fill_one: key::STOCK_PASTE_CHECK_ONE,
                fill_other: key::STOCK_PASTE_CHECK_OTHER,
            },
        }
    }
}

#[derive(PartialEq, Properties)]
pub(crate) struct PastePreviewProps {
    pub(crate) line: OrderItemId,
    pub(crate) text: String,
    pub(crate) slots: Vec<Slot>,
    pub(crate) named_by: NamedBy,
    pub(crate) on_fill: Callback<Vec<(OrderItemId, String)>>,
    pub(crate) on_cancel: Callback<()>,
}

/// Asks before any field is filled. Nothing is changed by leaving it.
#[component]
pub(crate) fn PastePreview(props: &PastePreviewProps) -> Html {
    let texts = use_app().texts();
    let words = props.named_by.words();
    let paste = Paste::of(&props.text, props.line, &props.slots);
    let count = paste.fills.len();
    let onsubmit = {
        let on_fill = props.on_fill.clone();
        let fills = paste.fills.iter();
        let codes: Vec<_> = fills.map(|it| (it.item, it.code.clone())).collect();
        move |event: SubmitEvent| {
            event.prevent_default();
            on_fill.emit(codes.clone());
        }
    };
    let cancel = props.on_cancel.reform(|_: MouseEvent| ());
    let title = if count == 0 {
        key::PASTE_NONE
    } else {
        words.title
    };
    let content = html! {
        <form {onsubmit}>
            <h2 id={TITLE}>{texts.get(title)}</h2>
            if count > 0 {
                <p>{texts.get(words.text)}</p>
                {fills(texts, &words, &paste.fills, &props.slots)}
            }
            {left_over(texts, &words, &paste.left_over)}
            {skipped(texts, &paste.skipped)}
            if !paste.without.is_empty() {
                <p>{texts.fill(key::PASTE_WITHOUT, &[("lines", &joined(texts, &paste.without))])}</p>
            }
            <footer>
                <button type="button" class="secondary" autofocus={count == 0} onclick={cancel}>
                    {texts.get(key::CONFIRM_CANCEL)}
                </button>
                if count > 0 {
                    <button type="submit" autofocus=true>
                        {texts.count(words.fill_one, words.fill_other, count)}
                    </button>
                }
            </footer>
        </form>
    };
    use_dialog(TITLE, props.on_cancel.clone(), content)
}

fn fills(texts: Texts, words: &Words, fills: &[Fill], slots: &[Slot]) -> Html {
    let label = |key| AttrValue::Static(texts.get(key));
    let row = |fill: &Fill| {
        let slot = slots.iter().find(|slot| slot.item == fill.item);
        let name = slot.and_then(|slot| slot.name.clone());
        html! {
            <tr key={fill.item.get()}>
                <td data-label={label(key::LINE_ID)} class="code">{fill.item.to_string()}</td>
                <td data-label={label(words.name)} class="code">{name.unwrap_or_else(|| "–".to_owned())}</td>
                <td data-label={label(key::LINE_CODE)} class="code erp-code">{&fill.code}</td>
                <td class="notes">{notes(texts, fill, slot)}</td>
            </tr>
        }
    };
    let head = [key::LINE_ID, words.name, key::LINE_CODE, key::PASTE_NOTE];
    let more = fills.len().saturating_sub(FILLS_LISTED);
    html! {
        <>
        <div class="table-frame" tabindex="0" role="group" aria-label={label(key::PASTE_LINES)}>
            <table class="cards">
                <thead><tr>{for head.map(|name| html! { <th scope="col">{texts.get(name)}</th> })}</tr></thead>
                <tbody>{for fills.iter().take(FILLS_LISTED).map(row)}</tbody>
            </table>
        </div>
        {and_more(texts, more)}
        </>
    }
}

/// What is wrong with a code, and what it overwrites.
fn notes(texts: Texts, fill: &Fill, slot: Option<&Slot>) -> Html {
    let is_same = slot.is_some_and(|slot| slot.typed == fill.code);
    let problem = |code: &str| {
        let problem = |it: release_core::erp_code::ErpCodeProblem| {
            let explanation = explain(texts, it.code());
            html! { <small class="problem"><span aria-hidden="true">{"✕ "}</span>{explanation.what}</small> }
        };
        problems(code).into_iter().map(problem).collect::<Html>()
    };
    html! {
        <>
            {problem(&fill.code)}
            if let Some(code) = &fill.replaces {
                <small class="erp-code">
                    <span aria-hidden="true">{"! "}</span>
                    {texts.fill(key::PASTE_REPLACES, &[("code", code)])}
                </small>
            } else if is_same {
                <small>{texts.get(key::PASTE_SAME)}</small>
            }
        </>
    }
}

fn left_over(texts: Texts, words: &Words, left_over: &[LeftOver]) -> Html {
    if left_over.is_empty() {
        return Html::default();
    }
    let title = texts.count(key::PASTE_LEFT_ONE, key::PASTE_LEFT_OTHER, left_over.len());
    let listed = left_over.iter().take(LISTED).map(|it| {
        html! {
            <li>
                {texts.fill(key::PASTE_LEFT_ROW, &[("row", &it.row.to_string())])}{" "}
                <span class="code erp-code">{&it.code}</span>{" · "}{reason(texts, words, it)}
            </li>
        }
    });
    let more = left_over.len().saturating_sub(LISTED);
    Notice::new(Kind::Warning, title).show(html! {
        <ul>
            {for listed}
            if more > 0 { <li>{texts.count(key::PASTE_MORE_ONE, key::PASTE_MORE_OTHER, more)}</li> }
        </ul>
    })
}

fn reason(texts: Texts, words: &Words, left_over: &LeftOver) -> String {
    let by_key = |text| {
        texts.fill(
            text,
            &[("key", left_over.key.as_deref().unwrap_or_default())],
        )
    };
    match left_over.why {
        Why::NoLineLeft => texts.get(key::PASTE_NO_LINE_LEFT).to_owned(),
        Why::NoSuchLine => by_key(words.no_such_line),
        Why::SeveralLines => by_key(words.several_lines),
        Why::NamedTwice(line) => texts.fill(key::PASTE_NAMED_TWICE, &[("line", &line.to_string())]),
        Why::Closed(line, closed) => texts.fill(
            key::PASTE_LINE_CLOSED,
            &[
                ("line", &line.to_string()),
                ("why", &why_closed(texts, closed)),
            ],
        ),
        Why::TooManyColumns => texts.get(words.columns).to_owned(),
    }
}

fn skipped(texts: Texts, skipped: &[(OrderItemId, Closed)]) -> Html {
    if skipped.is_empty() {
        return Html::default();
    }
    let title = texts.count(
        key::PASTE_SKIPPED_ONE,
        key::PASTE_SKIPPED_OTHER,
        skipped.len(),
    );
    let line = |(line, closed): &(OrderItemId, Closed)| {
        let values = [
            ("line", &*line.to_string()),
            ("why", &why_closed(texts, *closed)),
        ];
        html! { <li>{texts.fill(key::PASTE_SKIPPED_LINE, &values)}</li> }
    };
    Notice::new(Kind::Info, title).show(html! { <ul>{for skipped.iter().map(line)}</ul> })
}

fn why_closed(texts: Texts, closed: Closed) -> String {
    match closed {
        Closed::Cancelled => texts.get(key::PASTE_CANCELLED).to_owned(),
        Closed::Queued => texts.get(key::PASTE_QUEUED).to_owned(),
        Closed::Had(status) => {
            let (_, word) = kind_and_word(status);
            texts.fill(key::PASTE_HAD, &[("outcome", texts.get(word))])
        }
    }
}

fn joined(texts: Texts, lines: &[OrderItemId]) -> String {
    let listed = lines.iter().take(LISTED).map(ToString::to_string);
    let mut listed: Vec<String> = listed.collect();
    let more = lines.len().saturating_sub(LISTED);
    if more > 0 {
        listed.push(texts.count(key::PASTE_MORE_ONE, key::PASTE_MORE_OTHER, more));
    }
    listed.join(", ")
}

fn and_more(texts: Texts, more: usize) -> Html {
    html! {
        if more > 0 { <p>{texts.count(key::PASTE_MORE_ONE, key::PASTE_MORE_OTHER, more)}</p> }
    }
}
