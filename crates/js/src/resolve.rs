//! The lines of rows that know no line ids: read with the host's `fetch`, and matched.

use std::rc::Rc;

use futures_util::StreamExt;
use futures_util::future::{Either, select};
use js_sys::{Function, Promise};
use release_client::{Client, Paced, SessionEnded, read_orders};
use release_file::resolve::{Plan, Readings, Wanted, resolve};
use tsify::Ts;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::JsFuture;

use crate::convert;
use crate::error::Failure;
use crate::from_js::{FromJs, Path, from_js_object};
use crate::host::{HostClock, HostTransport};
use crate::model::{Connection, ResolvedLines, ResolvedRow, RowAnswers, RowInput};

from_js_object! {
    /// For the package's loader: how rows are looked up.
    pub struct ResolveSettings {
        /// A person's answers.
        #[tsify(optional)]
        pub(crate) answers: Option<RowAnswers> = "answers",
        /// What was read before.
        #[tsify(optional)]
        pub(crate) readings: Option<String> = "readings",
        /// The attribute of a line that holds its quantity. Default: `quantity`.
        #[tsify(optional)]
        pub(crate) quantity_key: Option<String> = "quantityKey",
        /// The most requests under way at once: 1 to 16. Default: 4.
        #[tsify(optional)]
        pub(crate) pool: Option<u32> = "pool",
    }
}

/// For the package's loader: reads what is still needed of the rows' orders, and matches them.
/// `send` carries a request out, `wait` waits so many milliseconds, and `read` is called with the
/// numbers of orders that were read and of all of them; where it returns `false`, reading stops, and
/// so it does, in the middle of a wait too, when `stopped` is resolved.
#[wasm_bindgen(js_name = resolveRows)]
pub async fn resolve_rows(
    rows: JsValue,
    connection: Ts<Connection>,
    settings: Ts<ResolveSettings>,
    send: Function,
    wait: Function,
    read: Function,
    stopped: Promise,
) -> Result<Ts<ResolvedLines>, Failure> {
    let rows = Vec::<RowInput>::from_value(&rows, Path::Root("rows"))?;
    let rows: Vec<Wanted> = rows
        .into_iter()
        .enumerate()
        .map(|(at, row)| row.wanted(at))
        .collect();
    let connection = convert::from_ts(&connection, "options.connection")?.checked()?;
    let settings = convert::from_ts(&settings, "options")?;
    let answers = settings
        .answers
        .map(RowAnswers::checked)
        .transpose()?
        .unwrap_or_default();
    let mut readings = match settings.readings.as_deref() {
        None => Readings::default(),
        Some(text) => serde_json::from_str(text).map_err(|_| {
            let path = "options.readings".to_owned();
            Failure::wrong_type(path, "expected the readings of an earlier call")
        })?,
    };
    readings.forget_failed();
    let pool = settings.pool.unwrap_or(4).clamp(1, 16);
    let clock = HostClock(wait);
    let transport = Paced::new(
        HostTransport(send),
        clock.clone(),
        u8::try_from(pool).unwrap_or(4),
    );
    let client = Rc::new(Client::new(transport, clock, connection));
    let quantity_key = settings
        .quantity_key
        .unwrap_or_else(|| "quantity".to_owned());
    let stopped = JsFuture::from(stopped);
    let stopped = read_all(client, &rows, &mut readings, quantity_key, &read, stopped).await;
    let resolved = resolve(&rows, &readings, &answers);
    convert::to_ts(&ResolvedLines {
        rows: resolved.iter().map(ResolvedRow::from).collect(),
        readings: serde_json::to_string(&readings).unwrap_or_default(),
        stopped,
    })
}

/// Reads what is not among the readings; gives the reason why not all was read.
async fn read_all(
    client: Rc<Client<Paced<HostTransport, HostClock>, HostClock>>,
    rows: &[Wanted],
    readings: &mut Readings,
    quantity_key: String,
    read: &Function,
    mut stopped: JsFuture,
) -> Option<&'static str> {
    let plan = Plan::new(rows);
    let left: Vec<String> = plan.left(readings).map(str::to_owned).collect();
    let total = plan.numbers().len();
    let mut done = total - left.len();
    let mut numbers = Box::pin(read_orders(client, left, quantity_key));
    loop {
        let (so_far, all) = (small(done).into(), small(total).into());
        let goes_on = read.call2(&JsValue::UNDEFINED, &so_far, &all);
        if goes_on.is_ok_and(|goes_on| goes_on.is_falsy()) {
            break;
        }
        // A wait that a server asked for must not outlast the signal: the reading is dropped with it.
        let Either::Left((next, _)) = select(numbers.next(), &mut stopped).await else {
            break;
        };
        match next? {
            Ok((number, reading)) => {
                readings.insert(number, reading);
                done += 1;
            }
            Err(SessionEnded) => return Some("sessionEnded"),
        }
    }
    // What was given up has not failed.
    readings.forget_failed();
    Some("stopped")
}

fn small(number: usize) -> f64 {
    u32::try_from(number).unwrap_or(u32::MAX).into()
}
