//! A table of any length, of which only the visible rows are drawn.

use std::ops::Range;

/// The height of a row, in pixels; `.virtual` in the style sheet says the same.
pub const ROW_HEIGHT: usize = 36;

/// The height of a row as a card, on a phone; `.virtual.as-cards` in the style sheet says the same.
pub const CARD_HEIGHT: usize = 128;

/// How many rows are seen at once; `.virtual` shows that many, and fewer cards.
pub const SEEN: usize = 14;

/// How many rows are drawn above and below what is seen.
pub const SPARE: usize = 10;

/// How many rows are printed.
pub const PRINTED: usize = 2_000;

/// The first row that is seen where a table of rows this high is scrolled down by so many pixels.
pub fn first_seen(scrolled: i32, height: usize) -> usize {
    let scrolled = usize::try_from(scrolled).unwrap_or(0);
    scrolled.checked_div(height).unwrap_or(0)
}

/// The places of the rows to draw, where `first` is the first that is seen.
pub fn drawn(first: usize, total: usize) -> Range<usize> {
    // A list that became shorter is not scrolled yet.
    let first = first.min(total.saturating_sub(SEEN));
    first.saturating_sub(SPARE)..(first + SEEN + SPARE).min(total)
}

/// How far a table is to be scrolled down, in pixels, so that the row at this
/// place is seen: no further than it must, and nowhere where it is seen already.
pub fn scrolled_to(place: usize, scrolled: i32) -> i32 {
    let top = place.saturating_mul(ROW_HEIGHT);
    // The head covers one row, and a bar for scrolling sideways another.
    let seen = (SEEN - 2) * ROW_HEIGHT;
    let lowest = (top + ROW_HEIGHT).saturating_sub(seen);
    let scrolled = usize::try_from(scrolled).unwrap_or(0);
    let to = scrolled.clamp(lowest, top.max(lowest));
    i32::try_from(to).unwrap_or(i32::MAX)
}

/// The places of the rows to print.
pub fn printed(total: usize) -> Range<usize> {
    0..total.min(PRINTED)
}
