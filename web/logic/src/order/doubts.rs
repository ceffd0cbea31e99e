//! The doubts that need a person's consent before a line of an order is sent.

use release_core::OrderItemId;
use release_core::model::{Order, OrderItem};
use release_file::rows::Lane;
use release_run::{Doubt, LineStatus};

use super::drafts::Drafts;
use crate::run::{LineHistory, LineInRun};

/// Everything doubtful about a line, each kind once.
pub fn doubts(
    order: &Order,
    history: &LineHistory,
    drafts: &Drafts,
    line: &OrderItem,
) -> Vec<Doubt> {
    let status = history.status(line.pk);
    let before = status.and_then(LineStatus::needs_consent);
    let has_same_code = has_same_code(history, drafts, line.pk);
    let of_order = Doubt::of_line(order, line).into_iter();
    let same_code = has_same_code.then_some(Doubt::SameCode);
    of_order.chain(before).chain(same_code).collect()
}

/// Whether the code of a line is typed for another one, or was sent with it.
fn has_same_code(history: &LineHistory, drafts: &Drafts, item: OrderItemId) -> bool {
    let code = drafts.code(item);
    let mut sent = history.all().iter().filter(|it| {
        let is_other = it.line.call().item != item;
        is_other && it.status().needs_consent().is_some()
    });
    drafts.same_code(item).is_some()
        || (!code.is_empty() && sent.any(|it| it.line.call().code.as_str() == code))
}

/// The lane of a line; none while no code is typed.
pub fn lane(drafts: &Drafts, item: OrderItemId, doubts: &[Doubt]) -> Option<Lane> {
    if drafts.code(item).is_empty() {
        None
    } else if drafts.call(item).is_none() {
        Some(Lane::Blocked)
    } else if doubts.is_empty() {
        Some(Lane::Ready)
    } else {
        Some(Lane::NeedsConsent)
    }
}

/// Whether a line may be sent without a further word: nothing is known of it,
/// or it was not sent, or refused. Anything else a person reopens on purpose.
pub fn is_open(history: &LineHistory, drafts: &Drafts, item: OrderItemId) -> bool {
    let status = history.status(item);
    let needs_word = status.and_then(LineStatus::needs_consent).is_some();
    !needs_word || drafts.is_reopened(item)
}

/// Whether a line of the order is on its way from this tab.
pub fn is_sending(line: &LineInRun) -> bool {
    line.is_of_order && line.is_here && line.status().is_open()
}
