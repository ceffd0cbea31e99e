//! The preview of pasted codes: which one goes to which line.

use release_core::erp_code::problems;
use release_core::{HasCode, OrderItemId};
use release_web_logic::order::{Closed, Fill, LeftOver, Paste, Slot, Why, is_block};
use wasm_bindgen::JsCast as _;
use web_sys::ClipboardEvent;
use yew::prelude::*;

use crate::components::{Kind, Notice, use_dialog};
use crate::i18n::{Texts, explain, key};
use crate::pages::runs::kind_and_word;
use crate::state::use_app;

/// How many codes without a line are listed.
const LISTED: usize = 50;

const TITLE: &str = "paste-title";

/// Takes a paste of several rows out of a field; `paste` is given its text. One
/// row is left to the field.
pub(super) fn on_paste(
    item: OrderItemId,
    paste: &Callback<(OrderItemId, String)>,
) -> Callback<Event> {
    let paste = paste.clone();
    Callback::from(move |event: Event| {
        let data = event
            .dyn_ref::<ClipboardEvent>()
            .and_then(ClipboardEvent::clipboard_data);
        let text = data.and_then(|data| data.get_data("text/plain").ok());
        if let Some(text) = text.filter(|text| is_block(text)) {
            event.prevent_default();
            paste.emit((item, text));
        }
    })
}

#[derive(PartialEq, Properties)]
pub(super) struct PastePreviewProps {
    pub(super) line: OrderItemId,
    pub(super) text: String,
    pub(super) slots: Vec<Slot>,
    pub(super) on_fill: Callback<Vec<(OrderItemId, String)>>,
    pub(super) on_cancel: Callback<()>,
}

/// Asks before any field is filled. Nothing is changed by leaving it.
#[component]
pub(super) fn PastePreview(props: &PastePreviewProps) -> Html {
    let texts = use_app().texts();
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
        key::PASTE_TITLE
    };
    let content = html! {
        <form {onsubmit}>
            <h2 id={TITLE}>{texts.get(title)}</h2>
            if count > 0 {
                <p>{texts.get(key::PASTE_TEXT)}</p>
                {fills(texts, &paste.fills, &props.slots)}
            }
            {left_over(texts, &paste.left_over)}
            {skipped(texts, &paste.skipped)}
            if !paste.without.is_empty() {
                <p>{texts.fill(key::PASTE_WITHOUT, &[("lines", &joined(&paste.without))])}</p>
            }
            <footer>
                <button type="button" class="secondary" autofocus={count == 0} onclick={cancel}>
                    {texts.get(key::CONFIRM_CANCEL)}
                </button>
                if count > 0 {
                    <button type="submit" autofocus=true>
                        {texts.count(key::PASTE_FILL_ONE, key::PASTE_FILL_OTHER, count)}
                    </button>
                }
            </footer>
        </form>
    };
    use_dialog(TITLE, props.on_cancel.clone(), content)
}

fn fills(texts: Texts, fills: &[Fill], slots: &[Slot]) -> Html {
    let label = |key| AttrValue::Static(texts.get(key));
    let row = |fill: &Fill| {
        let slot = slots.iter().find(|slot| slot.item == fill.item);
        let sku = slot.and_then(|slot| slot.sku.clone());
        html! {
            <tr key={fill.item.get()}>
                <td data-label={label(key::LINE_ID)} class="code">{fill.item.to_string()}</td>
                <td data-label={label(key::LINE_SKU)} class="code">{sku.unwrap_or_else(|| "–".to_owned())}</td>
                <td data-label={label(key::LINE_CODE)} class="code erp-code">{&fill.code}</td>
                <td class="notes">{notes(texts, fill, slot)}</td>
            </tr>
        }
    };
    let head = [key::LINE_ID, key::LINE_SKU, key::LINE_CODE, key::PASTE_NOTE];
    html! {
        <div class="table-frame" tabindex="0" role="group" aria-label={label(key::PASTE_LINES)}>
            <table class="cards">
                <thead><tr>{for head.map(|name| html! { <th scope="col">{texts.get(name)}</th> })}</tr></thead>
                <tbody>{for fills.iter().map(row)}</tbody>
            </table>
        </div>
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

fn left_over(texts: Texts, left_over: &[LeftOver]) -> Html {
    if left_over.is_empty() {
        return Html::default();
    }
    let title = texts.count(key::PASTE_LEFT_ONE, key::PASTE_LEFT_OTHER, left_over.len());
    let listed = left_over.iter().take(LISTED).map(|it| {
        html! {
            <li>
                {texts.fill(key::PASTE_LEFT_ROW, &[("row", &it.row.to_string())])}{" "}
                <span class="code erp-code">{&it.code}</span>{" · "}{reason(texts, it)}
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

fn reason(texts: Texts, left_over: &LeftOver) -> String {
    let by_key = |text| {
        texts.fill(
            text,
            &[("key", left_over.key.as_deref().unwrap_or_default())],
        )
    };
    match left_over.why {
        Why::NoLineLeft => texts.get(key::PASTE_NO_LINE_LEFT).to_owned(),
        Why::NoSuchLine => by_key(key::PASTE_NO_SUCH_LINE),
        Why::SeveralLines => by_key(key::PASTE_SEVERAL_LINES),
        Why::NamedTwice(line) => texts.fill(key::PASTE_NAMED_TWICE, &[("line", &line.to_string())]),
        Why::Closed(line, closed) => texts.fill(
            key::PASTE_LINE_CLOSED,
            &[
                ("line", &line.to_string()),
                ("why", &why_closed(texts, closed)),
            ],
        ),
        Why::TooManyColumns => texts.get(key::PASTE_COLUMNS).to_owned(),
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

fn joined(lines: &[OrderItemId]) -> String {
    let lines: Vec<String> = lines.iter().map(ToString::to_string).collect();
    lines.join(", ")
}
