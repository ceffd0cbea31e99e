//! Codes of order lines: problems with their ids and codes, and their outcomes.

use super::CallCode;

crate::error_codes! {
    /// A problem of an order line, or the outcome of its release.
    pub enum LineCode {
        NothingSent {
            /// No code was given.
            CodeEmpty = "code.empty",
            /// The code is nothing but spaces.
            CodeOnlySpaces = "code.only_spaces",
            /// The code begins or ends with a space, which Omnitron would cut off.
            CodeOuterSpaces = "code.outer_spaces",
            /// The code holds a control character such as a tab or a line break.
            CodeControl = "code.control",
            /// The code holds a NUL character.
            CodeNul = "code.nul",
            /// No id was given.
            IdEmpty = "id.empty",
            /// The id is not written as a plain whole number.
            IdNotANumber = "id.not_a_number",
            /// The id is zero.
            IdZero = "id.zero",
            /// The id is above 2^53 - 1.
            IdTooLarge = "id.too_large",
            /// Its run was stopped before its turn.
            NotSentStopped = "not_sent.stopped",
        }
        Unchanged {
            /// 401: the line was not sent, the session has ended.
            NotSentSession = "not_sent.session",
            /// 425: Omnitron was not ready to take it.
            NotSentTooEarly = "not_sent.too_early",
            /// 429: too many calls.
            NotSentThrottled = "not_sent.throttled",
        }
        Released {
            /// The line was released.
            Released = "released",
        }
        StillReserved {
            /// The code was recorded and the reservation stays.
            Recorded = "recorded",
        }
        Unknown {
            /// The request left and the network gave no answer.
            UnknownNetwork = "unknown.network",
            /// The request left and no answer came in time.
            UnknownTimedOut = "unknown.timed_out",
            /// The request left and was given up while under way.
            UnknownAborted = "unknown.aborted",
            /// The answer led to another address.
            UnknownRedirected = "unknown.redirected",
            /// A 5xx, from Omnitron or a gateway before it.
            UnknownServer = "unknown.server",
            /// A status that says neither yes nor no, 408 among them.
            UnknownStatus = "unknown.status",
            /// A success status with an answer that cannot be read.
            UnknownUnreadable = "unknown.unreadable",
            /// A success status that names another line.
            UnknownOtherLine = "unknown.other_line",
            /// A success status that names another code.
            UnknownOtherCode = "unknown.other_code",
            /// The tab was closed or died while the request was under way.
            UnknownInterrupted = "unknown.interrupted",
            /// Sent once more after an unknown, and then refused.
            UnknownRefusedOnRepeat = "unknown.refused_on_repeat",
            /// Refused, perhaps only as a repeat of the browser's own.
            UnknownRefusedOrRepeated = "unknown.refused_or_repeated",
        }
        ..
        /// A refusal, or a request that could not be built.
        Call(CallCode),
    }
}
