//! A trial: what only releases can tell, on lines that a person names.
//!
//! In scope: which request comes next, exactly; that none is sent to which nobody agreed, and none twice;
//! the facts that the answers prove. Out of scope: asking the person. The lines keep their codes, and
//! the first one most likely its release: **nothing here can be undone**, so the lines should be those of
//! test orders.
//!
//! ```text
//! Trial::next ──► a person reads the step ──► Trial::agree ──► carry_out: reads, sends once, reads
//!      ▲                                                                   │
//!      └──────────────────────── Trial::note ◄──────── Observation ◄───────┘
//! ```
//!
//! An unknown outcome ends the trial. On a connection on which a browser may repeat a request by itself,
//! the refusal of a second call is such an outcome: a program that sends each request once learns more.

mod drive;
mod facts;
mod named;
mod observation;
mod step;
mod tried;

pub use drive::carry_out;
pub(crate) use facts::switches;
pub use facts::{Reaction, TrialFact};
pub use named::{TrialCodes, TrialLines, TrialProblem};
pub use observation::{Observation, Result};
pub use step::{Kind, Step};
pub use tried::Tried;

use release_core::endpoint::CreateMapping;
use release_core::{ApiPrefix, ErpCode};

/// The lengths of a code that are tried, the longest first: those after it are tried only if it is
/// refused, and so the line gets one code at the most.
pub const LENGTHS: [u64; 3] = [1_024, 256, 255];

/// A step to which a person has agreed. It is sent once, and then spent.
#[derive(Debug, PartialEq)]
pub struct Agreed(Step);

impl Agreed {
    /// The step.
    pub fn step(&self) -> &Step {
        &self.0
    }
}

/// Why a trial is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// Every step was made, or has no meaning any more.
    Done,
    /// An outcome is unknown.
    Unknown,
}

/// The state of a trial.
#[derive(Clone, Debug)]
pub struct Trial {
    lines: TrialLines,
    codes: TrialCodes,
    prefix: ApiPrefix,
    observations: Vec<Observation>,
    /// The step that was agreed to and not noted yet.
    under_way: Option<Kind>,
}

impl Trial {
    /// A trial of which nothing was sent.
    ///
    /// # Errors
    ///
    /// Lines or codes that would tell nothing.
    pub fn new(
        lines: TrialLines,
        codes: TrialCodes,
        prefix: ApiPrefix,
    ) -> core::result::Result<Self, TrialProblem> {
        named::check(&lines, &codes)?;
        Ok(Self {
            lines,
            codes,
            prefix,
            observations: Vec::new(),
            under_way: None,
        })
    }

    /// The next request, exactly as it would be sent; `None` while one is under way, and when the trial is
    /// over. A step that was surely not sent comes again.
    pub fn next(&self) -> Option<Step> {
        if self.under_way.is_some() || self.has_unknown() {
            return None;
        }
        let kind = Kind::ALL.into_iter().find(|kind| self.is_due(*kind))?;
        let item = match kind {
            Kind::SameCode | Kind::OwnCode => self.lines.second?,
            Kind::Length(_) => self.lines.third?,
            _ => self.lines.first,
        };
        let code = match kind {
            Kind::OtherCode => self.codes.other.clone(),
            Kind::SameCode => self.stored()?,
            Kind::OwnCode => ErpCode::new(format!("{}-2", self.codes.first)).ok()?,
            Kind::Length(length) => self.long(length)?,
            _ => self.codes.first.clone(),
        };
        let update_stock = matches!(kind, Kind::Release | Kind::Again | Kind::OtherCode);
        Step::new(
            kind,
            CreateMapping {
                item,
                code,
                update_stock,
            },
            self.prefix,
        )
    }

    /// Agrees to a step, which must be the next one.
    ///
    /// `None` if it is not: nothing may be sent then.
    pub fn agree(&mut self, step: &Step) -> Option<Agreed> {
        let next = self.next().filter(|next| next == step)?;
        self.under_way = Some(next.kind);
        Some(Agreed(next))
    }

    /// Notes what came of the step that was agreed to; anything else is left out.
    pub fn note(&mut self, observation: Observation) {
        if self.under_way == Some(observation.step) {
            self.under_way = None;
            self.observations.push(observation);
        }
    }

    /// Notes that nobody will tell what came of the step under way: it may have been sent. The trial ends.
    pub fn interrupted(&mut self) {
        if let Some(step) = self.under_way.take() {
            let nothing = Observation::not_sent(step);
            self.observations.push(Observation {
                result: Result::Unknown,
                ..nothing
            });
        }
    }

    /// The step that was agreed to, while nobody has noted what came of it.
    pub fn under_way(&self) -> Option<Kind> {
        self.under_way
    }

    /// What came of each step.
    pub fn observations(&self) -> &[Observation] {
        &self.observations
    }

    /// Why the trial is over; `None` if it is not.
    pub fn ended(&self) -> Option<Ended> {
        if self.has_unknown() {
            return Some(Ended::Unknown);
        }
        let is_over = self.under_way.is_none() && self.next().is_none();
        is_over.then_some(Ended::Done)
    }

    fn has_unknown(&self) -> bool {
        self.observations
            .iter()
            .any(|it| it.result == Result::Unknown)
    }

    /// What came of a step that reached the server.
    fn of(&self, kind: Kind) -> Option<&Observation> {
        let mut all = self.observations.iter();
        all.find(|it| it.step == kind && it.result != Result::NotSent)
    }

    fn is_done(&self, kind: Kind) -> bool {
        self.of(kind).is_some_and(|it| it.result == Result::Done)
    }

    /// Whether a step has a meaning, and was not made.
    fn is_due(&self, kind: Kind) -> bool {
        if self.of(kind).is_some() {
            return false;
        }
        match kind {
            Kind::Record => true,
            // A line that was refused at first has a code already, or is none: a second call tells nothing.
            Kind::Release | Kind::Again | Kind::OtherCode => self.is_done(Kind::Record),
            Kind::SameCode => self.lines.second.is_some() && self.stored().is_some(),
            Kind::OwnCode => {
                let refused = [Result::Refused, Result::CodeRefused];
                let same = self.of(Kind::SameCode);
                same.is_some_and(|it| refused.contains(&it.result))
            }
            Kind::Length(length) => {
                let longer = LENGTHS.into_iter().filter(|it| *it > length);
                let are_refused = longer.map(Kind::Length).all(|longer| {
                    self.of(longer)
                        .is_some_and(|it| it.result == Result::CodeRefused)
                });
                self.lines.third.is_some() && are_refused
            }
        }
    }

    /// The code that the first line has now.
    fn stored(&self) -> Option<ErpCode> {
        if self.is_done(Kind::OtherCode) {
            return Some(self.codes.other.clone());
        }
        self.is_done(Kind::Record).then(|| self.codes.first.clone())
    }

    /// The first code, made as long as this.
    fn long(&self, length: u64) -> Option<ErpCode> {
        let code = self.codes.first.as_str();
        let filled = usize::try_from(length)
            .ok()?
            .checked_sub(code.chars().count() + 1)?;
        ErpCode::new(format!("{code}-{}", "x".repeat(filled))).ok()
    }
}
