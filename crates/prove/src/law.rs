//! The laws that hold in every state.

use stateright::Property;

use crate::Proof;

macro_rules! laws {
    ($($law:ident = $text:literal,)*) => {
        /// What holds always. A state keeps the first that was broken on its way.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Law {
            $(#[doc = $text] $law,)*
        }

        impl Law {
            /// Every law.
            pub const ALL: &[Self] = &[$(Self::$law,)*];

            /// The law in words.
            pub const fn text(self) -> &'static str {
                match self {
                    $(Self::$law => $text,)*
                }
            }

            pub(crate) fn properties() -> Vec<Property<Proof>> {
                vec![$(Property::<Proof>::always($text, |_, state| state.breach != Some(Self::$law)),)*]
            }
        }
    };
}

laws! {
    WrittenFirst = "no request leaves before its entry is durable",
    Ahead = "no more lines are announced than the pool, and two ahead",
    Pool = "no more requests are under way than the pool has places",
    Consent = "no line that may have been processed is sent again beyond consent",
    MostSends = "no line is sent more often than the limits say",
    OtherNamed = "no line is sent again after an answer that named another",
    OtherStays = "a line of which an answer named another stays unknown",
    DoneVerified = "no line is done without a verified answer",
    NeverDenied = "no line is refused or not sent that is released, or may still be",
    Counted = "the counts are those of the lines, and add up",
    Waited = "no line is sent again at once, or later than its longest wait",
    Polite = "no request leaves while a server has asked for quiet",
    Reconnected = "no request leaves right after one that the network failed",
    Slower = "after a 429 fewer are under way at once",
    Paced = "after a 429 no more leave in a second than were let through",
    PerSecond = "no more requests begin in a second than the settings allow",
    Budget = "repeats of unknown lines stay within their budget",
    Paused = "nothing leaves while the run is paused",
    Stopped = "nothing leaves once the run was stopped, or its journal failed",
    Grace = "nothing leaves before the grace period is over",
    Sample = "no line after the sample leaves before the sample is accepted",
    Broken = "nothing leaves after the breaker's measure is full",
    BrokenOnly = "the breaker pauses only when its measure is full",
    SignedOut = "no new token is asked for while the token is valid",
    DoubtLast = "after a doubt nothing more leaves, where the run stops after one",
    EndedLast = "no request is under way when the run has ended",
    Strays = "an event that fits nothing changes nothing",
    AllKept = "all answers of a line are kept",
    Recovered = "the journal gives back the run",
    InterruptedUnknown = "a line under way is unknown to the next tab",
    EndsOrWaits = "where nothing more can happen, the run has ended or waits for a person",
    Onward = "every event brings the run onward, so that no way leads in a circle",
}
