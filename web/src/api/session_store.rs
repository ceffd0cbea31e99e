//! The session in this tab's session storage, and nowhere else.

use release_core::{ApiPrefix, BaseUrl, Connection};
use serde::{Deserialize, Serialize};

use super::storage;

const SESSION: &str = "session";
const TOKEN: &str = "token";

/// What a tab needs to be signed in again after a reload, less the token.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct StoredSession {
    /// What people call this Omnitron.
    pub(crate) name: String,
    /// Where it is.
    pub(crate) base_url: BaseUrl,
    /// Which family of paths it answers to.
    pub(crate) prefix: ApiPrefix,
    /// Who signed in; not known where a token was pasted.
    pub(crate) user: Option<String>,
}

/// Keeps the session for this tab. `false` where the browser refuses.
pub(crate) fn save_session(session: &StoredSession, connection: &Connection) -> bool {
    let Some(token) = &connection.token else {
        return false;
    };
    let put = |token| storage::session()?.set_item(TOKEN, token).ok();
    storage::write(storage::session(), SESSION, session) && put(token.expose()).is_some()
}

/// The session that this tab had before a reload.
pub(crate) fn load_session() -> Option<(StoredSession, Connection)> {
    read_session(&stored_text()?)
}

/// The session that this tab keeps, as text: the token in its first line.
pub(super) fn stored_text() -> Option<String> {
    let get = |name| storage::session()?.get_item(name).ok()?;
    Some(format!("{}\n{}", get(TOKEN)?, get(SESSION)?))
}

/// Reads such a text.
pub(super) fn read_session(text: &str) -> Option<(StoredSession, Connection)> {
    let (token, session) = text.split_once('\n')?;
    let session: StoredSession = serde_json::from_str(session).ok()?;
    let connection = Connection::new(session.base_url.clone(), session.prefix);
    let connection = connection.with_token(token.parse().ok()?);
    Some((session, connection))
}

/// Forgets the session.
pub(crate) fn forget_session() {
    storage::forget(storage::session(), SESSION);
    storage::forget(storage::session(), TOKEN);
}
