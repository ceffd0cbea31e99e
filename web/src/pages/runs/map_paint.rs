//! The canvas of a run's map.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Promise;
use release_web_logic::run::{Cell, DRAWN_AT_ONCE, MapLayout, cells, changed};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};
use yew::NodeRef;

use crate::state::OpenRun;

/// Draws a run's cells, each when it has changed.
#[derive(Clone)]
pub(super) struct MapCanvas {
    node: NodeRef,
    paint: Rc<RefCell<Paint>>,
}

impl PartialEq for MapCanvas {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.paint, &other.paint)
    }
}

/// What is on the canvas.
#[derive(Default)]
struct Paint {
    layout: MapLayout,
    /// What was asked for last.
    wanted: MapLayout,
    /// Pixels of the screen to one of the page.
    scale: f64,
    colours: Vec<(Cell, String)>,
    /// How each cell is drawn, where it is.
    cells: Vec<Option<Cell>>,
    /// Whether a frame is waited for.
    is_due: bool,
}

impl MapCanvas {
    pub(super) fn new(node: NodeRef) -> Self {
        Self {
            node,
            paint: Rc::default(),
        }
    }

    /// Size or colours may be others: everything is drawn anew the next time.
    pub(super) fn forget(&self) {
        self.paint.borrow_mut().layout = MapLayout::default();
    }

    /// Draws what has changed with the next frame; once a frame, however often it is asked for. Where much has
    /// changed it takes more of them.
    pub(super) fn draw(&self, open: &Rc<OpenRun>, layout: MapLayout) {
        let mut paint = self.paint.borrow_mut();
        paint.wanted = layout;
        if std::mem::replace(&mut paint.is_due, true) {
            return;
        }
        drop(paint);
        let (this, open) = (self.clone(), open.clone());
        spawn_local(async move {
            loop {
                next_frame().await;
                let mut paint = this.paint.borrow_mut();
                let canvas = this.node.cast::<HtmlCanvasElement>();
                if !canvas.is_some_and(|canvas| paint.show(&canvas, &cells(&open.state()))) {
                    paint.is_due = false;
                    return;
                }
            }
        });
    }
}

impl Paint {
    /// Draws a frame; whether there may be more to draw.
    fn show(&mut self, canvas: &HtmlCanvasElement, now: &[Cell]) -> bool {
        let context = canvas.get_context("2d").ok().flatten();
        let Some(context) = context.and_then(|it| it.dyn_into::<CanvasRenderingContext2d>().ok())
        else {
            return false;
        };
        if self.wanted != self.layout {
            self.layout = self.wanted;
            self.prepare(canvas);
        }
        self.cells.resize(now.len(), None);
        let anew = changed(&self.cells, now);
        for (cell, colour) in &self.colours {
            context.set_fill_style_str(colour);
            for at in &anew {
                if now.get(*at as usize) == Some(cell) {
                    self.fill(&context, *at, *cell);
                }
            }
        }
        for at in &anew {
            if let Some(drawn) = self.cells.get_mut(*at as usize) {
                *drawn = now.get(*at as usize).copied();
            }
        }
        anew.len() == DRAWN_AT_ONCE
    }

    /// Gives the canvas its size, which empties it, and looks its colours up.
    fn prepare(&mut self, canvas: &HtmlCanvasElement) {
        let window = gloo_utils::window();
        self.scale = window.device_pixel_ratio();
        self.cells.clear();
        let (width, height) = (self.layout.width(), self.layout.height());
        canvas.set_width(self.on_screen(width));
        canvas.set_height(self.on_screen(height));
        let style = canvas.style();
        let _ = style.set_property("width", &format!("{width}px"));
        let _ = style.set_property("height", &format!("{height}px"));
        let colour = |cell: Cell| {
            let of_cell = canvas.get_elements_by_class_name(class_of(cell)).item(0)?;
            let style = window.get_computed_style(&of_cell).ok().flatten()?;
            Some((cell, style.get_property_value("color").ok()?))
        };
        self.colours = Cell::ALL.into_iter().filter_map(colour).collect();
    }

    /// Whole pixels of the screen, so that edges are sharp.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a canvas is far smaller, and not negative"
    )]
    fn on_screen(&self, pixels: u32) -> u32 {
        (f64::from(pixels) * self.scale).round() as u32
    }

    /// Draws one cell: where it is large enough, with the shape of its kind.
    fn fill(&self, context: &CanvasRenderingContext2d, at: u32, cell: Cell) {
        let (left, top) = self.layout.place(at);
        let (x, y) = (self.on_screen(left), self.on_screen(top));
        let side = self.on_screen(left + self.layout.side()) - x;
        let clear = |x: u32, y: u32, width: u32, height: u32| {
            context.clear_rect(x.into(), y.into(), width.into(), height.into());
        };
        let fill = |x: u32, y: u32, width: u32, height: u32| {
            context.fill_rect(x.into(), y.into(), width.into(), height.into());
        };
        if !self.layout.has_shapes() {
            fill(x, y, side, side);
            return;
        }
        clear(x, y, side, side);
        let third = side.div_ceil(3);
        match cell {
            Cell::Waiting => fill(x + third, y + third, side - 2 * third, side - 2 * third),
            Cell::Sending => {
                let edge = side / 4;
                fill(x + edge, y + edge, side - 2 * edge, side - 2 * edge);
            }
            Cell::Done => fill(x, y, side, side),
            Cell::Refused => {
                fill(x, y, side, third);
                fill(x, y + side - third, side, third);
            }
            Cell::Unknown => {
                let edge = side.div_ceil(4);
                fill(x, y, side, side);
                clear(x + edge, y + edge, side - 2 * edge, side - 2 * edge);
            }
            Cell::NotSent => fill(x, y + side / 2, side, side - side / 2),
        }
    }
}

/// The class that gives a cell its colour.
pub(super) const fn class_of(cell: Cell) -> &'static str {
    match cell {
        Cell::Waiting => "waiting",
        Cell::Sending => "sending",
        Cell::Done => "good",
        Cell::Refused => "bad",
        Cell::Unknown => "unknown",
        Cell::NotSent => "warning",
    }
}

/// Waits until the browser draws.
async fn next_frame() {
    let frame = Promise::new(&mut |resolve, _| {
        let _ = gloo_utils::window().request_animation_frame(&resolve);
    });
    // It is only resolved.
    let _ = JsFuture::from(frame).await;
}
