//! A table of any length, of which only the visible rows are in the page.

use std::ops::Range;
use std::rc::Rc;

use gloo_events::EventListener;
pub(crate) use release_web_logic::rows::PRINTED;
use release_web_logic::rows::{CARD_HEIGHT, ROW_HEIGHT, drawn, first_seen, printed};
use web_sys::{Element, MediaQueryList};
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub(crate) struct VirtualRowsProps {
    #[prop_or_default]
    pub(crate) id: Option<AttrValue>,
    /// What the table is, for those who cannot see it.
    pub(crate) label: AttrValue,
    /// The cells of the head.
    pub(crate) head: Html,
    /// How many cells a row has.
    pub(crate) columns: usize,
    /// Which rows, in their order.
    pub(crate) rows: Rc<Vec<u32>>,
    /// The cells of a row.
    pub(crate) draw: Callback<u32, Html>,
    /// The row that is looked at, if one is.
    #[prop_or_default]
    pub(crate) current: Option<u32>,
    /// Whether a phone shows its rows as cards.
    #[prop_or_default]
    pub(crate) cards: bool,
}

impl VirtualRows {
    /// The id of the only one of a view.
    pub(crate) const ID: &str = "rows";
}

/// A table whose rows are all of one height. Printing shows the first
/// [`PRINTED`] of them.
#[component]
pub(crate) fn VirtualRows(props: &VirtualRowsProps) -> Html {
    let frame = use_node_ref();
    let first = use_state_eq(|| 0_usize);
    let printing = use_printing();
    let is_card = use_phone() && props.cards;
    let height = if is_card { CARD_HEIGHT } else { ROW_HEIGHT };
    let onscroll = {
        let (frame, first) = (frame.clone(), first.setter());
        Callback::from(move |_: Event| {
            let top = frame.cast::<Element>().map_or(0, |e| e.scroll_top());
            first.set(first_seen(top, height));
        })
    };
    let total = props.rows.len();
    let Range { start, end } = if printing {
        printed(total)
    } else {
        drawn(*first, total)
    };
    let below = if printing { 0 } else { total - end };
    let rows = props.rows.iter().enumerate().take(end).skip(start);
    html! {
        <div id={props.id.clone()} class={classes!("virtual", "table-frame", props.cards.then_some("as-cards"))} ref={frame} {onscroll} tabindex="0" role="group"
            aria-label={props.label.clone()}>
            <table aria-rowcount={(total + 1).to_string()}>
                <thead><tr aria-rowindex="1">{props.head.clone()}</tr></thead>
                <tbody>
                    {space("above", start * height, props.columns)}
                    { for rows.map(|(at, row)| html! {
                        <tr key={*row} aria-rowindex={(at + 2).to_string()}
                            aria-current={(props.current == Some(*row)).then_some("true")}>
                            {props.draw.emit(*row)}
                        </tr>
                    }) }
                    {space("below", below * height, props.columns)}
                </tbody>
            </table>
        </div>
    }
}

/// Whether the page is being printed.
#[hook]
pub(crate) fn use_printing() -> bool {
    let printing = use_state_eq(|| false);
    use_effect_with((), {
        let printing = printing.setter();
        move |()| {
            let listen = |name: &'static str, value: bool| {
                let printing = printing.clone();
                EventListener::new(&gloo_utils::window(), name, move |_| printing.set(value))
            };
            let listeners = [listen("beforeprint", true), listen("afterprint", false)];
            move || drop(listeners)
        }
    });
    *printing
}

/// Whether the window is as narrow as the style sheets take a phone to be.
#[hook]
fn use_phone() -> bool {
    let query = use_memo((), |()| {
        let query = gloo_utils::window().match_media("(max-width: 40rem)");
        query.ok().flatten()
    });
    let is_phone = use_state_eq(|| query.as_ref().as_ref().is_some_and(MediaQueryList::matches));
    use_effect_with((), {
        let is_phone = is_phone.setter();
        move |()| {
            let listener = query.as_ref().as_ref().map(|query| {
                let now = query.clone();
                EventListener::new(query, "change", move |_| is_phone.set(now.matches()))
            });
            move || drop(listener)
        }
    });
    *is_phone
}

/// The place of rows that are not there. By an attribute, because the page's
/// policy forbids styles that are not in its style sheets.
fn space(key: &'static str, height: usize, columns: usize) -> Html {
    html! {
        if height > 0 {
            <tr {key} aria-hidden="true" class="space">
                <td colspan={columns.to_string()} height={height.to_string()} />
            </tr>
        }
    }
}
