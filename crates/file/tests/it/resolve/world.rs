//! Made-up orders, and rows that are made from them or from nothing.

use core::fmt::Debug;
use core::str::FromStr;
use std::collections::{BTreeMap, BTreeSet};

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use release_core::model::{Channel, Quantity};
use release_core::{OrderId, OrderItemId};
use release_file::resolve::{
    Answers, Exchange, FoundLine, FoundOrder, Lines, Reading, Readings, Wanted,
};

/// Few numbers, so that several orders have one.
pub(crate) const NUMBERS: &[&str] = &["1", "01", "2", "2 "];

const SKUS: &[&str] = &["BAG", "bag", "BAG "];

/// What a line states, and how a file may write it.
const QUANTITIES: &[(Option<&str>, &[&str])] = &[
    (None, &["1", "1,0", "1.000"]),
    (Some("1.0"), &["1", " 1 ", "1,000"]),
    (Some("2"), &["2", "2.00"]),
    (Some("0.5"), &["0,5", "0.500"]),
    (Some("1000"), &["1000", "1.000", "1,000.00"]),
];

/// What Omnitron answers and what a file says of it.
#[derive(Clone, Debug, Default)]
pub(crate) struct World {
    pub(crate) rows: Vec<Wanted>,
    pub(crate) readings: Readings,
    pub(crate) answers: Answers,
    /// The order and line that each row was made from.
    pub(crate) truth: BTreeMap<u32, Truth>,
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct Truth {
    pub(crate) order: OrderId,
    pub(crate) item: OrderItemId,
}

/// Shuffles, always in the same way for a seed.
pub(crate) fn shuffle<T>(items: &mut [T], mut seed: u64) {
    for last in (1..items.len()).rev() {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        let other = usize::try_from(seed >> 33).unwrap() % (last + 1);
        items.swap(last, other);
    }
}

fn id<T: FromStr<Err: Debug>>(number: u64) -> T {
    number.to_string().parse().unwrap()
}

/// How one row is made from a line: whether it says a quantity, and which way
/// it is written; how it names the channel.
type Spelling = (Option<usize>, usize);

/// A line: its SKU, its quantity, its cancellation, and its rows.
type LineSeed = (&'static str, usize, Option<bool>, Vec<Spelling>);

/// An order: its number, channel and lines; whether Omnitron finds it; how its
/// lines were read.
type OrderSeed = ((usize, u64), Vec<LineSeed>, bool, usize);

fn order_seeds() -> impl Strategy<Value = Vec<OrderSeed>> {
    let rows = prop_oneof![
        6 => vec((option::weighted(0.7, 0..6_usize), 0..4_usize), 1),
        2 => vec((option::weighted(0.7, 0..6_usize), 0..4_usize), 0),
        1 => vec((option::weighted(0.7, 0..6_usize), 0..4_usize), 2),
    ];
    let cancelled = prop_oneof![8 => Just(Some(false)), 1 => Just(Some(true)), 1 => Just(None)];
    let line = (select(SKUS), 0..QUANTITIES.len(), cancelled, rows);
    let is_found = prop_oneof![9 => Just(true), 1 => Just(false)];
    let read = prop_oneof![9 => Just(0_usize), 1 => 1..3_usize];
    vec(
        (
            (0..NUMBERS.len(), 1..4_u64),
            vec(line, 0..6),
            is_found,
            read,
        ),
        1..6,
    )
}

/// Rows made from the lines of orders; what cannot be read is not read, and
/// what is hidden is said to be.
pub(crate) fn true_to_itself() -> impl Strategy<Value = World> {
    (order_seeds(), any::<u64>()).prop_map(|(mut orders, seed)| {
        // A number is given once in each channel.
        let mut taken = BTreeSet::new();
        orders.retain(|(key, ..)| taken.insert(*key));
        let mut ids: Vec<u64> = (1..100).collect();
        shuffle(&mut ids, seed);
        let mut world = World::default();
        for order in &orders {
            build(&mut world, order, &mut ids);
        }
        shuffle(&mut world.rows, seed);
        world
    })
}

fn build(world: &mut World, seed: &OrderSeed, ids: &mut Vec<u64>) {
    let ((number, channel), lines, is_found, read) = seed;
    let number = NUMBERS[*number];
    let order: OrderId = id(ids.pop().unwrap());
    let mut found = Vec::new();
    for (sku, quantity, is_cancelled, rows) in lines {
        let item: OrderItemId = id(ids.pop().unwrap());
        let (stated, spellings) = QUANTITIES[*quantity];
        for (quantity, named) in rows {
            let line_no = u32::try_from(world.rows.len() + 1).unwrap();
            world.truth.insert(line_no, Truth { order, item });
            world.rows.push(Wanted {
                line_no,
                order_number: number.to_owned(),
                sku: (*sku).to_owned(),
                quantity: quantity.map(|at| spellings[at % spellings.len()].to_owned()),
                channel: match named {
                    0 => Some(channel.to_string()),
                    1 => Some(format!("Shop {channel}")),
                    _ => None,
                },
                is_damaged: false,
                code: format!("E-{item}"),
            });
        }
        found.push(FoundLine {
            item,
            order: Some(order),
            sku: Some((*sku).to_owned()),
            quantity: stated.map_or(Quantity::ProbablyOne, |it| Quantity::Stated(it.to_owned())),
            is_cancelled: *is_cancelled,
        });
    }
    let (mut orders, mut is_sure) = match world.readings.get(number) {
        Some(Reading::Found { orders, is_sure }) => (orders.clone(), *is_sure),
        _ => (Vec::new(), true),
    };
    is_sure &= is_found;
    if *is_found {
        orders.push(FoundOrder {
            id: order,
            number: Some(number.to_owned()),
            channel: Some(Channel {
                id: Some(id(*channel)),
                name: Some(format!("Shop {channel}")),
            }),
            is_cancelled: false,
            lines: match read {
                0 => Lines::Read(found),
                _ => Lines::Failed,
            },
        });
    }
    world
        .readings
        .insert(number, Reading::Found { orders, is_sure });
}

/// Rows, readings and answers that have nothing to do with each other, of so
/// few ids and texts that they meet.
pub(crate) fn anything() -> impl Strategy<Value = World> {
    let readings = vec(
        select(NUMBERS).prop_flat_map(|it| (Just(it), reading(it))),
        1..5,
    );
    let rows = vec(row(), 0..12);
    let orders = vec((1..12_u32, few()), 0..4);
    let lines = vec((1..12_u32, few()), 0..8);
    let exchange = (few(), vec(1..12_u32, 2), vec(few(), 2));
    let world = (readings, rows, orders, lines, vec(exchange, 0..4));
    let unrelated = world.prop_map(|(readings, rows, orders, lines, exchanges)| {
        let mut world = World::default();
        for (number, reading) in readings {
            world.readings.insert(number, reading);
        }
        world.rows = rows;
        for (line_no, row) in (1..).zip(&mut world.rows) {
            row.line_no = line_no;
        }
        let orders = orders.into_iter().map(|(row, order)| (row, id(order)));
        let lines = lines.into_iter().map(|(row, item)| (row, id(item)));
        let exchanges = exchanges.into_iter().map(|(order, rows, lines)| Exchange {
            order: id(order),
            rows,
            lines: lines.into_iter().map(id).collect(),
        });
        world.answers = Answers {
            orders: orders.collect(),
            lines: lines.collect(),
            exchanges: exchanges.collect(),
        };
        world
    });
    // And rows of a truth, with answers of anybody.
    let related = (true_to_itself(), vec((1..12_u32, 1..100_u64), 0..30));
    let related = related.prop_map(|(mut world, lines)| {
        let lines = lines.into_iter().map(|(row, item)| (row, id(item)));
        world.answers.lines = lines.collect();
        world
    });
    prop_oneof![2 => unrelated, 1 => related]
}

fn few() -> impl Strategy<Value = u64> {
    1..8_u64
}

fn row() -> impl Strategy<Value = Wanted> {
    let quantity = option::weighted(
        0.7,
        select(vec!["1", "1", "2", "2", "3", "1.000", "0", "x", " "]),
    );
    let channel = option::weighted(0.3, select(vec!["1", "2", "Shop 1", ""]));
    let number = select(vec!["1", "1", "01", "2", "2", "2 ", ""]);
    let sku = prop_oneof![4 => Just("BAG"), 1 => select(vec!["bag", "BAG ", " "])];
    let is_damaged = prop_oneof![19 => Just(false), 1 => Just(true)];
    let row = (number, sku, quantity, channel, is_damaged, "[ -~]{0,3}");
    row.prop_map(
        |(number, sku, quantity, channel, is_damaged, code)| Wanted {
            line_no: 0,
            order_number: number.to_owned(),
            sku: sku.to_owned(),
            quantity: quantity.map(str::to_owned),
            channel: channel.map(str::to_owned),
            is_damaged,
            code,
        },
    )
}

fn reading(number: &'static str) -> impl Strategy<Value = Reading> {
    let found = (
        vec(order(number), 0..3),
        prop_oneof![3 => Just(true), 1 => Just(false)],
    );
    let found = found.prop_map(|(orders, is_sure)| Reading::Found { orders, is_sure });
    prop_oneof![9 => found, 1 => Just(Reading::Failed)]
}

fn order(number: &'static str) -> impl Strategy<Value = FoundOrder> {
    let number = prop_oneof![
        8 => Just(Some(number)),
        1 => select(NUMBERS).prop_map(Some),
        1 => Just(None),
    ];
    let channel = option::of((
        option::of(1..3_u64),
        option::of(select(vec!["Shop 1", "1"])),
    ));
    let lines = prop_oneof![
        8 => vec(line(), 0..4).prop_map(Lines::Read),
        1 => Just(Lines::Failed),
    ];
    let order = (few(), number, channel, any::<bool>(), lines);
    order.prop_map(|(order, number, channel, is_cancelled, lines)| FoundOrder {
        id: id(order),
        number: number.map(str::to_owned),
        channel: channel.map(|(number, name)| Channel {
            id: number.map(id),
            name: name.map(str::to_owned),
        }),
        is_cancelled,
        lines,
    })
}

fn line() -> impl Strategy<Value = FoundLine> {
    let order = option::weighted(0.1, few());
    let sku = prop_oneof![20 => Just(Some("BAG")), 4 => Just(Some("bag")), 1 => Just(None)];
    let quantity = prop_oneof![
        10 => Just(Quantity::ProbablyOne),
        10 => select(vec!["1", "2", "3", "1000"]).prop_map(|it| Quantity::Stated(it.to_owned())),
        3 => Just(Quantity::Unreadable("x".to_owned())),
    ];
    let line = (1..40_u64, order, sku, quantity, any::<Option<bool>>());
    line.prop_map(|(item, order, sku, quantity, is_cancelled)| FoundLine {
        item: id(item),
        order: order.map(id),
        sku: sku.map(str::to_owned),
        quantity,
        is_cancelled,
    })
}
