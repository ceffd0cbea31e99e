//! A whole order, drawn from its source.

use fastrand::Rng;
use serde_json::{Map, json};

use super::demo::{LinePlan, Units};
use super::draw::{address, customer, draw_lines, money, product, product_pk};
use super::model::{Channel, ChannelRef, Line, List, Order};
use super::names;
use super::rows::Source;
use super::shop::Plan;

const FIRST_ORDER: usize = 12_001;

/// Draws the order and its lines, whose pks are not known yet.
pub(super) fn draw(plan: Plan, channels: &[Channel], source: &mut Source) -> (Order, Vec<Line>) {
    let (rng, index) = (&mut source.rng, source.index);
    let script = plan.script(index);
    let (status, is_send) = script.map_or_else(
        || plan.draw_state(rng, index),
        |script| (script.status, script.is_send),
    );
    let person = script.map_or_else(|| rng.usize(..names::PEOPLE.len()), |script| script.person);
    let (currency, decimals) = names::CURRENCIES[script.map_or_else(
        || rng.usize(..names::CURRENCIES.len()),
        |script| script.currency,
    )];
    let channel = channels
        [script.map_or_else(|| rng.usize(..channels.len()), |script| script.channel)]
    .clone();
    let drawn = rng
        .u64(1_000_000_000_000_000..9_999_999_999_999_999)
        .to_string();
    let number = script
        .and_then(|script| script.number)
        .map_or(drawn, str::to_owned);
    let pk = i64::try_from(FIRST_ORDER + plan.orders - 1 - index).unwrap_or(i64::MAX);
    let when = format!("{:.6}", source.placed);
    let called = script.and_then(|script| script.called);
    let customer = customer(rng, pk, person, called, &channel);
    let address = address(rng, pk, person, &customer);

    let line_plans = script.map_or_else(
        || draw_lines(rng, status, plan.products()),
        |script| script.lines.to_vec(),
    );
    let mut total = 0;
    let mut lines = Vec::with_capacity(line_plans.len());
    for line in line_plans {
        let cents = rng.u64(990..250_000);
        let line = draw_line(rng, pk, line, (currency, decimals, cents), &channel, &when);
        total += cents * line.quantity();
        lines.push(line);
    }

    let sent = matches!(status, "500" | "510" | "520" | "540" | "550");
    let order = Order {
        pk,
        number,
        channel: if index % 4 == 3 {
            ChannelRef::Id(channel.id)
        } else {
            ChannelRef::Full(Box::new(channel))
        },
        status,
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
    };
    (order, lines)
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
    Line {
        pk: 0,
        order,
        product: product(product_pk(product_index)),
        status,
        status_display: names::wording(status),
        price_currency: currency.to_owned(),
        price: money(cents, decimals),
        retail_price: money(cents + cents / 5, decimals),
        tax_rate: "20.00".to_owned(),
        discount_amount: money(0, decimals),
        price_list: List::new("Price list", channel.id),
        stock_list: List::new("Stock list", channel.stock_list),
        invoice_number: shipped.then(|| format!("INV{:013}", rng.u64(..10_000_000_000))),
        e_archive_url: None,
        cancel_status: cancel,
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
