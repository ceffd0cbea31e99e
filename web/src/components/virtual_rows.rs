//! A table of any length, of which only the visible rows are in the page.

use std::ops::Range;
use std::rc::Rc;

use gloo_events::EventListener;
pub(crate) use release_web_logic::rows::PRINTED;
use release_web_logic::rows::{ROW_HEIGHT, drawn, first_seen, printed};
use web_sys::Element;
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
            first.set(first_seen(top));
        })
    };
    let total = props.rows.len();
    let Range { start, end } = if *printing {
        printed(total)
    } else {
        drawn(*first, total)
    };
    let below = if *printing { 0 } else { total - end };
    let rows = props.rows.iter().enumerate().take(end).skip(start);
    html! {
        <div id={props.id.clone()} class="virtual table-frame" ref={frame} {onscroll} tabindex="0" role="group"
            aria-label={props.label.clone()}>
            <table aria-rowcount={(total + 1).to_string()}>
                <thead><tr aria-rowindex="1">{props.head.clone()}</tr></thead>
                <tbody>
                    {space("above", start, props.columns)}
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
