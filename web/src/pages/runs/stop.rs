//! The question before a run is stopped.

use std::rc::Rc;

use yew::prelude::*;

use crate::components::Question;
use crate::i18n::{Texts, key};
use crate::state::OpenRun;

/// Says how many lines are under way, and how many will not be sent.
pub(super) fn stop_question(texts: Texts, open: &Rc<OpenRun>, close: &Callback<()>) -> Html {
    let counts = *open.state().counts();
    let on_confirm = {
        let (close, open) = (close.clone(), open.clone());
        Callback::from(move |()| {
            open.stop();
            close.emit(());
        })
    };
    let rest = counts.open() - counts.under_way;
    let say = |key, count: u32| texts.fill(key, &[("count", &texts.figure(count))]);
    html! {
        <Question title={texts.get(key::RUN_STOP_TITLE)} button={texts.get(key::RUN_STOP_BUTTON)}
            cancel={texts.get(key::RUN_STOP_CANCEL)} danger=true {on_confirm} on_cancel={close.clone()}>
            <p>{say(key::RUN_STOP_UNDER_WAY, counts.under_way)}</p>
            <p>{say(key::RUN_STOP_REST, rest)}</p>
        </Question>
    }
}
