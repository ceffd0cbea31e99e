//! A table of any length, of which only the visible rows are in the page.

use std::rc::Rc;

use gloo_events::EventListener;
use web_sys::Element;
use yew::prelude::*;

/// The height of a row, in pixels; `.virtual` in the style sheet says the same.
const ROW_HEIGHT: usize = 36;

/// How many rows are seen at once; `.virtual` shows that many.
const SEEN: usize = 14;

/// How many rows are there above and below what is seen.
const SPARE: usize = 10;

/// How many rows are printed.
pub(crate) const PRINTED: usize = 2_000;

#[derive(PartialEq, Properties)]
pub(crate) struct VirtualRowsProps {
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
}

/// A table whose rows are all of one height. Printing shows the first
/// [`PRINTED`] of them.
#[component]
pub(crate) fn VirtualRows(props: &VirtualRowsProps) -> Html {
    let frame = use_node_ref();
    let first = use_state_eq(|| 0_usize);
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
    let onscroll = {
        let (frame, first) = (frame.clone(), first.setter());
        Callback::from(move |_: Event| {
            let top = frame.cast::<Element>().map_or(0, |e| e.scroll_top());
            first.set(usize::try_from(top).unwrap_or(0) / ROW_HEIGHT);
        })
    };
    let total = props.rows.len();
    let (from, to) = if *printing {
        (0, total.min(PRINTED))
    } else {
        // A list that became shorter is not scrolled yet.
        let first = (*first).min(total.saturating_sub(SEEN));
        (
            first.saturating_sub(SPARE),
            (first + SEEN + SPARE).min(total),
        )
    };
    let below = if *printing { 0 } else { total - to };
    let rows = props.rows.iter().enumerate().take(to).skip(from);
    html! {
        <div class="virtual table-frame" ref={frame} {onscroll} tabindex="0" role="group"
            aria-label={props.label.clone()}>
            <table aria-rowcount={(total + 1).to_string()}>
                <thead><tr aria-rowindex="1">{props.head.clone()}</tr></thead>
                <tbody>
                    {space("above", from, props.columns)}
                    { for rows.map(|(at, row)| html! {
                        <tr key={*row} aria-rowindex={(at + 2).to_string()}
                            aria-current={(props.current == Some(*row)).then_some("true")}>
                            {props.draw.emit(*row)}
                        </tr>
                    }) }
                    {space("below", below, props.columns)}
                </tbody>
            </table>
        </div>
    }
}

/// The place of rows that are not there. By an attribute, because the page's
/// policy forbids styles that are not in its style sheets.
fn space(key: &'static str, rows: usize, columns: usize) -> Html {
    let height = (rows * ROW_HEIGHT).to_string();
    html! {
        if rows > 0 {
            <tr {key} aria-hidden="true" class="space">
                <td colspan={columns.to_string()} {height} />
            </tr>
        }
    }
}
