//! Profiles: one that is read is written the same, and everything that is made of it can be made.

use std::sync::LazyLock;

use arbitrary::Unstructured;
use release_doctor::{Profile, markdown, settings, stand_in};
use serde_json::Value;

use crate::near::{near, text};

/// Reads a profile, and makes the report, the settings and the stand-in's switches of it.
pub fn profile(bytes: &[u8]) {
    let mut input = Unstructured::new(bytes);
    let made = near(&mut input, &EXAMPLES).and_then(|value| text(&mut input, &value));
    let Ok(bytes) = made else { return };
    let Ok(profile) = Profile::from_json(&String::from_utf8_lossy(&bytes)) else {
        return;
    };
    assert_eq!(
        Profile::from_json(&profile.to_json()).as_ref(),
        Ok(&profile)
    );
    let findings = profile.findings();
    let report = markdown(&profile, &findings);
    assert!(report.starts_with('#'));
    let proposal = settings(&profile);
    let config: Value = serde_json::from_str(&proposal.config_json()).expect("a proposal is JSON");
    assert!(config.is_object());
    // Never looser than without a profile.
    assert!(proposal.pool.is_none_or(|pool| (1..=4).contains(&pool)));
    let _ = stand_in(&profile);
    let _ = profile.untold();
}

/// How many facts an example has: a short one is changed at a place that counts, and read soon.
const FACTS: usize = 6;

/// A real profile in parts, each of which is a profile.
static EXAMPLES: LazyLock<Vec<Value>> = LazyLock::new(|| {
    let whole: Value = serde_json::from_str(include_str!("profile.json")).expect("JSON");
    let facts: Vec<_> = whole["facts"].as_object().expect("facts").iter().collect();
    let part = |facts: &[(&String, &Value)]| {
        let mut part = whole.clone();
        part["facts"] = facts
            .iter()
            .map(|(name, fact)| ((*name).clone(), (*fact).clone()))
            .collect();
        Profile::from_json(&part.to_string()).expect("a profile");
        part
    };
    facts.chunks(FACTS).map(part).collect()
});
