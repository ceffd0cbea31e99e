//! A trial: what only a release can tell. Each request is shown and agreed to before it is sent.

mod form;
mod result;
mod step;
mod words;

use release_core::BaseUrl;
use release_web_logic::Route;
use yew::prelude::*;
use yew_router::prelude::*;

use crate::components::{DeliveryNotice, Kind, Notice};
use crate::i18n::{Texts, key};
use crate::route::At;
use crate::state::store::use_store;
use crate::state::trial::TRIAL;
use crate::state::{AppState, use_app, use_title};

use form::Form;
pub(super) use result::last_trial;
use result::result;
use step::Steps;

/// The lines are named first; then each step follows the one before.
#[component]
pub(crate) fn Trial() -> Html {
    let app = use_app();
    let texts = app.texts();
    let heading = use_title(texts, texts.get(key::TRIAL_TITLE).to_owned());
    let trying = use_store(TRIAL);
    let Some(session) = app.session.current() else {
        return Html::default();
    };
    let connection = session.connection.clone();
    let host = connection.base_url.host();
    html! {
        <div id="view" class="doctor">
            <p class="no-print"><Link<At> to={Route::Doctor}>{texts.get(key::DOCTOR_TITLE)}</Link<At>></p>
            <h1 ref={heading} tabindex="-1">{texts.get(key::TRIAL_TITLE)}</h1>
            <p>{texts.get(key::TRIAL_INTRO)}</p>
            if let Some(trying) = &*trying {
                {result(texts, trying)}
                <Steps connection={connection.clone()} />
            } else {
                {sandbox_first(texts, &app, &connection.base_url)}
                <DeliveryNotice {texts} connection={connection.clone()} at_once={1}>
                    <p>{texts.get(key::TRIAL_DELIVERY)}</p>
                </DeliveryNotice>
                <Form host={host.to_owned()} connection={connection.clone()} />
            }
        </div>
    }
}

/// That another Omnitron would be the better one, and the way to it.
fn sandbox_first(texts: Texts, app: &AppState, here: &BaseUrl) -> Html {
    let settings = app.settings.as_deref();
    let others = settings.map_or(&[][..], |settings| &settings.environments);
    let others = others.iter().filter(|other| other.base_url != *here);
    let others: Vec<String> = others
        .map(|other| format!("{} ({})", other.name, other.base_url.host()))
        .collect();
    let session = app.session.clone();
    let sign_out = move |_: MouseEvent| session.leave();
    let title = texts.fill(key::TRIAL_WARNING, &[("host", here.host())]);
    Notice::new(Kind::Warning, title).show(html! {
        <>
            <p>{texts.get(key::TRIAL_SANDBOX)}</p>
            if !others.is_empty() {
                <p>{texts.fill(key::TRIAL_OTHERS, &[("others", &others.join(", "))])}</p>
            }
            <button type="button" class="secondary" onclick={sign_out}>{texts.get(key::TRIAL_ELSEWHERE)}</button>
        </>
    })
}
