//! Signing in again over the view, so that nothing typed there is lost.

use yew::prelude::*;

use super::{SignIn, use_sign_in};
use crate::components::use_dialog;
use crate::i18n::key;
use crate::state::use_app;

/// Asks to sign in again while Omnitron no longer takes the token.
#[component]
pub(crate) fn SignInAgain() -> Html {
    let is_expired = use_app().session.is_expired();
    html! {
        if is_expired {
            <Asking />
        }
    }
}

#[component]
fn Asking() -> Html {
    let app = use_app();
    let texts = app.texts();
    let session = app.session;
    let current = session.current().cloned().expect("there was a session");
    let mut connection = current.connection.clone();
    connection.token = None;
    let host = connection.base_url.host().to_owned();
    let sign_in = use_sign_in(SignIn {
        target: Ok((current.name, connection)),
        user: current.user,
        keep: current.keep,
    });
    let sign_out = move |_: MouseEvent| session.sign_out();
    let content = html! {
        <>
            <h2 id="again-title">{texts.get(key::AGAIN_TITLE)}</h2>
            <p>{texts.fill(key::AGAIN_TEXT, &[("host", &host)])}</p>
            {sign_in}
            <button type="button" class="secondary outline" onclick={sign_out}>
                {texts.get(key::AGAIN_SIGN_OUT)}
            </button>
        </>
    };
    // Escape does nothing: without a token the view behind is of no use.
    use_dialog("again-title", Callback::noop(), content)
}
