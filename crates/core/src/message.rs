//! Stable keys for everything a person is told.
//!
//! The core speaks no language. Each error and outcome names a key; whoever
//! shows it keeps, for each key, a sentence on what happened and one on what
//! to do next, and one for each [`StockEffect`].

use core::fmt;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Something a person is told under a stable key.
pub trait HasCode {
    /// The key of the sentences that tell of it.
    fn code(&self) -> ErrorCode;
}

macro_rules! message_keys {
    ($($(#[doc = $text:literal])+ $name:ident = $key:literal,)+) => {
        /// A stable key such as `unknown.timed_out`. Keys are never renamed or reused.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum ErrorCode {
            $($(#[doc = $text])+ $name,)+
        }

        impl ErrorCode {
            /// Every key there is, so that a translation can be checked to be whole.
            pub const ALL: &'static [ErrorCode] = &[$(ErrorCode::$name,)+];

            /// The key as text: ASCII words joined by dots and underscores.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(ErrorCode::$name => $key,)+
                }
            }

            /// What it means, in a plain English sentence: that of its
            /// documentation. For logs and programs; a person is told more.
            pub fn description(self) -> &'static str {
                let text = match self {
                    $(ErrorCode::$name => concat!($($text),+),)+
                };
                text.trim_start()
            }
        }
    };
}

message_keys! {
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
    /// No address was given.
    UrlEmpty = "url.empty",
    /// The address cannot be read as one.
    UrlUnreadable = "url.unreadable",
    /// The address is plain http and not on this computer.
    UrlNotSecure = "url.not_secure",
    /// The address holds a user name or password.
    UrlUserInfo = "url.user_info",
    /// The address holds a query or a fragment.
    UrlQuery = "url.query",
    /// The prefix is neither `i1` nor `v1`.
    PrefixUnknown = "prefix.unknown",
    /// No token was given.
    TokenEmpty = "token.empty",
    /// The token holds a space or something that is not printable ASCII.
    TokenCharacters = "token.characters",
    /// Nobody is signed in.
    BuildNoToken = "build.no_token",
    /// The request could not be put together, for example for its length.
    BuildMalformed = "build.malformed",
    /// No answer to a reading call: address, network or CORS.
    ReachNetwork = "reach.network",
    /// No answer to a reading call in time.
    ReachTimedOut = "reach.timed_out",
    /// A reading call was led to another address.
    ReachRedirected = "reach.redirected",
    /// A reading call was given up because its view was left.
    ReachAborted = "reach.aborted",
    /// A web page came instead of data.
    ReadHtml = "read.html",
    /// The answer is not whole JSON.
    ReadNotJson = "read.not_json",
    /// The answer is JSON of another shape than expected.
    ReadShape = "read.shape",
    /// The answer is about something else than was asked for.
    ReadOther = "read.other",
    /// 400 on signing in: wrong name or password.
    RefusedLogin = "refused.login",
    /// 400: Omnitron did not accept what was sent.
    RefusedInput = "refused.input",
    /// 401 on signing in with a token: it is not one of Omnitron's.
    RefusedToken = "refused.token",
    /// 401: the session has ended.
    RefusedSession = "refused.session",
    /// 403: this user may not do that.
    RefusedForbidden = "refused.forbidden",
    /// 404 with data: there is no such line or order for this user.
    RefusedNotFound = "refused.not_found",
    /// 404 with a web page: there is no such address.
    RefusedNoSuchPath = "refused.no_such_path",
    /// 405 or 415: the address is right and the way of calling is not.
    RefusedMethod = "refused.method",
    /// 406: a rule of Omnitron, such as uniqueness, refused it.
    RefusedRule = "refused.rule",
    /// 409: it conflicts with what is there.
    RefusedConflict = "refused.conflict",
    /// 413: too large.
    RefusedTooLarge = "refused.too_large",
    /// 422: understood, and not accepted.
    RefusedContent = "refused.content",
    /// 429 on a reading call.
    RefusedThrottled = "refused.throttled",
    /// 5xx on a reading call.
    RefusedServer = "refused.server",
    /// Any other status on a reading call.
    RefusedOther = "refused.other",
    /// The line was released.
    Released = "released",
    /// The code was recorded and the reservation stays.
    Recorded = "recorded",
    /// 401: the line was not sent, the session has ended.
    NotSentSession = "not_sent.session",
    /// 425: Omnitron was not ready to take it.
    NotSentTooEarly = "not_sent.too_early",
    /// 429: too many calls.
    NotSentThrottled = "not_sent.throttled",
    /// Its run was stopped before its turn.
    NotSentStopped = "not_sent.stopped",
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
    /// A run waits: a person paused it.
    RunPaused = "run.paused",
    /// A run waits: the session has ended.
    RunSignIn = "run.sign_in",
    /// A run waits: this user may not release.
    RunForbidden = "run.forbidden",
    /// A run waits: five requests in a row got no answer.
    RunUnreachable = "run.unreachable",
    /// A run waits: most answers of late were faults of the service.
    RunFailing = "run.failing",
    /// A run waits: five in a row were answered as if the address were wrong.
    RunNotFound = "run.not_found",
    /// A run waits: the tab was closed or died while it went on.
    RunRecovered = "run.recovered",
    /// A run is over: every line had its turn.
    RunComplete = "run.complete",
    /// A run is over: a person stopped it.
    RunStopped = "run.stopped",
    /// A run is over: it stopped after a line that is unknown or was not sent.
    RunAfterDoubt = "run.after_doubt",
    /// A run is over: there is no room for its journal.
    RunJournalFull = "run.journal_full",
    /// A run is over: the browser refuses to keep its journal.
    RunJournalRefused = "run.journal_refused",
    /// A run is over: its journal could not be written.
    RunJournalFailed = "run.journal_failed",
    /// A file has no rows.
    TableEmpty = "table.empty",
    /// A file has more bytes than are taken.
    TableTooLarge = "table.too_large",
    /// A file has more rows than are taken.
    TableTooManyRows = "table.too_many_rows",
    /// A file has more cells than are taken.
    TableTooManyCells = "table.too_many_cells",
    /// A cell is longer than is taken.
    TableCellTooLong = "table.cell_too_long",
    /// A file holds bytes that are no text in its encoding.
    TableUndecodable = "table.undecodable",
    /// A quote is opened and never closed.
    TableUnclosedQuote = "table.unclosed_quote",
    /// The cells of a sheet do not come in order.
    TableDisorder = "table.disorder",
    /// A workbook cannot be read.
    WorkbookUnreadable = "workbook.unreadable",
    /// A workbook would become too large when unpacked.
    WorkbookTooLarge = "workbook.too_large",
    /// A workbook is protected by a password, or is of an old kind.
    WorkbookProtected = "workbook.protected",
    /// A workbook has no such sheet.
    WorkbookNoSheet = "workbook.no_sheet",
    /// No column is chosen for the line's id.
    ColumnsNoItem = "columns.no_item",
    /// No column is chosen for the code.
    ColumnsNoCode = "columns.no_code",
    /// One column is chosen for two things.
    ColumnsShared = "columns.shared",
    /// A row has more or fewer cells than there are columns.
    RowUneven = "row.uneven",
    /// A row is hidden in its sheet.
    RowHidden = "row.hidden",
    /// A row says the same as an earlier one.
    RowRepeated = "row.repeated",
    /// Two rows say different things of one line.
    RowConflict = "row.conflict",
    /// Two lines have the same code.
    RowSameCode = "row.same_code",
    /// The line was released or recorded before.
    RowAlreadyDone = "row.already_done",
    /// The line was sent before, and nobody can say what became of it.
    RowUnknownBefore = "row.unknown_before",
    /// A run that has not ended may still send the line.
    RowInRun = "row.in_run",
    /// It cannot be told whether to release or to record.
    RowAction = "row.action",
    /// Omnitron has no such line, or this user may not see it.
    LiveMissing = "live.missing",
    /// In Omnitron the line belongs to an order of another number.
    LiveOtherOrder = "live.other_order",
    /// In Omnitron the line is of another product.
    LiveOtherSku = "live.other_sku",
    /// In Omnitron the line or its order is cancelled, or asked to be.
    LiveCancelled = "live.cancelled",
    /// Omnitron has not sent the order to the ERP.
    LiveNotSentToErp = "live.not_sent_to_erp",
    /// Not all of the row could be compared with Omnitron.
    LiveUnchecked = "live.unchecked",
    /// The quotes of a cell are not in order.
    CellBrokenQuote = "cell.broken_quote",
    /// The text was taken out of `="…"`.
    CellUnwrapped = "cell.unwrapped",
    /// The apostrophe of our own export was taken off.
    CellUnguarded = "cell.unguarded",
    /// The code is written like Excel's shortened numbers, `1.23E+15`.
    CodeScientific = "code.scientific",
    /// The code could be read as a number with an exponent, `22E1`.
    CodeExponent = "code.exponent",
    /// The code looks like a date.
    CodeDate = "code.date",
    /// The code has more than 15 digits, and only zeros after them.
    CodeManyZeros = "code.many_zeros",
    /// The id is written like Excel's shortened numbers.
    IdScientific = "id.scientific",
    /// The code is a number in the sheet, so that leading zeros are gone.
    SheetNumber = "sheet.number",
    /// A number in the sheet with more than 15 digits, which Excel rounds.
    SheetLongNumber = "sheet.long_number",
    /// A number in the sheet with a fraction.
    SheetFraction = "sheet.fraction",
    /// A date in the sheet.
    SheetDate = "sheet.date",
    /// A truth value in the sheet.
    SheetBool = "sheet.bool",
    /// An error in the sheet.
    SheetError = "sheet.error",
}

/// What a thing that happened means for the stock of the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StockEffect {
    /// Nothing left this computer.
    NothingSent,
    /// The reservation is as it was before. Also what a run's own keys say,
    /// which are about no line.
    Unchanged,
    /// The reservation is dropped.
    Released,
    /// The code is stored and the reservation stays.
    StillReserved,
    /// Nobody can say.
    Unknown,
}

impl ErrorCode {
    /// What it means for the stock.
    pub fn stock_effect(self) -> StockEffect {
        match self.as_str().split('.').next() {
            Some("not_sent") if self == Self::NotSentStopped => StockEffect::NothingSent,
            Some(
                "code" | "id" | "url" | "prefix" | "token" | "build" | "table" | "workbook"
                | "columns" | "row" | "cell" | "sheet" | "live",
            ) => StockEffect::NothingSent,
            Some("released") => StockEffect::Released,
            Some("recorded") => StockEffect::StillReserved,
            Some("unknown") => StockEffect::Unknown,
            _ => StockEffect::Unchanged,
        }
    }
}

impl Serialize for ErrorCode {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for ErrorCode {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let found = Self::ALL.iter().find(|key| key.as_str() == text);
        found
            .copied()
            .ok_or_else(|| D::Error::custom("no such key"))
    }
}

impl fmt::Display for ErrorCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
