//! Why no answer came: a browser does not say, so the usual causes are tested one by one.

use crate::Kind;

/// What was found out after a call without an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Findings {
    /// Whether the browser takes its computer to be connected to a network.
    pub is_online: bool,
    /// Whether anything answered at the address, be it only that the browser may not show it.
    pub answers: bool,
    /// Whether the page and Omnitron have one origin, for which the browser asks no permission.
    pub is_same_origin: bool,
}

/// What a test says of a usual cause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It was not this.
    Excluded,
    /// It was most likely this.
    Likely,
    /// It cannot be told.
    Untested,
}

impl Verdict {
    /// Its sign and colour.
    pub fn kind(self) -> Kind {
        match self {
            Self::Excluded => Kind::Good,
            Self::Likely => Kind::Bad,
            Self::Untested => Kind::Info,
        }
    }
}

impl Findings {
    /// Whether this computer is not connected.
    pub fn network(self) -> Verdict {
        match (self.is_online, self.answers) {
            // Whatever a browser takes itself to be.
            (_, true) | (true, _) => Verdict::Excluded,
            (false, false) => Verdict::Likely,
        }
    }

    /// Whether nothing answers at the address.
    pub fn address(self) -> Verdict {
        match (self.answers, self.is_online) {
            (true, _) => Verdict::Excluded,
            (false, true) => Verdict::Likely,
            (false, false) => Verdict::Untested,
        }
    }

    /// Whether the browser keeps the page from calling another origin.
    pub fn cors(self) -> Verdict {
        match (self.is_same_origin, self.answers) {
            (true, _) => Verdict::Excluded,
            (false, true) => Verdict::Likely,
            (false, false) => Verdict::Untested,
        }
    }

    /// Whether none of them was it: the connection broke just then.
    pub fn is_unexplained(self) -> bool {
        [self.network(), self.address(), self.cors()] == [Verdict::Excluded; 3]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all() -> impl Iterator<Item = Findings> {
        (0..8).map(|bits| Findings {
            is_online: bits & 1 > 0,
            answers: bits & 2 > 0,
            is_same_origin: bits & 4 > 0,
        })
    }

    #[test]
    fn one_cause_at_the_most_is_likely() {
        for found in all() {
            let verdicts = [found.network(), found.address(), found.cors()];
            let likely = verdicts.iter().filter(|it| **it == Verdict::Likely);
            assert_eq!(
                likely.count(),
                usize::from(!found.is_unexplained()),
                "{found:?}"
            );
        }
    }

    #[test]
    fn where_something_answers_only_the_browser_can_be_in_the_way() {
        for found in all().filter(|found| found.answers) {
            assert_eq!(found.network(), Verdict::Excluded);
            assert_eq!(found.address(), Verdict::Excluded);
            assert_eq!(found.is_unexplained(), found.is_same_origin);
        }
    }

    #[test]
    fn without_a_network_nothing_is_said_of_the_address() {
        let found = Findings {
            is_online: false,
            answers: false,
            is_same_origin: false,
        };
        assert_eq!(found.network(), Verdict::Likely);
        assert_eq!(found.address(), Verdict::Untested);
        assert_eq!(found.cors(), Verdict::Untested);
    }
}
