//! Notes, reasons, and what no read can tell.

use super::text;
use crate::settings::Note;
use crate::trial::{Kind, Reaction};
use crate::{NotFoundOut, Untold};

/// What is to be known.
pub(super) fn note(note: &Note) -> String {
    match note {
        Note::MayNotRelease => {
            "OPTIONS offers this user no release. Ask an administrator for the right to.".to_owned()
        }
        Note::CodeLength(most) => {
            format!("A code of more than {most} characters is refused by Omnitron.")
        }
        Note::Second { call, reaction } => second(*call, *reaction),
        Note::SameCode(true) => "Two lines may have the same code: Omnitron does not tell a code that was \
             given twice by mistake."
            .to_owned(),
        Note::SameCode(false) => {
            "A code that another line has is refused.".to_owned()
        }
        Note::NoPrefix => {
            "Neither prefix is known to serve all calls of a release. Leave `api_prefix` out, and ask \
             Akinon's support."
                .to_owned()
        }
        Note::ChannelsNeedV1 => {
            "Calls of sales channels are made under `v1`, which does not serve them: there is no proof of \
             stock."
                .to_owned()
        }
        Note::NeedsProxy => {
            "A page on another origin cannot release here. Serve it behind a proxy, as the document on \
             serving says."
                .to_owned()
        }
        Note::RetryAfterHidden => {
            "Have Omnitron expose the header `Retry-After`, so that the page sees how long to wait."
                .to_owned()
        }
        Note::QuantityKey(key) => format!(
            "{} is the only attribute that may be the quantity. Look at a line of several units to be sure.",
            text(key)
        ),
        Note::QuantityKeys(keys) => {
            let keys: Vec<String> = keys.iter().map(|key| text(key)).collect();
            let keys = keys.join(", ");
            format!("One of {keys} may be the quantity. Look at a line of several units, and set it.")
        }
        Note::NoStock => {
            "This user may not read stock, so a release has no proof of stock.".to_owned()
        }
        Note::NoNumberFilter => {
            "`orders/` ignores `number`: a search by number takes more requests.".to_owned()
        }
        Note::ClocksDiffer(seconds) => format!("The clocks differ by {seconds} seconds."),
        Note::Throttled => "Omnitron has asked to slow down during the examination.".to_owned(),
    }
}

/// What a call of a line that has a code did.
fn second(call: Kind, reaction: Reaction) -> String {
    let call = match call {
        Kind::Release => "Releasing a line whose code was recorded before",
        Kind::OtherCode => "A second request for a line, with another code,",
        _ => "A second request for a line, with the same code,",
    };
    match reaction {
        Reaction::Refused(status) => format!("{call} is refused with {status}."),
        Reaction::Same => format!("{call} is taken, and changes the mapping that is there."),
        Reaction::Added => format!("{call} is taken, and adds a second mapping. Never repeat one."),
    }
}

/// Why something was not found out, and what to do.
pub fn reason(why: NotFoundOut) -> String {
    match why {
        NotFoundOut::SessionEnded => "The session has ended. Sign in, and examine again.",
        NotFoundOut::Throttled => {
            "Omnitron asked to slow down, again and again. Try at another time."
        }
        NotFoundOut::NoAnswer => "No answer came. Check the network, and examine again.",
        NotFoundOut::ServerFailed(status) => {
            return format!(
                "Omnitron, or a gateway before it, failed with {status}. Examine again."
            );
        }
        NotFoundOut::WebPage => "A web page came instead of data. A proxy may stand in between.",
        NotFoundOut::Unreadable => "The answer was not whole, or of an unknown form.",
        NotFoundOut::Redirected => "The answer led to another address, which was not followed.",
        NotFoundOut::Forbidden => "This user may not make the call.",
        NotFoundOut::NotServed => "The call does not exist.",
        NotFoundOut::Refused(status) => return format!("The call was refused with {status}."),
        NotFoundOut::TooLittleData => {
            "There is too little data to tell. Examine a shop with more orders."
        }
        NotFoundOut::Contradicting => "Answers contradicted each other. Examine again.",
        NotFoundOut::Ambiguous => "A missing record and a missing path look alike here.",
        NotFoundOut::NotVisible => "It cannot be seen from where it was asked.",
        NotFoundOut::NotApplicable => "It has no meaning, because of another fact.",
    }
    .to_owned()
}

/// What no read can tell, and whom to ask.
pub const fn untold(untold: Untold) -> &'static str {
    match untold {
        Untold::SuccessStatus => "The status of a release that worked. The trial shows it.",
        Untold::SecondCall => {
            "What a second release of a line does: refused, replaced, or stock freed twice. The trial shows \
             it, or ask Akinon's support."
        }
        Untold::SameCode => {
            "Whether two lines may have the same code. The trial shows it, or ask Akinon's support."
        }
        Untold::CodeLength => {
            "How long a code may be, where OPTIONS does not say it. The trial shows it, or ask Akinon's \
             support."
        }
        Untold::AlsoFrees => {
            "Whether cancelling, refunding or `is_send` frees the units of a line. Ask Akinon's support."
        }
        Untold::TokenLife => "How long a token lives. Ask Akinon's support.",
        Untold::Streams => {
            "Whether a body that a browser sends as a stream arrives whole. Signing in on the page shows it."
        }
    }
}
