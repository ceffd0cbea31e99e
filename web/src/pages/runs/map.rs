//! The map of a run: a cell a line, filled as the answers come.

use std::cell::Cell;
use std::rc::Rc;

use gloo_events::EventListener;
use release_web_logic::run::{self, MAP_FROM, MapLayout, MapStep};
use web_sys::Element;
use yew::prelude::*;

use super::counts::kind_and_word;
use super::map_paint::{MapCanvas, class_of};
use crate::i18n::{Texts, key};
use crate::state::{OpenRun, use_app};

#[derive(Properties)]
pub(super) struct RunMapProps {
    pub(super) open: Rc<OpenRun>,
    /// Opens a line, from 0.
    pub(super) on_line: Callback<u32>,
}

impl PartialEq for RunMapProps {
    /// Cells may have changed whenever the run is drawn anew; the canvas finds out which.
    fn eq(&self, _: &Self) -> bool {
        false
    }
}

/// A run's lines as cells; a cell opens its line, by a click or by the keyboard.
#[component]
pub(super) fn RunMap(props: &RunMapProps) -> Html {
    let app = use_app();
    let texts = app.texts();
    let frame = use_node_ref();
    let node = use_node_ref();
    let canvas = use_memo((), |()| MapCanvas::new(node.clone()));
    let layout = use_state_eq(MapLayout::default);
    let cursor = use_state_eq(|| None::<u32>);
    let drawn = use_force_update();
    let open = &props.open;
    let count = count_of(open);
    use_effect_with((count, app.preferences.theme), {
        let (frame, canvas, layout) = (frame.clone(), canvas.clone(), layout.setter());
        move |(count, _)| {
            let count = *count;
            let measure = move || {
                let width = frame.cast::<Element>().map_or(0, |it| it.client_width());
                canvas.forget();
                layout.set(MapLayout::of(u32::try_from(width).unwrap_or(0), count));
                drawn.force_update();
            };
            measure();
            listen_to_looks(&Callback::from(move |()| measure()))
        }
    });
    use_effect({
        let (open, layout) = (open.clone(), *layout);
        move || canvas.draw(&open, layout)
    });
    // Keys may come faster than the map is drawn: what counts is where they have led so far.
    let at = use_memo((), |()| Cell::new(0_u32));
    let go = {
        let (at, cursor) = (at.clone(), cursor.setter());
        Callback::from(move |to: u32| {
            at.set(to);
            cursor.set(Some(to));
        })
    };
    let place = *layout;
    let at_pointer = |does: Callback<u32>| {
        move |event: MouseEvent| {
            if let Some(at) = place.hit(event.offset_x(), event.offset_y()) {
                does.emit(at);
            }
        }
    };
    let onmousemove = at_pointer(go.clone());
    let onclick = at_pointer(props.on_line.clone());
    let onfocus = {
        let (at, go) = (at.clone(), go.clone());
        move |_: FocusEvent| go.emit(at.get())
    };
    let onkeydown = {
        let on_line = props.on_line.clone();
        move |event: KeyboardEvent| {
            let now = at.get();
            if let Some(step) = MapStep::of_key(&event.key()) {
                go.emit(place.step(now, step));
            } else if event.key() == "Enter" {
                on_line.emit(now);
            } else {
                return;
            }
            event.prevent_default();
        }
    };
    html! {
        <section class="run-map no-print" aria-labelledby="map">
            <h2 id="map">{texts.get(key::RUN_MAP)}</h2>
            <div class="map-frame" ref={frame}>
                <canvas ref={node} tabindex="0" role="application" aria-labelledby="map" aria-describedby="map-hint"
                    {onmousemove} {onclick} {onfocus} {onkeydown}>
                    // Not shown: what the canvas takes its colours from.
                    {for run::Cell::ALL.map(|cell| html! { <i class={class_of(cell)} /> })}
                </canvas>
                {ring(place, *cursor)}
            </div>
            <div class="map-words">
                <small id="map-hint">{texts.get(key::RUN_MAP_HINT)}</small>
                <span role="status">{for cursor.map(|at| in_words(texts, open, at))}</span>
            </div>
        </section>
    }
}

/// The map, where the run has enough lines for one.
pub(super) fn run_map(open: &Rc<OpenRun>, on_line: &Callback<u32>) -> Html {
    html! {
        if count_of(open) >= MAP_FROM {
            <RunMap open={open.clone()} on_line={on_line.clone()} />
        }
    }
}

fn count_of(open: &OpenRun) -> u32 {
    u32::try_from(open.body.lines.len()).unwrap_or(u32::MAX)
}

/// The cell at which the keyboard or the pointer is, ringed. Laid over the canvas, so that nothing is drawn anew.
/// It is there without a cell, too: where an element comes after the canvas, Yew makes a new canvas.
fn ring(layout: MapLayout, at: Option<u32>) -> Html {
    let side = (layout.side() + 2).to_string();
    let ring = at.map(|at| {
        let (x, y) = layout.place(at);
        html! { <rect x={x.to_string()} y={y.to_string()} width={side.clone()} height={side} /> }
    });
    html! {
        <svg class="map-ring" width={(layout.width() + 2).to_string()} height={(layout.height() + 2).to_string()}
            aria-hidden="true">
            {for ring}
        </svg>
    }
}

/// Which line a cell is, and where it stands.
fn in_words(texts: Texts, open: &OpenRun, at: u32) -> String {
    let state = open.state();
    let saved = open.body.lines.get(at as usize);
    let Some((line, saved)) = state.line(at).zip(saved) else {
        return String::new();
    };
    let (_, word) = kind_and_word(line.status());
    let values = [
        ("row", &*saved.line_no.to_string()),
        ("line", &saved.item.to_string()),
        ("outcome", texts.get(word)),
    ];
    texts.fill(key::RUN_MAP_CELL, &values)
}

/// Tells when the window changes its size or its scale, or the system its colours.
fn listen_to_looks(changed: &Callback<()>) -> impl FnOnce() + use<> {
    let window = gloo_utils::window();
    let colours = window.match_media("(prefers-color-scheme: dark)");
    let (resized, recoloured) = (changed.clone(), changed.clone());
    let listeners = (
        EventListener::new(&window, "resize", move |_| resized.emit(())),
        colours
            .ok()
            .flatten()
            .map(|colours| EventListener::new(&colours, "change", move |_| recoloured.emit(()))),
    );
    move || drop(listeners)
}
