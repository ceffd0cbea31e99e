//! The rules of a run, by name, so that each can be broken.
//!
//! A search that finds no fault proves little before it has been seen to find
//! one. With the feature `mutants`, which `cargo xtask prove` alone sets, one
//! rule at a time can be broken; without it no rule is, and nothing of this is
//! left in the program.

macro_rules! rules {
    ($($rule:ident = $text:literal,)*) => {
        /// A rule of a run.
        #[allow(unreachable_pub)] // without the feature
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Rule {
            $(#[doc = $text] $rule,)*
        }

        #[cfg(feature = "mutants")]
        impl Rule {
            /// Every rule.
            pub const ALL: &[Self] = &[$(Self::$rule,)*];

            /// The rule in words.
            pub const fn text(self) -> &'static str {
                match self {
                    $(Self::$rule => $text,)*
                }
            }
        }
    };
}

rules! {
    WrittenFirst = "no request is sent before the journal announces it",
    Ahead = "at most `AHEAD` lines are announced beyond the pool",
    NotAgain = "a line that may have been processed is not sent again by itself",
    MostSends = "a line is sent `MAX_SENDS` times at the most",
    MostThrottled = "a line meets `MAX_THROTTLED` 429 at the most",
    Backoff = "a line waits a random time before it is sent again",
    RetryAfter = "no wait is shorter than `Retry-After`",
    PoolHold = "a 429 holds the whole pool",
    UnavailableHold = "a 503 with `Retry-After` holds the whole pool",
    Reconnect = "no request begins right after one that the network failed",
    FewerAtOnce = "after a 429 fewer are under way at once",
    PaceLearnt = "after a 429 no more begin in a second than were let through",
    PerSecond = "no more begin in a second than the settings allow",
    RepeatedOnce = "an unknown line is repeated once at the most",
    RepeatBudget = "repeats have a budget",
    RefusedOnRepeat = "a refusal of the repeat leaves a line unknown",
    OneAtATime = "lines share the pool only while each request arrives once",
    RefusedOrRepeated = "else a refusal for uniqueness leaves a line unknown",
    BreakerInARow = "five answers in a row about the service pause the run",
    BreakerRate = "so does half of at least 20 answers",
    CountsAnew = "after a person resumes the run, counting starts anew",
    DoubtStops = "a run one by one stops after a doubt",
    DoubtNoRepeat = "and sends no line again",
    OtherNotRepeated = "an answer that named another line is never repeated",
    OtherStays = "and its line stays unknown",
    AllAnswersKept = "all answers of a line are kept",
    SignInPauses = "a 401 pauses the run",
    ForbiddenPauses = "a 403 pauses the run",
    OldToken = "a 401 to an old token says nothing about the new one",
    WaitsForAnswers = "pausing and stopping wait for requests under way",
    PausedNotSent = "a request whose entry is still being written is not sent",
    WithdrawnSaid = "and the journal says so",
    StopsForGood = "a run that was stopped sends nothing more",
    JournalNeeded = "a run whose journal failed sends nothing more",
    Interrupted = "what was under way when the tab died is unknown",
    Grace = "nothing leaves in the grace period",
    SampleFirst = "the rest waits until the sample is accepted",
    Strays = "an answer to another attempt changes nothing",
    Wakes = "the machine asks to be woken when something will be due",
}

#[cfg(feature = "mutants")]
thread_local! {
    static BROKEN: std::cell::Cell<Option<Rule>> = const { std::cell::Cell::new(None) };
}

impl Rule {
    /// Breaks this rule on this thread, or none.
    #[cfg(feature = "mutants")]
    pub fn break_here(rule: Option<Self>) {
        BROKEN.set(rule);
    }

    /// Whether it is broken.
    #[cfg(feature = "mutants")]
    pub(crate) fn is_broken(self) -> bool {
        BROKEN.get() == Some(self)
    }

    /// Whether it is broken: never.
    #[cfg(not(feature = "mutants"))]
    #[allow(clippy::unused_self)] // as with the feature
    pub(crate) const fn is_broken(self) -> bool {
        false
    }
}
