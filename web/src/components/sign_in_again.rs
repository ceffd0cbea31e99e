//! Signing in again over the view, so that nothing typed there is lost.

use yew::prelude::*;

use super::{Dialog, SignIn};
use crate::i18n::key;
use crate::state::{use_session, use_texts};

/// Asks to sign in again after Omnitron no longer takes the token.
#[component]
pub(crate) fn SignInAgain() -> Html {
    let texts = use_texts();
    let session = use_session();
    let Some(current) = session.current().cloned() else {
        return Html::default();
    };
    let mut connection = current.connection.clone();
    connection.token = None;
    let sign_out = {
        let session = session.clone();
        move |_: MouseEvent| session.sign_out()
    };
    let host = current.connection.base_url.host();
    html! {
        // Escape does nothing: without a token the view behind is of no use.
        <Dialog labelled_by="again-title" on_cancel={Callback::noop()}>
            <h2 id="again-title">{texts.get(key::AGAIN_TITLE)}</h2>
            <p>{texts.fill(key::AGAIN_TEXT, &[("host", host)])}</p>
            <SignIn
                target={Ok((current.name.clone(), connection))}
                user={current.user.clone()}
                keep={current.keep}
            />
            <button type="button" class="secondary outline" onclick={sign_out}>
                {texts.get(key::AGAIN_SIGN_OUT)}
            </button>
        </Dialog>
    }
}
