//! The words for the steps of a trial.

use release_doctor::trial::{Kind as Call, Result as Came, TrialProblem};
use release_run::LineStatus;

use crate::i18n::{Key, Texts, key};

/// What a step is.
pub(super) fn title(texts: Texts, call: Call) -> String {
    let title = match call {
        Call::Record => key::TRIAL_STEP_RECORD,
        Call::Release => key::TRIAL_STEP_RELEASE,
        Call::Again => key::TRIAL_STEP_AGAIN,
        Call::OtherCode => key::TRIAL_STEP_OTHER_CODE,
        Call::SameCode => key::TRIAL_STEP_SAME_CODE,
        Call::OwnCode => key::TRIAL_STEP_OWN_CODE,
        Call::Length(count) => {
            let count = texts.figure(count);
            return texts.fill(key::TRIAL_STEP_LENGTH, &[("count", &count)]);
        }
    };
    texts.get(title).to_owned()
}

/// What it does to the line and its stock.
pub(super) const fn effect(call: Call) -> Key {
    match call {
        Call::Record => key::TRIAL_EFFECT_RECORD,
        Call::Release => key::TRIAL_EFFECT_RELEASE,
        Call::Again => key::TRIAL_EFFECT_AGAIN,
        Call::OtherCode => key::TRIAL_EFFECT_OTHER_CODE,
        Call::SameCode => key::TRIAL_EFFECT_SAME_CODE,
        Call::OwnCode => key::TRIAL_EFFECT_OWN_CODE,
        Call::Length(_) => key::TRIAL_EFFECT_LENGTH,
    }
}

/// The status that a run's line has in the place of what came.
pub(super) const fn status(call: Call, came: Came) -> LineStatus {
    match came {
        Came::Done if matches!(call, Call::Release | Call::Again | Call::OtherCode) => {
            LineStatus::Released
        }
        Came::Done => LineStatus::Recorded,
        Came::Refused | Came::CodeRefused => LineStatus::Refused,
        Came::NotSent => LineStatus::NotSent,
        Came::Unknown => LineStatus::Unknown,
    }
}

/// Why a trial cannot begin.
pub(super) const fn problem(problem: TrialProblem) -> Key {
    match problem {
        TrialProblem::SameLine => key::TRIAL_SAME_LINE,
        TrialProblem::SameCodes => key::TRIAL_SAME_CODES,
        TrialProblem::CodeNotPlain => key::TRIAL_CODE_NOT_PLAIN,
    }
}
