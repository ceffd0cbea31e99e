//! Signing in.

use yew::prelude::*;

use crate::components::{Address, AddressFields, SignIn};
use crate::i18n::key;
use crate::state::{use_settings, use_texts, use_title};

/// Where to, and as whom.
#[component]
pub(crate) fn Connect() -> Html {
    let texts = use_texts();
    let settings = use_settings();
    let heading = use_title(texts.get(key::CONNECT_TITLE).to_owned());
    let address = use_state(|| Address::first(&settings));
    let on_change = {
        let address = address.clone();
        Callback::from(move |changed| address.set(changed))
    };
    html! {
        <div class="narrow" id="view">
            <h1 ref={heading} tabindex="-1">{texts.get(key::CONNECT_TITLE)}</h1>
            <p>{texts.get(key::CONNECT_INTRO)}</p>
            <article>
                <AddressFields address={(*address).clone()} {on_change} />
                <SignIn target={address.resolve(&settings)} />
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
