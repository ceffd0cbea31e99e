//! How the lines are sent.

use release_run::{Repeat, Settings};
use yew::prelude::*;

use crate::components::{Field, choice};
use crate::i18n::{Key, Texts, key};
use crate::state::import::edit_draft;

/// The settings of a run.
pub(super) fn settings_fields(texts: Texts, settings: &Settings) -> Html {
    let per_second = settings.per_second.map(|limit| limit.to_string());
    let repeat = |repeat| Callback::from(move |()| change(|settings| settings.repeat = repeat));
    let sample = |lines| Callback::from(move |()| change(|settings| settings.sample = lines));
    html! {
        <details>
            <summary>{texts.get(key::SEND_SETTINGS)}</summary>
            <div class="filters">
                {number(texts, "pool", key::SEND_POOL, key::SEND_POOL_HINT, settings.pool.to_string(),
                    |settings, typed| settings.pool = typed.parse().unwrap_or(4).clamp(1, 16))}
                {number(texts, "per-second", key::SEND_RATE, key::SEND_RATE_HINT, per_second.unwrap_or_default(),
                    |settings, typed| settings.per_second = typed.parse().ok())}
                {number(texts, "time-out", key::SEND_TIMEOUT, key::SEND_TIMEOUT_HINT, settings.timeout_seconds.to_string(),
                    |settings, typed| settings.timeout_seconds = typed.parse().unwrap_or(30).clamp(1, 300))}
            </div>
            <fieldset class="choices">
                <legend>{texts.get(key::SEND_SAMPLE)}</legend>
                {choice("sample", "5", texts.get(key::SEND_SAMPLE_YES), Some(texts.get(key::SEND_SAMPLE_YES_HINT)),
                    settings.sample > 0, &sample(5))}
                {choice("sample", "0", texts.get(key::SEND_SAMPLE_NO), None, settings.sample == 0, &sample(0))}
            </fieldset>
            <fieldset class="choices">
                <legend>{texts.get(key::SEND_REPEAT)}</legend>
                {choice("repeat", "never", texts.get(key::SEND_REPEAT_NEVER), None,
                    settings.repeat == Repeat::Never, &repeat(Repeat::Never))}
                {choice("repeat", "once", texts.get(key::SEND_REPEAT_ONCE), Some(texts.get(key::SEND_REPEAT_ONCE_HINT)),
                    settings.repeat == Repeat::Once, &repeat(Repeat::Once))}
            </fieldset>
        </details>
    }
}

fn number(
    texts: Texts,
    id: &'static str,
    label: Key,
    hint: Key,
    value: String,
    set: fn(&mut Settings, &str),
) -> Html {
    Field {
        id: id.into(),
        label: texts.get(label).into(),
        hint: Some(texts.get(hint).into()),
        value: value.into(),
        kind: "number",
        on_input: Callback::from(move |typed: String| change(|settings| set(settings, &typed))),
        ..Field::default()
    }
    .show()
}

fn change(change: impl FnOnce(&mut Settings)) {
    edit_draft(|draft| change(&mut draft.settings));
}
