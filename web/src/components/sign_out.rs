//! The question before signing out while a run is being sent.

use yew::prelude::*;

use super::Question;
use crate::i18n::key;
use crate::state::use_app;

/// Asks, once signing out was asked for.
#[component]
pub(crate) fn SignOut() -> Html {
    let app = use_app();
    let (texts, session) = (app.texts(), app.session);
    if !session.is_leaving() {
        return Html::default();
    }
    let on_cancel = {
        let session = session.clone();
        Callback::from(move |()| session.stay())
    };
    let on_confirm = Callback::from(move |()| session.sign_out());
    html! {
        <Question title={texts.get(key::LEAVE_TITLE)} button={texts.get(key::FRAME_SIGN_OUT)}
            cancel={texts.get(key::LEAVE_STAY)} {on_confirm} {on_cancel}>
            <p>{texts.get(key::LEAVE_TEXT)}</p>
        </Question>
    }
}
