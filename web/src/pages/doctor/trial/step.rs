//! The next step, to be read and agreed to; and the one under way.

use release_core::{Connection, HasCode as _};
use release_doctor::trial::{Ended, Step};
use release_web_logic::Route;
use yew::prelude::*;
use yew_router::prelude::*;

use super::words::{effect, title};
use crate::components::{DeliveryNotice, Kind, Notice, status_badge};
use crate::i18n::{Texts, explain, key};
use crate::pages::order::{quantity, sku};
use crate::route::At;
use crate::state::store::use_store;
use crate::state::trial::{NamedLine, TRIAL, end_trial, note_step, send_step};
use crate::state::{View, use_app, use_focus_kept, use_run};

#[derive(PartialEq, Properties)]
pub(super) struct StepsProps {
    pub(super) connection: Connection,
}

/// What comes next.
#[component]
pub(super) fn Steps(props: &StepsProps) -> Html {
    let app = use_app();
    let texts = app.texts();
    let trying = use_store(TRIAL);
    let place = (*trying).as_ref().map(|it| {
        (
            it.trial.observations().len(),
            it.trial.under_way().is_some(),
        )
    });
    use_focus_kept(place, "step");
    let Some(trying) = &*trying else {
        return Html::default();
    };
    if trying.trial.under_way().is_some() {
        return html! {
            <>
                <p role="status" id="step" tabindex="-1">{texts.get(key::TRIAL_SENDING)}</p>
                { for trying.run_under_way().map(|run| html! { <UnderWay key={run} {run} /> }) }
            </>
        };
    }
    let over = |kind, words| Notice::new(kind, texts.get(words)).focusable("step");
    match (trying.trial.next(), trying.trial.ended()) {
        (Some(step), _) => {
            html! { <Next key={trying.trial.observations().len()} {step} connection={props.connection.clone()} /> }
        }
        (None, Some(Ended::Unknown)) => over(Kind::Unknown, key::TRIAL_OVER_UNKNOWN).show(html! {
            <>
                <p>{texts.get(key::TRIAL_OVER_UNKNOWN_TEXT)}</p>
                {close(texts)}
            </>
        }),
        (None, _) => over(Kind::Good, key::TRIAL_OVER).show(html! {
            <>
                <p>{texts.get(key::TRIAL_OVER_TEXT)}</p>
                {close(texts)}
            </>
        }),
    }
}

fn close(texts: Texts) -> Html {
    html! {
        <div class="buttons no-print">
            <Link<At> to={Route::Doctor}>{texts.get(key::DOCTOR_TITLE)}</Link<At>>
            <button type="button" class="secondary" onclick={|_: MouseEvent| end_trial()}>{texts.get(key::TRIAL_NEW)}</button>
        </div>
    }
}

#[derive(PartialEq, Properties)]
struct UnderWayProps {
    run: u64,
}

/// Follows the run of the step under way, and notes what came of it.
#[component]
fn UnderWay(props: &UnderWayProps) -> Html {
    let app = use_app();
    let view = use_run(&app.session, props.run);
    let ended = match view {
        View::Open(open) if open.is_at_rest() => Some(open),
        _ => None,
    };
    let session = app.session.clone();
    use_effect_with(ended, move |ended| {
        if let Some(open) = ended {
            note_step(&session, open);
        }
    });
    html! {}
}

#[derive(PartialEq, Properties)]
struct NextProps {
    step: Step,
    connection: Connection,
}

/// The step, exactly as it would be sent.
#[component]
fn Next(props: &NextProps) -> Html {
    let app = use_app();
    let texts = app.texts();
    let trying = use_store(TRIAL);
    let (step, base_url) = (&props.step, &props.connection.base_url);
    let onsubmit = {
        let (app, step) = (app.clone(), step.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            send_step(&app, &step);
        })
    };
    let trying = (*trying).as_ref();
    let number = trying.map_or(0, |it| it.trial.observations().len()) + 1;
    let heading = texts.fill(
        key::TRIAL_STEP,
        &[
            ("number", &number.to_string()),
            ("title", &title(texts, step.kind)),
        ],
    );
    let named = trying.and_then(|it| it.line(step.call().item));
    let failed = trying.and_then(|it| it.failed.as_ref());
    let host = [("host", base_url.host())];
    html! {
        <section class="trial-step" aria-labelledby="step">
            <h2 id="step" tabindex="-1">{heading}</h2>
            <p>{texts.get(effect(step.kind))}</p>
            {for named.map(|named| facts(texts, named, &app.quantity_key()))}
            <p>{texts.get(key::TRIAL_REQUEST)}</p>
            <pre class="code">{format!("{} {base_url}{}\n\n{}", step.method, step.path, step.body)}</pre>
            <DeliveryNotice {texts} connection={props.connection.clone()} at_once={1}>
                <p>{texts.get(key::TRIAL_DELIVERY)}</p>
            </DeliveryNotice>
            {for failed.map(|error| Notice::new(Kind::Bad, texts.get(key::TRIAL_NOT_WRITTEN)).urgent()
                .show(html! { <p>{explain(texts, error.code()).what}</p> }))}
            <form {onsubmit}>
                <label>
                    <input type="checkbox" required=true />
                    {texts.get(key::TRIAL_STEP_AGREE)}
                </label>
                <div class="buttons">
                    <button type="submit" class="danger">{texts.fill(key::TRIAL_SEND, &host)}</button>
                    <button type="button" class="secondary" onclick={|_: MouseEvent| end_trial()}>{texts.get(key::TRIAL_END)}</button>
                </div>
            </form>
        </section>
    }
}

/// The line that it is about.
fn facts(texts: Texts, named: &NamedLine, quantity_key: &str) -> Html {
    let NamedLine { order, line } = named;
    let fact =
        |words, value: Html| html! { <div><dt>{texts.get(words)}</dt><dd>{value}</dd></div> };
    let code = |text: String| html! { <span class="code">{text}</span> };
    html! {
        <dl class="facts">
            {fact(key::LINE_ID, code(line.pk.to_string()))}
            {for order.number.clone().map(|number| fact(key::RUNS_ORDER, code(number)))}
            {fact(key::LINE_SKU, code(sku(line)))}
            {fact(key::LINE_QUANTITY, html! { {quantity(texts, line, quantity_key)} })}
            {fact(key::ORDERS_STATUS, status_badge(texts, &line.status))}
        </dl>
    }
}
