//! What an examination has found, in the language of the person.

mod facts;
mod means;
mod notes;
mod titles;

use release_doctor::{Check, Fact};

pub(super) use facts::fact;
pub(super) use means::means;
pub(super) use notes::{note, reason, untold};
pub(super) use titles::{heading, title};

use crate::i18n::{Key, Texts, key};

fn yes_or_no(texts: Texts, is_so: bool) -> String {
    let word = if is_so {
        key::DOCTOR_YES
    } else {
        key::DOCTOR_NO
    };
    texts.get(word).to_owned()
}

/// Whether a fact is one that costs requests, a proof or a permission.
pub(super) fn is_remarkable(check: Check, fact: &Fact) -> bool {
    use release_doctor::Filtering;
    match fact {
        Fact::Filter(Filtering::Ignored) => !is_unseen(check),
        Fact::Served {
            i1: Some(false),
            v1: Some(false),
        }
        | Fact::MayRelease(false)
        | Fact::StockCounter(false) => true,
        Fact::Forbidden(calls) => !calls.is_empty(),
        Fact::ServerAhead(seconds) => seconds.abs() > 60,
        Fact::Throttling { rejected, .. } => *rejected > 0,
        _ => false,
    }
}

/// Whether a filter is one that nobody documents, and that this page does not use.
const fn is_unseen(check: Check) -> bool {
    matches!(
        check,
        Check::OrdersNumberBegins
            | Check::ChannelStatus
            | Check::ChannelIsSend
            | Check::ChannelLineStatus
            | Check::ChannelLineNumber
            | Check::ChannelLineProduct
    )
}

fn own(texts: Texts, key: Key) -> String {
    texts.get(key).to_owned()
}
