//! The parts of an order, drawn at random from a seed.

use fastrand::Rng;
use serde_json::Map;

use super::demo::{LinePlan, Units};
use super::model::{Address, Channel, Customer, Place, Product};
use super::names;

const FIRST_PRODUCT: i64 = 8_301;

/// Every second order is approved; the others go through all statuses in turn.
pub(super) fn draw_status(index: usize) -> &'static str {
    if index.is_multiple_of(2) {
        "400"
    } else {
        names::STATUSES[(index / 2) % names::STATUSES.len()].0
    }
}

/// One to four lines, of the first so many products.
pub(super) fn draw_lines(rng: &mut Rng, status: &'static str, products: usize) -> Vec<LinePlan> {
    (0..rng.usize(1..5))
        .map(|_| {
            let units = match rng.u8(..6) {
                0 => Units::Missing,
                1 => Units::Text("2"),
                2 => Units::Number(rng.u64(2..9)),
                _ => Units::Number(1),
            };
            let (status, cancel) = match (status, rng.u8(..12)) {
                ("100", _) | (_, 0) => ("100", Some("completed")),
                ("50", _) | (_, 1) => (status, Some("waiting")),
                (_, 2) => (status, Some("rejected")),
                _ => (status, None),
            };
            LinePlan(rng.usize(..products), units, status, cancel)
        })
        .collect()
}

/// The pk of a product from its place, from 0.
pub(super) fn product_pk(index: usize) -> i64 {
    FIRST_PRODUCT + i64::try_from(index).unwrap_or_default()
}

/// The product of a pk that [`product_pk`] gave. Beyond the names they are variants of the first ones.
pub(crate) fn product(pk: i64) -> Product {
    let index = usize::try_from(pk - FIRST_PRODUCT).unwrap_or_default();
    let (sku, name) = names::PRODUCTS[index % names::PRODUCTS.len()];
    let base_code = sku.split('-').next().unwrap_or(sku).to_owned();
    let (sku, name) = match index / names::PRODUCTS.len() {
        0 => (sku.to_owned(), name.to_owned()),
        variant => (format!("{sku}/{variant}"), format!("{name} ({variant})")),
    };
    Product {
        pk,
        sku,
        base_code,
        name,
        barcode: format!("86900000{index:05}"),
        productimage_set: Vec::new(),
    }
}

pub(super) fn customer(
    rng: &mut Rng,
    pk: i64,
    person: usize,
    called: Option<(&str, &str)>,
    channel: &Channel,
) -> Customer {
    let (first, last, ..) = names::PEOPLE[person];
    let (first, last) = called.unwrap_or((first, last));
    Customer {
        pk: 40_000 + pk,
        email: format!("buyer{pk}@example.com"),
        first_name: first.to_owned(),
        last_name: last.to_owned(),
        phone_number: format!("+90500{:07}", rng.u32(..10_000_000)),
        is_active: true,
        channel_code: format!("{}-{pk}", channel.id),
        erp_code: rng.bool().then(|| format!("C{pk:08}")),
        attributes: Map::new(),
        extra_field: Map::new(),
    }
}

pub(super) fn address(rng: &mut Rng, pk: i64, person: usize, customer: &Customer) -> Address {
    let (_, _, city, country, _) = names::PEOPLE[person];
    let place = |pk: usize, name: &str| Place {
        pk: i64::try_from(pk).unwrap_or_default(),
        name: name.to_owned(),
    };
    Address {
        pk: 50_000 + pk,
        title: "Home".to_owned(),
        email: customer.email.clone(),
        first_name: customer.first_name.clone(),
        last_name: customer.last_name.clone(),
        phone_number: customer.phone_number.clone(),
        country: place(1, country),
        city: place(person + 1, city),
        township: Some(place(person + 101, "Merkez")),
        district: None,
        line: format!("Çınar Sokak No: {}/{}", rng.u8(1..120), rng.u8(1..20)),
        postcode: format!("{:05}", rng.u32(1_000..81_999)),
        notes: None,
        company_name: None,
        tax_office: None,
        tax_no: None,
        e_bill_taxpayer: false,
    }
}

/// An amount in the currency's smallest unit as decimal text.
pub(super) fn money(smallest: u64, places: usize) -> String {
    let unit = 10_u64.pow(u32::try_from(places).unwrap_or_default());
    format!("{}.{:0places$}", smallest / unit, smallest % unit)
}
