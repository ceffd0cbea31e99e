//! The shop, drawn at random from a seed.

use std::collections::BTreeMap;

use fastrand::Rng;
use jiff::Timestamp;
use serde_json::Map;

use super::draw::product_pk;
use super::mappings::Mappings;
use super::model::{Channel, Line, Order, User};
use super::rows::{LineRow, OrderRow, Source};
use super::shop::{Plan, Shop};
use super::stock::StockRow;
use super::{Data, demo, names, order};

/// The time of the newest order: fixed, because the same seed must give the same bytes.
pub(super) const NEWEST: Timestamp = Timestamp::constant(1_772_442_930, 120_431_000);
const FIRST_LINE: usize = 70_001;

/// A shop of so many orders, newest first.
pub(crate) fn generate(shop: Shop, seed: u64, orders: usize) -> Data {
    let plan = Plan { shop, orders };
    let mut rng = Rng::with_seed(seed);
    let users = users(&mut rng);
    let mut data = Data {
        plan,
        orders: Vec::with_capacity(orders),
        lines: Vec::new(),
        stock: BTreeMap::new(),
        channels: names::CHANNELS.iter().map(|row| channel(*row)).collect(),
        users,
        mappings: Mappings::default(),
    };

    let mut placed = NEWEST;
    for index in 0..orders {
        let kept = rng.clone();
        let mut source = Source { index, placed, rng };
        let (order, lines) = order::draw(plan, &data.channels, &mut source);
        rng = std::mem::replace(&mut source.rng, kept);
        placed -= plan.draw_gap(&mut rng);
        data.keep(&order, &lines, source);
    }
    number_lines(&mut data.lines);
    stock(&mut rng, &mut data);
    // What became of the orders is drawn apart from what they are.
    twins(&mut rng, plan, &mut data.orders);
    release(&mut rng, &mut data);
    data
}

impl Data {
    fn keep(&mut self, order: &Order, lines: &[Line], source: Source) {
        let first = self.lines.len();
        self.lines.extend(lines.iter().map(|line| LineRow {
            pk: line.pk,
            order: order.pk,
            product: line.product.pk,
            stock_list: line.stock_list.pk,
            quantity: line.quantity(),
            status: line.status,
            cancel_status: line.cancel_status,
        }));
        self.orders.push(OrderRow {
            pk: order.pk,
            number: order.number.clone(),
            channel: order.channel.id(),
            status: order.status,
            is_send: order.is_send,
            lines: first..self.lines.len(),
            source,
        });
    }
}

/// A number is given once in each channel only. Some orders bear that of a newer one on another channel,
/// the oldest at least.
fn twins(rng: &mut Rng, plan: Plan, orders: &mut [OrderRow]) {
    let (mut any, mut newer_is_one) = (false, false);
    for older in 1..orders.len() {
        let elsewhere = orders[older].channel != orders[older - 1].channel;
        let is_one = plan.draw_twin(rng) && elsewhere && !newer_is_one;
        if is_one {
            let number = orders[older - 1].number.clone();
            orders[older].number = number;
        }
        (any, newer_is_one) = (any || is_one, is_one);
    }
    let Some((oldest, newer)) = orders.split_last_mut().filter(|_| !any) else {
        return;
    };
    let drawn = newer.iter().skip(demo::ORDERS.len());
    let elsewhere = |order: &&OrderRow| order.channel != oldest.channel;
    if let Some(order) = drawn.into_iter().find(elsewhere) {
        oldest.number.clone_from(&order.number);
    }
}

/// The older the line, the lower its pk; within an order they ascend.
fn number_lines(lines: &mut [LineRow]) {
    let mut next = i64::try_from(FIRST_LINE + lines.len()).unwrap_or(i64::MAX);
    for order in lines.chunk_by_mut(|a, b| a.order == b.order) {
        next -= i64::try_from(order.len()).unwrap_or_default();
        for (pk, line) in (next..).zip(order) {
            line.pk = pk;
        }
    }
}

/// One row for each product and stock list.
fn stock(rng: &mut Rng, data: &mut Data) {
    let products = (0..data.plan.products()).map(product_pk);
    let lists = products.flat_map(|product| [1, 2].map(|list| (product, list)));
    data.stock = (90_001..)
        .zip(lists)
        .map(|(pk, key)| (key, StockRow::new(pk, key.0, key.1, rng.u64(0..400))))
        .collect();
}

/// Releases lines as the plan says; the others hold their units.
fn release(rng: &mut Rng, data: &mut Data) {
    for order in &data.orders {
        for line in &data.lines[order.lines.clone()] {
            let in_erp = order.is_send && !line.is_cancelled();
            if in_erp && data.plan.draw_released(rng) {
                data.mappings.add(line.pk, format!("ERP-{}", line.pk), true);
            } else if let Some(row) = data.stock.get_mut(&(line.product, line.stock_list)) {
                row.hold(order, line);
            }
        }
    }
}

fn users(rng: &mut Rng) -> Vec<User> {
    let mut user = |pk, username, first_name, last_name, is_superuser| User {
        pk,
        username,
        email: if is_superuser {
            "demo@example.com"
        } else {
            "ayse@example.com"
        },
        first_name,
        last_name,
        is_staff: true,
        is_superuser,
        is_active: true,
        groups: if is_superuser { vec![] } else { vec![3] },
        password: username,
        token: format!("{:032x}{:08x}", rng.u128(..), rng.u32(..)),
    };
    vec![
        user(1, "demo", "Deniz", "Örnek", true),
        user(2, "ayse", "Ayşe", "Işık", false),
    ]
}

fn channel(
    (id, name, channel_type, stock_list): (i64, &'static str, &'static str, i64),
) -> Channel {
    Channel {
        id,
        name,
        channel_type,
        catalog: id,
        category_tree: id,
        is_active: true,
        conf: Map::new(),
        schema: Map::new(),
        created_date: "2024-01-08T07:30:00.000000Z".to_owned(),
        modified_date: "2025-11-19T16:04:12.518220Z".to_owned(),
        stock_list,
    }
}
