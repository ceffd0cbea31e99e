//! Codes of runs: the reasons why one waits or is over.

release_core::error_codes! {
    /// Why a run waits or is over. About no line, so that it says nothing of the stock.
    pub enum RunCode {
        Unchanged {
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
        }
    }
}
