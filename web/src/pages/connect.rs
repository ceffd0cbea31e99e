//! Signing in.

use release_core::HasCode;
use yew::prelude::*;

use crate::components::{Address, SignIn, address_fields, delivery_hint, use_sign_in};
use crate::i18n::key;
use crate::state::{Keep, use_app, use_title};

/// Where to, and as whom.
#[component]
pub(crate) fn Connect() -> Html {
    let app = use_app();
    let texts = app.texts();
    let settings = app.settings.clone().expect("shown with settings only");
    let heading = use_title(texts, texts.get(key::CONNECT_TITLE).to_owned());
    let address = use_state(|| Address::first(&settings.environments));
    let on_change = {
        let address = address.clone();
        Callback::from(move |changed| address.set(changed))
    };
    let target = address.resolve(&settings.environments);
    let base_url = target.as_ref().ok().map(|(_, to)| &to.base_url);
    let sign_in = use_sign_in(SignIn {
        target: target.clone().map_err(|problem| problem.code()),
        user: None,
        keep: Keep::default(),
    });
    html! {
        <div class="narrow" id="view">
            <h1 ref={heading} tabindex="-1">{texts.get(key::CONNECT_TITLE)}</h1>
            <p>{texts.get(key::CONNECT_INTRO)}</p>
            <article>
                {address_fields(texts, &settings, &address, &on_change)}
                {sign_in}
                {for base_url.map(|base_url| delivery_hint(texts, base_url))}
            </article>
            <details>
                <summary>{texts.get(key::CONNECT_SAFE_TITLE)}</summary>
                <ul>
                    <li>{texts.get(key::CONNECT_SAFE_TOKEN)}</li>
                    <li>{texts.get(key::CONNECT_SAFE_SIGN_OUT)}</li>
                    <li>{texts.get(key::CONNECT_SAFE_USER)}</li>
                </ul>
            </details>
        </div>
    }
}
