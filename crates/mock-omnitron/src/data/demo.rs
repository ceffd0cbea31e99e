//! The newest ten orders: one for each thing that a page or a test should meet at once.

/// The form in which a line gives its number of units.
#[derive(Debug, Clone, Copy)]
pub(super) enum Units {
    Number(u64),
    Text(&'static str),
    Missing,
}
use Units::{Missing, Number, Text};

/// A line of a scripted order: product (index into the names), units, status, cancel status.
#[derive(Debug, Clone, Copy)]
pub(super) struct LinePlan(
    pub(super) usize,
    pub(super) Units,
    pub(super) &'static str,
    pub(super) Option<&'static str>,
);

/// A scripted order; everything else of it is drawn like any other order's.
#[derive(Debug, Clone, Copy)]
pub(super) struct OrderPlan {
    /// `None` draws a 16-digit one.
    pub(super) number: Option<&'static str>,
    pub(super) status: &'static str,
    pub(super) is_send: bool,
    /// Index into the names' people.
    pub(super) person: usize,
    /// Replaces the person's first and last name.
    pub(super) called: Option<(&'static str, &'static str)>,
    /// Index into the names' currencies.
    pub(super) currency: usize,
    pub(super) channel: usize,
    pub(super) lines: &'static [LinePlan],
}

const USUAL: OrderPlan = OrderPlan {
    number: None,
    status: "400",
    is_send: true,
    person: 0,
    called: None,
    currency: 0,
    channel: 0,
    lines: &[],
};

/// Newest first.
pub(super) const ORDERS: &[OrderPlan] = &[
    // The good demonstration: sent, approved, every line can be released.
    OrderPlan {
        number: Some("2811223344556677"),
        lines: &[
            LinePlan(0, Number(2), "400", None),
            LinePlan(5, Number(3), "400", None),
            LinePlan(17, Number(6), "400", None),
        ],
        ..USUAL
    },
    // Not sent: the integration may still take it.
    OrderPlan {
        is_send: false,
        person: 3,
        lines: &[
            LinePlan(2, Number(1), "400", None),
            LinePlan(6, Missing, "400", None),
        ],
        ..USUAL
    },
    // One line of three was cancelled.
    OrderPlan {
        person: 6,
        currency: 2,
        channel: 1,
        lines: &[
            LinePlan(14, Number(1), "400", None),
            LinePlan(18, Number(2), "100", Some("completed")),
            LinePlan(21, Text("2"), "400", None),
        ],
        ..USUAL
    },
    // Names that are markup.
    OrderPlan {
        person: 8,
        called: Some(("<img src=x onerror=alert(1)>", "<b>O'Brien</b> & Sons")),
        currency: 2,
        lines: &[LinePlan(7, Number(1), "400", None)],
        ..USUAL
    },
    // Right to left.
    OrderPlan {
        person: 4,
        currency: 1,
        channel: 2,
        lines: &[
            LinePlan(11, Number(1), "400", None),
            LinePlan(12, Number(4), "400", None),
        ],
        ..USUAL
    },
    // Letters in the number, three decimal places.
    OrderPlan {
        number: Some("SC-2024-99"),
        person: 5,
        currency: 3,
        channel: 2,
        lines: &[
            LinePlan(12, Missing, "400", None),
            LinePlan(15, Number(1), "400", None),
        ],
        ..USUAL
    },
    // Names that a spreadsheet would run; one line awaits a decision on its cancellation.
    OrderPlan {
        person: 11,
        called: Some(("=HYPERLINK(\"http://example.com\")", "@SUM(A1)")),
        currency: 2,
        channel: 1,
        lines: &[
            LinePlan(8, Number(1), "400", None),
            LinePlan(9, Number(2), "400", Some("waiting")),
            LinePlan(10, Text("2"), "400", None),
        ],
        ..USUAL
    },
    // Preparing, and no line says how many units it is.
    OrderPlan {
        status: "450",
        person: 2,
        lines: &[
            LinePlan(4, Missing, "450", None),
            LinePlan(23, Missing, "450", None),
        ],
        ..USUAL
    },
    // Shipped without a release: a stuck line.
    OrderPlan {
        number: Some("WEB-000417"),
        status: "500",
        person: 1,
        lines: &[
            LinePlan(3, Number(1), "500", None),
            LinePlan(13, Number(1), "500", None),
        ],
        ..USUAL
    },
    // Cancelled as a whole, never sent.
    OrderPlan {
        status: "100",
        is_send: false,
        person: 10,
        currency: 4,
        channel: 2,
        lines: &[LinePlan(1, Number(1), "100", Some("completed"))],
        ..USUAL
    },
];
