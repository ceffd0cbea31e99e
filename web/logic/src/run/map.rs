//! The map of a run: a cell a line, in the order of the file.

use release_run::{Line, LineStatus, RunState};

/// The sizes that a cell may have, in pixels, the gap to the next one included.
const SIZES: [u32; 10] = [16, 14, 12, 10, 8, 6, 4, 3, 2, 1];

/// The height that a map has at the most, in pixels, as long as cells can become smaller.
pub const MAP_HEIGHT: u32 = 360;

/// From how many lines on a run has a map: a shorter table says as much.
pub const MAP_FROM: u32 = 10;

/// From this size on a cell has a gap, and room for a shape of its own.
const SHAPED: u32 = 6;

/// How a line is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Cell {
    /// Its turn has not come.
    Waiting,
    /// It is being sent, or will be once more.
    Sending,
    /// It is done.
    Done,
    /// It was refused.
    Refused,
    /// Nobody can say.
    Unknown,
    /// It was not sent, or was settled as such.
    NotSent,
}

impl Cell {
    /// Every one of them.
    pub const ALL: [Self; 6] = [
        Self::Waiting,
        Self::Sending,
        Self::Done,
        Self::Refused,
        Self::Unknown,
        Self::NotSent,
    ];
}

impl From<LineStatus> for Cell {
    fn from(status: LineStatus) -> Self {
        match status {
            LineStatus::Waiting => Self::Waiting,
            LineStatus::UnderWay | LineStatus::Again => Self::Sending,
            LineStatus::Released | LineStatus::Recorded | LineStatus::SettledDone => Self::Done,
            LineStatus::Refused => Self::Refused,
            LineStatus::Unknown => Self::Unknown,
            LineStatus::NotSent | LineStatus::SettledNotSent => Self::NotSent,
        }
    }
}

/// How every line is drawn now.
pub fn cells(state: &RunState) -> Vec<Cell> {
    let statuses = state.lines().iter().map(Line::status);
    statuses.map(Cell::from).collect()
}

/// How many cells are drawn in one frame: a browser gives up a canvas that is drawn a hundred thousand times at
/// once.
pub const DRAWN_AT_ONCE: usize = 5_000;

/// The first places, from 0, that are drawn as another cell or not at all; [`DRAWN_AT_ONCE`] of them at the most.
pub fn changed(drawn: &[Option<Cell>], now: &[Cell]) -> Vec<u32> {
    let is_other = |(at, cell): &(u32, &Cell)| {
        let drawn = drawn.get(*at as usize).copied().flatten();
        drawn != Some(**cell)
    };
    let other = (0_u32..).zip(now).filter(is_other);
    other.take(DRAWN_AT_ONCE).map(|(at, _)| at).collect()
}

/// A step of the keyboard over the cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MapStep {
    /// To the cell before.
    Left,
    /// To the next cell.
    Right,
    /// To the row above.
    Up,
    /// To the row below.
    Down,
    /// To the first cell.
    First,
    /// To the last cell.
    Last,
}

impl MapStep {
    /// The step of a key, by its name in the browser.
    pub fn of_key(key: &str) -> Option<Self> {
        Some(match key {
            "ArrowLeft" => Self::Left,
            "ArrowRight" => Self::Right,
            "ArrowUp" => Self::Up,
            "ArrowDown" => Self::Down,
            "Home" => Self::First,
            "End" => Self::Last,
            _ => return None,
        })
    }
}

/// Where each cell is, in pixels of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MapLayout {
    count: u32,
    columns: u32,
    size: u32,
}

impl MapLayout {
    /// The layout of so many cells within a width: with the largest cells that
    /// leave it low enough.
    pub fn of(width: u32, count: u32) -> Self {
        let width = width.max(1);
        let with = |size: u32| Self {
            count,
            columns: (width / size).max(1),
            size,
        };
        let mut all = SIZES.into_iter().map(with);
        let low = all.find(|layout| layout.height() <= MAP_HEIGHT);
        low.unwrap_or_else(|| with(1))
    }

    /// Its width, in pixels: no more than its cells need.
    pub fn width(self) -> u32 {
        self.columns.min(self.count).saturating_mul(self.size)
    }

    /// Its height, in pixels.
    pub fn height(self) -> u32 {
        let rows = self.count.div_ceil(self.columns.max(1));
        rows.saturating_mul(self.size)
    }

    /// The side of a cell that is drawn, in pixels: without its gap.
    pub fn side(self) -> u32 {
        if self.has_shapes() {
            self.size - 2
        } else if self.size > 2 {
            self.size - 1
        } else {
            self.size
        }
    }

    /// Whether cells are large enough for a shape of their own.
    pub fn has_shapes(self) -> bool {
        self.size >= SHAPED
    }

    /// The left and top of a cell, in pixels.
    pub fn place(self, at: u32) -> (u32, u32) {
        let columns = self.columns.max(1);
        (at % columns * self.size, at / columns * self.size)
    }

    /// The cell at this place, in pixels; its gap is part of it.
    pub fn hit(self, x: i32, y: i32) -> Option<u32> {
        let x = u32::try_from(x).ok()?.checked_div(self.size)?;
        let y = u32::try_from(y).ok()?.checked_div(self.size)?;
        let at = y.checked_mul(self.columns)?.checked_add(x)?;
        (x < self.columns && at < self.count).then_some(at)
    }

    /// The cell after a step; the same one where there is none that way.
    pub fn step(self, at: u32, step: MapStep) -> u32 {
        let last = self.count.saturating_sub(1);
        let to = match step {
            MapStep::Left => at.checked_sub(1),
            MapStep::Right => at.checked_add(1),
            MapStep::Up => at.checked_sub(self.columns),
            MapStep::Down => at.checked_add(self.columns),
            MapStep::First => Some(0),
            MapStep::Last => Some(last),
        };
        to.filter(|to| *to <= last).unwrap_or(at)
    }
}
