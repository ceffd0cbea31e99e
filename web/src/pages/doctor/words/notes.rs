//! Notes, reasons, and what no read can tell.

use release_doctor::settings::Note;
use release_doctor::trial::{Kind, Reaction};
use release_doctor::{NotFoundOut, Untold};

use super::own;
use crate::i18n::{Key, Texts, key};

/// What is to be known.
pub(in super::super) fn note(texts: Texts, note: &Note) -> String {
    match note {
        Note::MayNotRelease => own(texts, key::DOCTOR_NOTE_MAY_NOT_RELEASE),
        Note::CodeLength(most) => {
            let count = [("count", &*texts.figure(*most))];
            texts.fill(key::DOCTOR_NOTE_CODE_LENGTH, &count)
        }
        Note::Second { call, reaction } => second(texts, *call, *reaction),
        Note::SameCode(true) => own(texts, key::DOCTOR_NOTE_SAME_CODE_ALLOWED),
        Note::SameCode(false) => own(texts, key::DOCTOR_NOTE_SAME_CODE_REFUSED),
        Note::NoPrefix => own(texts, key::DOCTOR_NOTE_NO_PREFIX),
        Note::ChannelsNeedV1 => own(texts, key::DOCTOR_NOTE_CHANNELS_NEED_V1),
        Note::NeedsProxy => own(texts, key::DOCTOR_NOTE_NEEDS_PROXY),
        Note::RetryAfterHidden => own(texts, key::DOCTOR_NOTE_RETRY_AFTER_HIDDEN),
        Note::QuantityKey(name) => texts.fill(key::DOCTOR_NOTE_QUANTITY_KEY, &[("key", name)]),
        Note::QuantityKeys(keys) => texts.fill(
            key::DOCTOR_NOTE_QUANTITY_KEYS,
            &[("keys", &keys.join(", "))],
        ),
        Note::NoStock => own(texts, key::DOCTOR_NOTE_NO_STOCK),
        Note::NoNumberFilter => own(texts, key::DOCTOR_NOTE_NO_NUMBER_FILTER),
        Note::ClocksDiffer(seconds) => texts.fill(
            key::DOCTOR_NOTE_CLOCKS_DIFFER,
            &[("seconds", &seconds.unsigned_abs().to_string())],
        ),
        Note::Throttled => own(texts, key::DOCTOR_NOTE_THROTTLED),
    }
}

/// What a call of a line that has a code did.
fn second(texts: Texts, call: Kind, reaction: Reaction) -> String {
    let call = texts.get(match call {
        Kind::Release => key::DOCTOR_NOTE_CALL_RELEASE,
        Kind::OtherCode => key::DOCTOR_NOTE_CALL_OTHER_CODE,
        _ => key::DOCTOR_NOTE_CALL_AGAIN,
    });
    match reaction {
        Reaction::Refused(status) => texts.fill(
            key::DOCTOR_NOTE_SECOND_REFUSED,
            &[("call", call), ("status", &status.to_string())],
        ),
        Reaction::Same => texts.fill(key::DOCTOR_NOTE_SECOND_SAME, &[("call", call)]),
        Reaction::Added => texts.fill(key::DOCTOR_NOTE_SECOND_ADDED, &[("call", call)]),
    }
}

/// Why something was not found out, and what to do.
pub(in super::super) fn reason(texts: Texts, why: NotFoundOut) -> String {
    let with = |words, status: u16| texts.fill(words, &[("status", &status.to_string())]);
    own(
        texts,
        match why {
            NotFoundOut::SessionEnded => key::DOCTOR_REASON_SESSION_ENDED,
            NotFoundOut::Throttled => key::DOCTOR_REASON_THROTTLED,
            NotFoundOut::NoAnswer => key::DOCTOR_REASON_NO_ANSWER,
            NotFoundOut::ServerFailed(status) => {
                return with(key::DOCTOR_REASON_SERVER_FAILED, status);
            }
            NotFoundOut::WebPage => key::DOCTOR_REASON_WEB_PAGE,
            NotFoundOut::Unreadable => key::DOCTOR_REASON_UNREADABLE,
            NotFoundOut::Redirected => key::DOCTOR_REASON_REDIRECTED,
            NotFoundOut::Forbidden => key::DOCTOR_REASON_FORBIDDEN,
            NotFoundOut::NotServed => key::DOCTOR_REASON_NOT_SERVED,
            NotFoundOut::Refused(status) => return with(key::DOCTOR_REASON_REFUSED, status),
            NotFoundOut::TooLittleData => key::DOCTOR_REASON_TOO_LITTLE_DATA,
            NotFoundOut::Contradicting => key::DOCTOR_REASON_CONTRADICTING,
            NotFoundOut::Ambiguous => key::DOCTOR_REASON_AMBIGUOUS,
            NotFoundOut::NotVisible => key::DOCTOR_REASON_NOT_VISIBLE,
            NotFoundOut::NotApplicable => key::DOCTOR_REASON_NOT_APPLICABLE,
        },
    )
}

/// What no read can tell, and whom to ask.
pub(in super::super) const fn untold(untold: Untold) -> Key {
    match untold {
        Untold::SuccessStatus => key::DOCTOR_UNTOLD_SUCCESS_STATUS,
        Untold::SecondCall => key::DOCTOR_UNTOLD_SECOND_CALL,
        Untold::SameCode => key::DOCTOR_UNTOLD_SAME_CODE,
        Untold::CodeLength => key::DOCTOR_UNTOLD_CODE_LENGTH,
        Untold::AlsoFrees => key::DOCTOR_UNTOLD_ALSO_FREES,
        Untold::TokenLife => key::DOCTOR_UNTOLD_TOKEN_LIFE,
        Untold::Streams => key::DOCTOR_UNTOLD_STREAMS,
    }
}
