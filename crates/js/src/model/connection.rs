//! The connection to an Omnitron.

use release_core::connection::Language;
use release_core::{ApiPrefix, BaseUrl, Token};

use crate::error::Failure;
use crate::from_js::from_js_object;

from_js_object! {
    /// One Omnitron, and who calls it.
    pub struct Connection {
        /// The address before `/api/…`, for example `https://shop.example`: `https`, or `http` on this
        /// computer only; no user name, query or fragment.
        pub base_url: String = "baseUrl",
        /// The family of paths, `/api/i1/…` or `/api/v1/…`. Default: `i1`.
        #[tsify(optional, type = "\"i1\" | \"v1\"")]
        pub prefix: Option<String> = "prefix",
        /// The token, without the word `Token`. Not needed for signing in. `release` and `releaseAll`
        /// take none of it: they ask their `token` callback.
        #[tsify(optional)]
        pub token: Option<String> = "token",
        /// The language to ask Omnitron's own texts in. Default: the browser's.
        #[tsify(optional, type = "\"en\" | \"tr\"")]
        pub language: Option<String> = "language",
    }
}

impl Connection {
    /// The core's type, checked.
    pub(crate) fn checked(&self) -> Result<release_core::Connection, Failure> {
        let about = "connection.baseUrl";
        let base_url: BaseUrl = parsed(&self.base_url, about)?;
        let prefix = self.prefix.as_deref();
        let prefix = prefix.map_or(Ok(ApiPrefix::default()), |text| {
            parsed(text, "connection.prefix")
        })?;
        let token = self.token.as_deref();
        let token = token.map(|text| parsed::<Token>(text, "connection.token"));
        let language = match self.language.as_deref() {
            None => None,
            Some("en") => Some(Language::English),
            Some("tr") => Some(Language::Turkish),
            Some(_) => {
                let path = "connection.language".to_owned();
                return Err(Failure::wrong_type(path, "expected \"en\" or \"tr\""));
            }
        };
        Ok(release_core::Connection {
            base_url,
            prefix,
            token: token.transpose()?,
            language,
        })
    }
}

fn parsed<T>(text: &str, path: &str) -> Result<T, Failure>
where
    T: core::str::FromStr<Err: release_core::HasCode + ToString>,
{
    text.parse()
        .map_err(|problem| Failure::about(path, &problem))
}
