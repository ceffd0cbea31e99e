//! The settings of a run, as they are typed.

use release_run::Settings;

/// A number among the settings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Number {
    /// How many requests may be under way at once.
    Pool,
    /// How many requests may begin in any second.
    PerSecond,
    /// How long one request may take, in seconds.
    Timeout,
}

impl Number {
    /// The number as it stands in its field; empty where there is no limit.
    pub fn text(self, settings: &Settings) -> String {
        match self {
            Self::Pool => settings.pool.to_string(),
            Self::PerSecond => {
                let limit = settings.per_second;
                limit.map_or_else(String::new, |limit| limit.to_string())
            }
            Self::Timeout => settings.timeout_seconds.to_string(),
        }
    }

    /// Takes what was typed: within its range, and the usual value where it is
    /// no number.
    pub fn set(self, settings: &mut Settings, typed: &str) {
        match self {
            Self::Pool => {
                settings.pool = typed.parse().unwrap_or(4).clamp(1, 16);
                // The box was ticked for another number, whose count it named.
                settings.pool_unless_once = 1;
            }
            Self::PerSecond => settings.per_second = typed.parse().ok(),
            Self::Timeout => settings.timeout_seconds = typed.parse().unwrap_or(30).clamp(1, 300),
        }
    }
}
