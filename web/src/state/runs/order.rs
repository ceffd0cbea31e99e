//! Lines of an order, sent as a run: one after the other, and no further after
//! a line that is unknown or not sent.

use std::rc::Rc;

use release_core::model::Order;
use release_core::{BaseUrl, OrderItemId};
use release_run::{JournalError, Settings};
use release_web_logic::order::{OrderLine, body_of_lines};
use release_web_logic::run::{LineHistory, RunRead};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::{RUNS, close, new_run, start_run};
use crate::api::{NewRun, SavedOrder, Source};
use crate::state::app::AppState;
use crate::state::store::{InStore, Store, change, look, use_store};

/// The lines whose run is being written down, and why the last one was not.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Sending {
    claimed: Vec<(BaseUrl, OrderItemId)>,
    pub(crate) failed: Option<JournalError>,
}

thread_local! {
    static STORE: Store<Sending> = Store::default();
}

/// Where they are.
pub(crate) const SENDING: InStore<Sending> = &STORE;

impl Sending {
    /// Whether the run of a line is being written down.
    pub(crate) fn has(&self, item: OrderItemId) -> bool {
        self.claimed.iter().any(|(_, line)| *line == item)
    }

    /// Whether any line's is.
    pub(crate) fn is_busy(&self) -> bool {
        !self.claimed.is_empty()
    }
}

/// Sends lines of an order.
pub(crate) fn send_lines(app: &AppState, order: &Order, lines: Vec<OrderLine>) {
    let Some(starting) = start_lines(app, order, lines) else {
        return;
    };
    change(SENDING, |sending| sending.failed = None);
    spawn_local(async move {
        let started = starting.await;
        change(SENDING, |sending| sending.failed = started.err());
    });
}

/// Starts the run of an order's lines, and gives its number. A line that a run of this tab is sending is
/// left out: none is ever under way twice; `None` if none is left.
pub(crate) fn start_lines(
    app: &AppState,
    order: &Order,
    lines: Vec<OrderLine>,
) -> Option<impl Future<Output = Result<u64, JournalError>> + use<>> {
    let session = app.session.current()?;
    let base_url = session.connection.base_url.clone();
    let mut lines = lines;
    lines.retain(|line| !is_taken(&base_url, line.call.item));
    if lines.is_empty() {
        return None;
    }
    let items: Vec<OrderItemId> = lines.iter().map(|line| line.call.item).collect();
    change(SENDING, |sending| {
        let claimed = items.iter().map(|item| (base_url.clone(), *item));
        sending.claimed.extend(claimed);
    });
    let settings = app.settings.as_deref();
    let quantity_key = settings.map_or("", |settings| &settings.config.quantity_key);
    let source = Source::Order(SavedOrder {
        order: order.pk,
        number: order.number.clone(),
    });
    let new = new_run(session, source, body_of_lines(order, &lines, quantity_key));
    let new = NewRun {
        settings: Settings {
            seed: new.settings.seed,
            ..Settings::one_by_one()
        },
        ..new
    };
    let app = app.clone();
    Some(async move {
        let started = start_run(&app, new, None).await;
        change(SENDING, |sending| {
            let is_of_this =
                |(url, item): &(BaseUrl, OrderItemId)| *url == base_url && items.contains(item);
            sending.claimed.retain(|claimed| !is_of_this(claimed));
        });
        started
    })
}

fn is_taken(base_url: &BaseUrl, item: OrderItemId) -> bool {
    let is_claimed = look(SENDING)
        .claimed
        .iter()
        .any(|(url, line)| url == base_url && *line == item);
    let is_sent = look(&RUNS).values().any(|open| {
        let state = open.state();
        open.saved.base_url == *base_url
            && !state.phase().is_ended()
            && state.lines().iter().any(|line| line.call().item == item)
    });
    is_claimed || is_sent
}

/// What all runs say of an order's lines, with what the runs of this tab say
/// now. These stay open while the view is there.
#[hook]
pub(crate) fn use_live_history(
    read: &LineHistory,
    base_url: Option<BaseUrl>,
    items: Vec<OrderItemId>,
) -> LineHistory {
    let runs = use_store(&RUNS);
    let looked_at = use_mut_ref(Vec::<u64>::new);
    let of_order = runs.values().filter(|open| {
        let mut lines = open.body.lines.iter();
        Some(&open.saved.base_url) == base_url.as_ref()
            && lines.any(|line| items.contains(&line.item))
    });
    let live: Vec<Rc<_>> = of_order.cloned().collect();
    let mut history = read.clone();
    for open in &live {
        let state = open.state();
        let run = RunRead {
            number: open.number,
            head: &open.saved,
            body: &open.body,
            state: &state,
            is_here: open.is_mine(),
        };
        history = history.with_run(&run, &items);
    }
    let numbers: Vec<u64> = live.iter().map(|open| open.number).collect();
    use_effect_with(numbers, {
        let looked_at = looked_at.clone();
        move |_| {
            for open in &live {
                if !looked_at.borrow().contains(&open.number) {
                    looked_at.borrow_mut().push(open.number);
                    open.look_at();
                }
            }
        }
    });
    use_effect_with((), move |()| {
        move || {
            for number in looked_at.take() {
                close(number);
            }
        }
    });
    history
}
