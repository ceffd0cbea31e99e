//! Properties that hold for all orders, rows and answers.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use release_core::ErrorCode;
use release_file::resolve::{
    Answers, FoundOrder, Lines, Question, Reading, Readings, ResolveCode, Resolved, Verdict,
    Wanted, resolve,
};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::world::{self, World, shuffle};

/// The line of each row that has one, by the row's line in the file.
fn matched(resolved: &[Resolved]) -> BTreeMap<u32, u64> {
    let matched = resolved.iter().filter_map(|it| match &it.verdict {
        Verdict::Matched(line) => Some((it.row.line_no, line.item.get())),
        _ => None,
    });
    matched.collect()
}

/// The verdicts by the rows' lines in the file.
fn by_row<'a>(resolved: &'a [Resolved<'a>]) -> BTreeMap<u32, (&'a Wanted, &'a Verdict)> {
    let verdicts = resolved
        .iter()
        .map(|it| (it.row.line_no, (it.row, &it.verdict)));
    verdicts.collect()
}

/// The same readings with their orders and lines in another order.
fn shuffled(readings: &Readings, numbers: &[&str], seed: u64) -> Readings {
    let mut shuffled = readings.clone();
    for number in numbers {
        let Some(Reading::Found { orders, is_sure }) = readings.get(number) else {
            continue;
        };
        let mut orders = orders.clone();
        shuffle(&mut orders, seed);
        for order in &mut orders {
            if let Lines::Read(lines) = &mut order.lines {
                shuffle(lines, seed ^ order.id.get());
            }
        }
        let is_sure = *is_sure;
        shuffled.insert(*number, Reading::Found { orders, is_sure });
    }
    shuffled
}

/// The orders of a row's number.
fn orders_of<'a>(readings: &'a Readings, row: &Wanted) -> &'a [FoundOrder] {
    match readings.get(&row.order_number) {
        Some(Reading::Found { orders, .. }) => orders,
        _ => &[],
    }
}

/// Whether a line is one of the row's number and SKU.
fn is_of(row: &Wanted, readings: &Readings, item: u64) -> bool {
    let orders = orders_of(readings, row).iter();
    let mut orders = orders.filter(|order| order.number.as_ref() == Some(&row.order_number));
    orders.any(|order| match &order.lines {
        Lines::Read(lines) => lines.iter().any(|line| {
            line.item.get() == item
                && line.sku.as_ref() == Some(&row.sku)
                && line.order.is_none_or(|named| named == order.id)
        }),
        Lines::Failed => false,
    })
}

/// The answers of a person who knows the truth, to the questions that are asked.
fn truthful(world: &World, resolved: &[Resolved], answers: &mut Answers, agrees: bool) {
    for it in resolved {
        let Verdict::Question(question) = &it.verdict else {
            continue;
        };
        let truth = world.truth[&it.row.line_no];
        match question {
            Question::Order { .. } => {
                answers.orders.insert(it.row.line_no, truth.order);
            }
            Question::Exchange { exchange, .. } if agrees => {
                answers.exchanges.insert(exchange.clone());
            }
            _ => {
                answers.lines.insert(it.row.line_no, truth.item);
            }
        }
    }
}

/// The made-up worlds hold what the properties are about: most rows that can
/// have their line have it, and almost every code occurs.
#[test]
fn worlds_hold_lines_and_questions_of_every_kind() {
    let mut runner = TestRunner::deterministic();
    let mut draw = |worlds: BoxedStrategy<World>| worlds.new_tree(&mut runner).unwrap().current();
    let mut seen = BTreeSet::new();
    let (mut with_line, mut rows) = (0, 0);
    for _ in 0..400 {
        let true_one = draw(world::true_to_itself().boxed());
        let any_one = draw(world::anything().boxed());
        for world in [&true_one, &any_one] {
            let resolved = resolve(&world.rows, &world.readings, &world.answers);
            seen.extend(resolved.iter().filter_map(|it| it.verdict.code()));
        }
        let resolved = resolve(&true_one.rows, &true_one.readings, &true_one.answers);
        with_line += matched(&resolved).len();
        rows += resolved.len();
    }
    assert!(with_line * 4 > rows, "{with_line} of {rows}");
    // Quantities that add up by chance are too rare to wait for.
    seen.extend([ResolveCode::MergedLine, ResolveCode::SeveralLines]);
    let all = ResolveCode::all().into_iter();
    let missing: Vec<_> = all.filter(|it| !seen.contains(it)).collect();
    assert_eq!(missing, []);
}

/// More than usual, as a wrong line frees somebody else's stock; `PROPTEST_CASES`
/// in the environment overrides it.
fn config() -> ProptestConfig {
    let default = ProptestConfig::default();
    ProptestConfig {
        cases: default.cases.max(400),
        ..default
    }
}

proptest! {
    #![proptest_config(config())]

    /// Rows made from lines never have another line than theirs, though rows are
    /// left out, come twice, or say neither quantity nor channel, and orders are
    /// hidden or not read.
    #[test]
    fn a_known_truth_is_never_missed(world in world::true_to_itself()) {
        let mut answers = Answers::default();
        // Nobody answers; then all questions are answered, one after the other.
        for _ in 0..4 {
            let resolved = resolve(&world.rows, &world.readings, &answers);
            for (row, item) in matched(&resolved) {
                prop_assert_eq!(item, world.truth[&row].item.get(), "row {}", row);
            }
            truthful(&world, &resolved, &mut answers, false);
        }
    }

    /// By consent, equal lines go to the rows in the order of their ids, and
    /// other rows still have their own.
    #[test]
    fn consent_changes_equal_lines_only(world in world::true_to_itself()) {
        let mut answers = Answers::default();
        let mut agreed = BTreeSet::new();
        for _ in 0..4 {
            let resolved = resolve(&world.rows, &world.readings, &answers);
            let matched = matched(&resolved);
            for (row, item) in &matched {
                if !agreed.contains(row) {
                    prop_assert_eq!(*item, world.truth[row].item.get(), "row {}", row);
                }
            }
            for exchange in &answers.exchanges {
                let of_rows = exchange.rows.iter().filter_map(|row| matched.get(row));
                let of_rows: Vec<u64> = of_rows.copied().collect();
                prop_assert!(of_rows.is_sorted());
            }
            truthful(&world, &resolved, &mut answers, true);
            agreed.extend(answers.exchanges.iter().flat_map(|it| it.rows.iter().copied()));
        }
    }

    /// Whatever Omnitron and a person answer: each row comes back unchanged, no
    /// line is given twice, and a line is of the row's number and SKU.
    #[test]
    fn a_line_is_given_once_and_to_a_row_of_its_own(world in world::anything()) {
        let resolved = resolve(&world.rows, &world.readings, &world.answers);
        let back: Vec<&Wanted> = resolved.iter().map(|it| it.row).collect();
        prop_assert_eq!(back, world.rows.iter().collect::<Vec<_>>());
        let given = matched(&resolved);
        let once: BTreeSet<u64> = given.values().copied().collect();
        prop_assert_eq!(once.len(), given.len());
        for it in &resolved {
            let lines = match &it.verdict {
                Verdict::Matched(line) => std::slice::from_ref(line),
                Verdict::Question(question) => question.lines(),
                Verdict::Blocked { .. } => &[],
            };
            for line in lines {
                prop_assert!(is_of(it.row, &world.readings, line.item.get()));
            }
        }
    }

    /// The outcome depends neither on the order of Omnitron's answers nor on
    /// that of the rows.
    #[test]
    fn the_order_of_answers_and_rows_does_not_matter(
        world in world::anything(),
        seed in any::<u64>(),
    ) {
        let resolved = resolve(&world.rows, &world.readings, &world.answers);
        let readings = shuffled(&world.readings, world::NUMBERS, seed);
        prop_assert_eq!(&resolve(&world.rows, &readings, &world.answers), &resolved);
        let mut rows = world.rows.clone();
        shuffle(&mut rows, seed);
        let again = resolve(&rows, &world.readings, &world.answers);
        prop_assert_eq!(by_row(&again), by_row(&resolved));
    }

    /// What was read and answered can be kept.
    #[test]
    fn readings_and_answers_come_back_as_they_were(world in world::anything()) {
        let kept = serde_json::to_string(&world.readings).unwrap();
        prop_assert_eq!(&serde_json::from_str::<Readings>(&kept).unwrap(), &world.readings);
        let kept = serde_json::to_string(&world.answers).unwrap();
        prop_assert_eq!(&serde_json::from_str::<Answers>(&kept).unwrap(), &world.answers);
    }
}
