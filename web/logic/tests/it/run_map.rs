//! The map of a run: where cells are, which one is hit, and what is drawn anew.

use proptest::prelude::*;
use release_core::Outcome;
use release_run::{LineStatus, Settlement};
use release_web_logic::run::{Cell, DRAWN_AT_ONCE, MAP_HEIGHT, MapLayout, MapStep, cells, changed};

use crate::support::{body, ended, lost, recovered, refusal, released, settled};

#[test]
fn a_few_lines_have_large_cells_in_one_row() {
    let layout = MapLayout::of(1_000, 26);
    assert_eq!((layout.width(), layout.height()), (26 * 16, 16));
    assert_eq!(layout.place(25), (400, 0));
    assert!(layout.has_shapes());
}

#[test]
fn a_hundred_thousand_lines_fit_a_window_and_a_phone() {
    let window = MapLayout::of(1_136, 100_000);
    assert_eq!((window.width(), window.height()), (1_136, 354));
    let phone = MapLayout::of(328, 100_000);
    assert_eq!((phone.width(), phone.height()), (328, 305));
    assert_eq!(MapLayout::of(1_136, 20_000).side(), 3);
    let narrow = MapLayout::of(100, 100_000);
    assert!(narrow.height() > MAP_HEIGHT, "cells cannot become smaller");
}

#[test]
fn beside_the_cells_nothing_is_hit() {
    let layout = MapLayout::of(160, 15);
    assert_eq!(layout.hit(0, 0), Some(0));
    assert_eq!(layout.hit(15, 15), Some(0), "the gap is part of the cell");
    assert_eq!(layout.hit(16, 0), Some(1));
    assert_eq!(layout.hit(64, 16), Some(14));
    for (x, y) in [(80, 16), (160, 0), (-1, 0), (0, -1), (0, 32)] {
        assert_eq!(layout.hit(x, y), None, "{x}, {y}");
    }
    assert_eq!(MapLayout::default().hit(0, 0), None);
}

#[test]
fn keys_move_over_the_cells_and_stop_at_their_ends() {
    let layout = MapLayout::of(160, 15);
    let go = |at, key| layout.step(at, MapStep::of_key(key).unwrap());
    assert_eq!(go(0, "ArrowRight"), 1);
    assert_eq!(go(0, "ArrowLeft"), 0);
    assert_eq!(go(3, "ArrowDown"), 13);
    assert_eq!(go(7, "ArrowDown"), 7, "there is no cell below");
    assert_eq!(go(13, "ArrowUp"), 3);
    assert_eq!(go(14, "ArrowRight"), 14);
    assert_eq!((go(7, "Home"), go(7, "End")), (0, 14));
    assert_eq!(MapStep::of_key("Enter"), None);
}

#[test]
fn a_cell_is_drawn_as_its_line_stands() {
    let body = body(&[7, 8, 9, 10, 11]);
    let entries = [
        &ended(0, released(7), Some(201))[..],
        &ended(1, Outcome::Refused(refusal(400)), Some(400)),
        &lost(2),
        &lost(3),
        &settled(3, Settlement::NotSent, "Seen."),
    ];
    let now = cells(&recovered(&body, &entries));
    let expected = [
        Cell::Done,
        Cell::Refused,
        Cell::Unknown,
        Cell::NotSent,
        Cell::Waiting,
    ];
    assert_eq!(now, expected);
    assert_eq!(Cell::from(LineStatus::Again), Cell::Sending);
}

#[test]
fn only_what_changed_is_drawn_anew() {
    let drawn = [Cell::Waiting, Cell::Sending, Cell::Done].map(Some);
    let now = [Cell::Waiting, Cell::Unknown, Cell::Done];
    assert_eq!(changed(&drawn, &now), [1]);
    assert!(changed(&now.map(Some), &now).is_empty());
    assert_eq!(changed(&[], &now), [0, 1, 2], "nothing was drawn");
    assert_eq!(changed(&[Some(Cell::Waiting), None], &now), [1, 2]);
}

#[test]
fn a_frame_draws_no_more_than_a_browser_bears() {
    let now = vec![Cell::Done; 3 * DRAWN_AT_ONCE];
    let mut drawn = vec![None; now.len()];
    for _ in 0..3 {
        let anew = changed(&drawn, &now);
        assert_eq!(anew.len(), DRAWN_AT_ONCE);
        for at in anew {
            drawn[at as usize] = Some(Cell::Done);
        }
    }
    assert!(changed(&drawn, &now).is_empty());
}

proptest! {
    /// Each cell is hit where it is drawn, and all stay within the width.
    #[test]
    fn each_cell_is_hit_where_it_is(width in 1_u32..3_000, count in 1_u32..120_000, at in any::<prop::sample::Index>()) {
        let layout = MapLayout::of(width, count);
        let at = u32::try_from(at.index(count as usize)).unwrap();
        let (x, y) = layout.place(at);
        prop_assert!(x + layout.side() <= width && x + layout.side() <= layout.width());
        prop_assert!(y + layout.side() <= layout.height());
        let inner = layout.side() - 1;
        for (x, y) in [(x, y), (x + inner, y + inner)] {
            let hit = layout.hit(i32::try_from(x).unwrap(), i32::try_from(y).unwrap());
            prop_assert_eq!(hit, Some(at));
        }
    }

    /// No step leaves the cells, and each way has its way back.
    #[test]
    fn no_step_leaves_the_cells(width in 1_u32..2_000, count in 1_u32..5_000, at in any::<prop::sample::Index>()) {
        let layout = MapLayout::of(width, count);
        let at = u32::try_from(at.index(count as usize)).unwrap();
        for (there, back) in [(MapStep::Left, MapStep::Right), (MapStep::Up, MapStep::Down)] {
            for (there, back) in [(there, back), (back, there)] {
                let to = layout.step(at, there);
                prop_assert!(to < count);
                prop_assert!(to == at || layout.step(to, back) == at);
            }
        }
    }
}
