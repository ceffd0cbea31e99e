//! The settings of the run.

use release_core::BaseUrl;
use release_run::{Repeat, Settings};
use release_web_logic::Known;
use release_web_logic::import::Number;
use yew::prelude::*;

use crate::api;
use crate::components::{About, Field, choice, doubt};
use crate::i18n::{Texts, key};
use crate::state::import::edit_draft;

/// The settings of a run.
pub(super) fn settings_fields(texts: Texts, known: Option<&Known>, settings: &Settings) -> Html {
    let repeat = |repeat| Callback::from(move |()| change(|settings| settings.repeat = repeat));
    let sample = |lines| Callback::from(move |()| change(|settings| settings.sample = lines));
    html! {
        <details>
            <summary>{texts.get(key::SEND_SETTINGS)}</summary>
            <div class="filters">
                {number(texts, settings, Number::Pool)}
                {number(texts, settings, Number::PerSecond)}
                {number(texts, settings, Number::Timeout)}
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
                {choice("repeat", "once", texts.get(key::SEND_REPEAT_ONCE), None,
                    settings.repeat == Repeat::Once, &repeat(Repeat::Once))}
                <p><small>{doubt(texts, known, About::Second, key::SEND_REPEAT_ONCE_HINT)}</small></p>
            </fieldset>
        </details>
    }
}

/// That lines are sent one at a time where one may arrive more than once, what
/// that costs, and a box to tick for more.
pub(super) fn one_at_a_time(texts: Texts, base_url: &BaseUrl, settings: &Settings) -> Html {
    let (pool, is_ticked) = (settings.pool, settings.pool_unless_once > 1);
    let times = api::delivery(base_url, pool).times();
    let values = [("pool", &*pool.to_string()), ("count", &times.to_string())];
    let onchange = move |_: Event| {
        change(|settings| settings.pool_unless_once = if is_ticked { 1 } else { pool });
    };
    html! {
        <>
            <p>{texts.get(key::DELIVERY_FILE)}</p>
            if pool > 1 {
                <p>{texts.fill(key::DELIVERY_COST, &values)}</p>
                <label>
                    <input type="checkbox" id="several" checked={is_ticked} {onchange} />
                    {texts.fill(key::DELIVERY_SEVERAL, &values)}
                </label>
            }
        </>
    }
}

fn number(texts: Texts, settings: &Settings, number: Number) -> Html {
    let (id, label, hint) = match number {
        Number::Pool => ("pool", key::SEND_POOL, key::SEND_POOL_HINT),
        Number::PerSecond => ("per-second", key::SEND_RATE, key::SEND_RATE_HINT),
        Number::Timeout => ("time-out", key::SEND_TIMEOUT, key::SEND_TIMEOUT_HINT),
    };
    Field {
        id: id.into(),
        label: texts.get(label).into(),
        hint: Some(texts.get(hint).into()),
        value: number.text(settings).into(),
        kind: "number",
        on_input: Callback::from(move |typed: String| {
            change(|settings| number.set(settings, &typed));
        }),
        ..Field::default()
    }
    .show()
}

fn change(change: impl FnOnce(&mut Settings)) {
    edit_draft(|draft| change(&mut draft.settings));
}
