//! The form to sign in: user name and password, or a token pasted.

use release_core::endpoint::{ListOrders, Login};
use release_core::error::CallError;
use release_core::{Connection, MessageKey, Token, Told};
use yew::prelude::*;

use super::told::ToldNoticeProps;
use super::{Choice, Field, ToldNotice};
use crate::api;
use crate::i18n::key;
use crate::state::{Keep, Session, use_preferences, use_session, use_task, use_texts};

#[derive(PartialEq, Properties)]
pub(crate) struct SignInProps {
    /// The name of the Omnitron and the connection, or what is wrong with the
    /// address.
    pub(crate) target: Result<(String, Connection), MessageKey>,
    /// Who is expected, when signing in again.
    #[prop_or_default]
    pub(crate) user: Option<String>,
    #[prop_or_default]
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

/// The form to sign in.
#[component]
pub(crate) fn SignIn(props: &SignInProps) -> Html {
    let texts = use_texts();
    let language = use_preferences().language;
    let session = use_session();
    let task = use_task();
    let form = use_state(|| Form {
        user: props.user.clone().unwrap_or_default(),
        keep: props.keep,
        ..Form::default()
    });
    let failed = use_state(|| None::<Failed>);
    let busy = use_state(|| false);
    let edit = |change: fn(&mut Form, String)| {
        let form = form.clone();
        Callback::from(move |value: String| {
            let mut edited = (*form).clone();
            change(&mut edited, value);
            form.set(edited);
        })
    };
    let choose = |change: fn(&mut Form)| {
        let form = form.clone();
        Callback::from(move |()| {
            let mut edited = (*form).clone();
            change(&mut edited);
            form.set(edited);
        })
    };
    let onsubmit = {
        let (form, failed, busy) = (form.clone(), failed.clone(), busy.clone());
        let target = props.target.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if *busy {
                return;
            }
            let (name, connection) = match target.clone() {
                Ok(target) => target,
                Err(what) => return failed.set(Some(Failed::from(what))),
            };
            busy.set(true);
            failed.set(None);
            let (form, failed, busy) = (form.clone(), failed.clone(), busy.clone());
            let session = session.clone();
            task.run(async move {
                let connection = connection.with_language(language);
                let result = sign_in(&form, connection).await;
                busy.set(false);
                match result {
                    Ok(connection) => session.sign_in(Session {
                        name,
                        connection,
                        user: (!form.by_token).then(|| form.user.clone()),
                        keep: form.keep,
                    }),
                    Err(problem) => failed.set(Some(problem)),
                }
            });
        })
    };
    html! {
        <form class="sign-in" {onsubmit}>
            <fieldset class="choices">
                <legend>{texts.get(key::CONNECT_METHOD)}</legend>
                <Choice name="method" value="password" label={texts.get(key::CONNECT_BY_PASSWORD)}
                    checked={!form.by_token} on_choose={choose(|form| form.by_token = false)} />
                <Choice name="method" value="token" label={texts.get(key::CONNECT_BY_TOKEN)}
                    checked={form.by_token} on_choose={choose(|form| form.by_token = true)} />
            </fieldset>
            if form.by_token {
                <Field id="token" label={texts.get(key::CONNECT_TOKEN)} kind="password"
                    hint={texts.get(key::CONNECT_TOKEN_HINT)} required=true
                    value={form.token.clone()} on_input={edit(|form, value| form.token = value)} />
            } else {
                <Field id="user" label={texts.get(key::CONNECT_USER)} autocomplete="username"
                    required=true
                    value={form.user.clone()} on_input={edit(|form, value| form.user = value)} />
                <Field id="password" label={texts.get(key::CONNECT_PASSWORD)} kind="password"
                    autocomplete="current-password" required=true
                    value={form.password.clone()} on_input={edit(|form, value| form.password = value)} />
            }
            <fieldset class="choices">
                <legend>{texts.get(key::CONNECT_KEEP)}</legend>
                <Choice name="keep" value="tab" label={texts.get(key::CONNECT_KEEP_TAB)}
                    hint={texts.get(key::CONNECT_KEEP_TAB_HINT)}
                    checked={form.keep == Keep::Tab} on_choose={choose(|form| form.keep = Keep::Tab)} />
                <Choice name="keep" value="memory" label={texts.get(key::CONNECT_KEEP_MEMORY)}
                    hint={texts.get(key::CONNECT_KEEP_MEMORY_HINT)}
                    checked={form.keep == Keep::Memory} on_choose={choose(|form| form.keep = Keep::Memory)} />
            </fieldset>
            if let Some(failed) = &*failed {
                {failed.show()}
            }
            <button type="submit" aria-busy={busy.to_string()}>
                {texts.get(if *busy { key::CONNECT_SIGNING_IN } else { key::CONNECT_SIGN_IN })}
            </button>
            <p class="visually-hidden" role="status">
                if *busy { {texts.get(key::CONNECT_SIGNING_IN)} }
            </p>
        </form>
    }
}

/// Why signing in failed.
#[derive(Clone, PartialEq)]
struct Failed {
    what: MessageKey,
    error: Option<CallError>,
}

impl From<MessageKey> for Failed {
    fn from(what: MessageKey) -> Self {
        Self { what, error: None }
    }
}

impl Failed {
    fn show(&self) -> Html {
        let (refusal, detail) = self
            .error
            .as_ref()
            .map_or((None, None), ToldNoticeProps::of);
        html! { <ToldNotice what={self.what} {refusal} {detail} /> }
    }
}

/// Trades the password for a token, or tries the token on a light reading call.
async fn sign_in(form: &Form, connection: Connection) -> Result<Connection, Failed> {
    if form.by_token {
        let token: Token = form
            .token
            .trim()
            .parse()
            .map_err(|problem| Failed::from(Told::key(&problem)))?;
        let connection = connection.with_token(token);
        let probe = ListOrders {
            limit: 1.try_into().ok(),
            ..ListOrders::default()
        };
        return match api::client(connection.clone()).call(&probe).await {
            Ok(_) => Ok(connection),
            Err(error) => Err(Failed {
                what: match error.key() {
                    MessageKey::RefusedSession => MessageKey::RefusedToken,
                    other => other,
                },
                error: Some(error),
            }),
        };
    }
    let login = Login {
        username: form.user.clone(),
        password: form.password.clone(),
    };
    match api::client(connection.clone()).call(&login).await {
        Ok(token) => Ok(connection.with_token(token)),
        Err(error) => Err(Failed {
            what: Login::told(&error),
            error: Some(error),
        }),
    }
}
