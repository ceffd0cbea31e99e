//! The form to sign in: user name and password, or a token pasted.

mod address_fields;
mod again;
mod failed;
mod send;

use release_core::{CallCode, Connection};
use yew::prelude::*;

use super::early::{PASSWORD, USER, set_field};
use super::{Field, take_over};
use crate::i18n::{Key, key};
use crate::state::{Keep, Session, focus, use_app, use_task};

pub(crate) use address_fields::{Address, address_fields};
pub(crate) use again::SignInAgain;
use failed::{Failed, use_failed};
use send::sign_in;

const TOKEN: &str = "token";

/// Where to sign in, and who is expected.
pub(crate) struct SignIn {
    /// The name of the Omnitron and the connection, or what is wrong with the
    /// address.
    pub(crate) target: Result<(String, Connection), CallCode>,
    /// Who is expected, when signing in again.
    pub(crate) user: Option<String>,
    pub(crate) keep: Keep,
}

#[derive(Clone, Default, PartialEq)]
struct Form {
    by_token: bool,
    user: String,
    password: String,
    token: String,
    keep: Keep,
}

/// Writes what is known into the fields, which were just drawn.
fn write(form: &Form) {
    set_field(USER, &form.user);
    set_field(PASSWORD, &form.password);
    set_field(TOKEN, &form.token);
}

/// The form to sign in.
#[hook]
pub(crate) fn use_sign_in(expected: SignIn) -> Html {
    let app = use_app();
    let texts = app.texts();
    let language = app.preferences.language;
    let session = app.session;
    let task = use_task();
    let is_expected = expected.user.is_some();
    // Changed at once, and not with the next drawing: keys come faster.
    let form = use_mut_ref(|| Form {
        user: expected.user.unwrap_or_default(),
        keep: expected.keep,
        ..Form::default()
    });
    let drawn = use_force_update();
    use_effect_with((), {
        let (form, drawn) = (form.clone(), drawn.clone());
        move |()| {
            if let Some(typed) = take_over() {
                let mut form = form.borrow_mut();
                (form.user, form.password) = (typed.user, typed.password);
                drawn.force_update();
            }
        }
    });
    use_effect_with(form.borrow().by_token, {
        let form = form.clone();
        move |_| write(&form.borrow())
    });
    let failed = use_state(|| None::<Failed>);
    let why = use_failed(texts, (*failed).clone());
    let was_sent = use_state(|| false);
    let busy = use_state(|| false);
    let edit = |change: fn(&mut Form, String)| {
        let (form, drawn) = (form.clone(), drawn.clone());
        Callback::from(move |value: String| {
            change(&mut form.borrow_mut(), value);
            drawn.force_update();
        })
    };
    let choose = |change: fn(&mut Form)| {
        let (form, drawn) = (form.clone(), drawn.clone());
        Callback::from(move |()| {
            change(&mut form.borrow_mut());
            drawn.force_update();
        })
    };
    let onsubmit = {
        let (form, failed, busy) = (form.clone(), failed.clone(), busy.clone());
        let was_sent = was_sent.clone();
        let target = expected.target;
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if *busy {
                return;
            }
            was_sent.set(true);
            if let Some(empty) = form.borrow().empty_field() {
                focus(empty);
                return failed.set(None);
            }
            let (name, connection) = match target.clone() {
                Ok(target) => target,
                Err(what) => return failed.set(Some(Failed::from(what))),
            };
            busy.set(true);
            failed.set(None);
            let (form, failed, busy) = (form.borrow().clone(), failed.clone(), busy.clone());
            let session = session.clone();
            task.run(async move {
                let connection = connection.with_language(language);
                let result = sign_in(&form, connection).await;
                match result {
                    Ok(connection) => session.sign_in(Session {
                        name,
                        connection,
                        user: (!form.by_token).then(|| form.user.clone()),
                        keep: form.keep,
                    }),
                    Err(problem) => {
                        busy.set(false);
                        failed.set(Some(problem));
                    }
                }
            });
        })
    };
    let form = form.borrow();
    let field = |id: &'static str, label: Key, value: &str, change: fn(&mut Form, String)| Field {
        id: id.into(),
        label: texts.get(label).into(),
        value: value.to_owned().into(),
        on_input: edit(change),
        keeps_text: true,
        problems: (*was_sent && value.is_empty())
            .then(|| texts.get(key::CONNECT_EMPTY).into())
            .into_iter()
            .collect(),
        // The browser's own bubbles are off: they speak its language, and cover the next label.
        required: true,
        ..Field::default()
    };
    let credentials = if form.by_token {
        Field {
            kind: "password",
            hint: Some(texts.get(key::CONNECT_TOKEN_HINT).into()),
            ..field(TOKEN, key::CONNECT_TOKEN, &form.token, |form, value| {
                form.token = value;
            })
        }
        .show()
    } else {
        let user = Field {
            autocomplete: "username",
            autofocus: !is_expected,
            ..field(USER, key::CONNECT_USER, &form.user, |form, value| {
                form.user = value;
            })
        };
        let password = Field {
            kind: "password",
            autocomplete: "current-password",
            autofocus: is_expected,
            ..field(
                PASSWORD,
                key::CONNECT_PASSWORD,
                &form.password,
                |form, value| {
                    form.password = value;
                },
            )
        };
        html! { <>{user.show()}{password.show()}</> }
    };
    let keep = choose(|form| {
        form.keep = match form.keep {
            Keep::Tab => Keep::Memory,
            Keep::Memory => Keep::Tab,
        };
    });
    let keep = keep.reform(|_: Event| ());
    let other_way = choose(|form| form.by_token = !form.by_token);
    let other_way = other_way.reform(|_: MouseEvent| ());
    let say = |key: Key| texts.get(key);
    html! {
        <form class="sign-in" novalidate=true {onsubmit}>
            {credentials}
            <label class="choice">
                <input type="checkbox" checked={form.keep == Keep::Tab} onchange={keep} />
                <span>{say(key::CONNECT_KEEP)}<small>{say(key::CONNECT_KEEP_HINT)}</small></span>
            </label>
            {why}
            <button type="submit" aria-busy={busy.to_string()}>
                {say(if *busy { key::CONNECT_SIGNING_IN } else { key::CONNECT_SIGN_IN })}
            </button>
            <p class="visually-hidden" role="status">
                if *busy { {say(key::CONNECT_SIGNING_IN)} }
            </p>
            <button type="button" class="link" onclick={other_way}>
                {say(if form.by_token { key::CONNECT_BY_PASSWORD } else { key::CONNECT_BY_TOKEN })}
            </button>
        </form>
    }
}

impl Form {
    /// The first field that must be filled in and is not, by its id.
    fn empty_field(&self) -> Option<&'static str> {
        let needed: &[(&'static str, &String)] = if self.by_token {
            &[(TOKEN, &self.token)]
        } else {
            &[(USER, &self.user), (PASSWORD, &self.password)]
        };
        let empty = needed.iter().find(|(_, value)| value.is_empty());
        empty.map(|(id, _)| *id)
    }
}
