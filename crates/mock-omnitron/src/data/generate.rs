//! The shop, drawn at random from a seed.

use fastrand::Rng;
use jiff::{SignedDuration, Timestamp};
use serde_json::{Map, json};

use super::demo::{self, LinePlan, OrderPlan, Units};
use super::draw::{address, customer, draw_lines, draw_status, money, product};
use super::model::{Channel, ChannelRef, Line, List, Order, StockRow, User};
use super::{Data, names};

/// The time of the newest order: fixed, because the same seed must give the same bytes.
const NEWEST: Timestamp = Timestamp::constant(1_772_442_930, 120_431_000);
const FIRST_ORDER: usize = 12_001;
const FIRST_LINE: usize = 70_001;

/// A shop of `orders` orders, newest first.
pub(crate) fn generate(seed: u64, orders: usize) -> Data {
    let mut rng = Rng::with_seed(seed);
    let users = users(&mut rng);
    let channels: Vec<Channel> = names::CHANNELS.iter().map(|row| channel(*row)).collect();
    let mut data = Data {
        orders: Vec::new(),
        lines: Vec::new(),
        stock: Vec::new(),
        channels,
        users,
        mappings: Vec::new(),
    };

    let mut placed = NEWEST;
    for index in 0..orders {
        let plan = demo::ORDERS.get(index).copied();
        draw_order(&mut data, &mut rng, index, orders, placed, plan);
        placed -= SignedDuration::from_micros(rng.i64(60_000_000..14_400_000_000));
    }
    twin(&mut data.orders);
    number_lines(&mut data.lines);
    data.stock = stock(&mut rng, &data);
    data
}

/// A number is given once in each channel only: the oldest order bears that of a newer one.
fn twin(orders: &mut [Order]) {
    let Some((oldest, newer)) = orders.split_last_mut() else {
        return;
    };
    let drawn = newer.iter().skip(demo::ORDERS.len());
    let elsewhere = |order: &&Order| order.channel.id() != oldest.channel.id();
    if let Some(order) = drawn.into_iter().find(elsewhere) {
        oldest.number.clone_from(&order.number);
    }
}

/// The older the line, the lower its pk; within an order they ascend.
fn number_lines(lines: &mut [Line]) {
    let mut next = i64::try_from(FIRST_LINE + lines.len()).unwrap_or(i64::MAX);
    for order in lines.chunk_by_mut(|a, b| a.order == b.order) {
        next -= i64::try_from(order.len()).unwrap_or_default();
        for (pk, line) in (next..).zip(order) {
            line.pk = pk;
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

fn draw_order(
    data: &mut Data,
    rng: &mut Rng,
    index: usize,
    orders: usize,
    placed: Timestamp,
    plan: Option<OrderPlan>,
) {
    let status = plan.map_or_else(|| draw_status(index), |plan| plan.status);
    let is_send = plan.map_or_else(|| rng.u8(..10) < 7, |plan| plan.is_send);
    let person = plan.map_or_else(|| rng.usize(..names::PEOPLE.len()), |plan| plan.person);
    let (currency, decimals) = names::CURRENCIES[plan.map_or_else(
        || rng.usize(..names::CURRENCIES.len()),
        |plan| plan.currency,
    )];
    let channel = data.channels
        [plan.map_or_else(|| rng.usize(..names::CHANNELS.len()), |plan| plan.channel)]
    .clone();
    let drawn = rng
        .u64(1_000_000_000_000_000..9_999_999_999_999_999)
        .to_string();
    let number = plan
        .and_then(|plan| plan.number)
        .map_or(drawn, str::to_owned);
    let pk = i64::try_from(FIRST_ORDER + orders - 1 - index).unwrap_or(i64::MAX);
    let when = format!("{placed:.6}");
    let customer = customer(rng, pk, person, plan.and_then(|plan| plan.called), &channel);
    let address = address(rng, pk, person, &customer);

    let lines = plan.map_or_else(|| draw_lines(rng, status), |plan| plan.lines.to_vec());
    let mut total = 0;
    for line in lines {
        let cents = rng.u64(990..250_000);
        let line = draw_line(rng, pk, line, (currency, decimals, cents), &channel, &when);
        total += cents * line.quantity();
        data.lines.push(line);
    }

    let sent = matches!(status, "500" | "510" | "520" | "540" | "550");
    data.orders.push(Order {
        pk,
        number,
        channel: if index % 4 == 3 {
            ChannelRef::Id(channel.id)
        } else {
            ChannelRef::Full(Box::new(channel))
        },
        status: status.to_owned(),
        date_placed: when.clone(),
        shipping_address: address.clone(),
        billing_address: address,
        customer,
        currency: currency.to_owned(),
        amount: money(total, decimals),
        shipping_amount: money(if rng.bool() { 0 } else { 2_990 }, decimals),
        shipping_tax_rate: rng.bool().then(|| "20.00".to_owned()),
        discount_amount: money(0, decimals),
        payment_option: 12,
        payment_option_slug: "credit_card".to_owned(),
        tracking_number: sent.then(|| format!("{:012}", rng.u64(..1_000_000_000_000))),
        cargo_company: sent.then_some(4),
        has_gift_box: rng.u8(..8) == 0,
        client_type: "default".to_owned(),
        language_code: names::PEOPLE[person].4.to_owned(),
        notes: None,
        is_send,
        extra_field: Map::new(),
        created_date: when.clone(),
        modified_date: when,
    });
}

fn draw_line(
    rng: &mut Rng,
    order: i64,
    LinePlan(product_index, units, status, cancel): LinePlan,
    (currency, decimals, cents): (&str, usize, u64),
    channel: &Channel,
    when: &str,
) -> Line {
    let mut attributes = Map::new();
    match units {
        Units::Number(count) => drop(attributes.insert("quantity".to_owned(), json!(count))),
        Units::Text(count) => drop(attributes.insert("quantity".to_owned(), json!(count))),
        Units::Missing => {}
    }
    let shipped = status.starts_with('5');
    let list = |name: &str, pk: i64| List {
        pk,
        code: format!("{name}-{pk}"),
        name: format!("{name} {pk}"),
    };
    Line {
        pk: 0,
        order,
        product: product(product_index),
        status: status.to_owned(),
        status_display: names::wording(status).to_owned(),
        price_currency: currency.to_owned(),
        price: money(cents, decimals),
        retail_price: money(cents + cents / 5, decimals),
        tax_rate: "20.00".to_owned(),
        discount_amount: money(0, decimals),
        price_list: list("Price list", channel.id),
        stock_list: list("Stock list", channel.stock_list),
        invoice_number: shipped.then(|| format!("INV{:013}", rng.u64(..10_000_000_000))),
        e_archive_url: None,
        cancel_status: cancel.map(str::to_owned),
        shipping_company: shipped.then(|| "yurtici".to_owned()),
        shipment_code: None,
        is_tradable: true,
        installment_interest_amount: None,
        datasource: None,
        original_stock: None,
        forced_refund: None,
        attributes,
        attributes_kwargs: Map::new(),
        localized_attributes: Map::new(),
        extra_field: Map::new(),
        created_date: when.to_owned(),
        modified_date: when.to_owned(),
    }
}

/// One row for each product and stock list, holding what its lines hold.
fn stock(rng: &mut Rng, data: &Data) -> Vec<StockRow> {
    let products = (0..names::PRODUCTS.len()).map(product);
    let lists = products.flat_map(|product| [1, 2].map(|list| (product.pk, list)));
    (90_001..)
        .zip(lists)
        .map(|(pk, (product, stock_list))| {
            let mut row = StockRow {
                pk,
                product,
                unit_type: "qty",
                stock: rng.u64(0..400),
                sold_quantity_unreported: 0,
                extra_field: Map::new(),
                stock_list,
                created_date: "2024-01-08T07:30:00.000000Z".to_owned(),
                modified_date: format!("{NEWEST:.6}"),
            };
            let held = data
                .lines
                .iter()
                .filter(|line| line.status != "100" && row.holds(line));
            row.sold_quantity_unreported = held.map(Line::quantity).sum();
            row
        })
        .collect()
}
