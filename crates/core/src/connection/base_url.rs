//! The address of an Omnitron.

use core::fmt;
use core::net::{Ipv4Addr, Ipv6Addr};
use core::str::FromStr;

use http::Uri;
use http::uri::Authority;
use serde::{Deserialize, Serialize};

use crate::code::{CallCode, HasCode};
use crate::decode::{DecodeError, FromJson, Json};

/// The address before `/api/…`, for example `https://shop.example`.
///
/// `https`, or `http` on this computer only (`localhost`, `127.0.0.0/8`,
/// `[::1]`). A path is allowed, for Omnitron behind a reverse proxy; a slash
/// at its end is dropped. Scheme and host are kept in lower case.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct BaseUrl {
    text: String,
    host: String,
}

/// The reason why a text is not a [`BaseUrl`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BaseUrlProblem {
    /// The text is empty.
    #[error("the address is empty")]
    Empty,
    /// It cannot be read as `https://host`, with port and path if need be.
    #[error("the address cannot be read")]
    Unreadable,
    /// It is not `https` and the host is not this computer.
    #[error("the address is not https")]
    NotSecure,
    /// It holds a user name or password.
    #[error("the address holds a user name or password")]
    UserInfo,
    /// It holds a `?` or a `#`.
    #[error("the address holds a query or a fragment")]
    Query,
}

impl HasCode for BaseUrlProblem {
    type Code = CallCode;

    fn code(&self) -> CallCode {
        match self {
            Self::Empty => CallCode::UrlEmpty,
            Self::Unreadable => CallCode::UrlUnreadable,
            Self::NotSecure => CallCode::UrlNotSecure,
            Self::UserInfo => CallCode::UrlUserInfo,
            Self::Query => CallCode::UrlQuery,
        }
    }
}

impl BaseUrl {
    /// The address, with no slash at its end.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Host and port as a person reads them, for example `shop.example`.
    pub fn host(&self) -> &str {
        &self.host
    }
}

impl FromStr for BaseUrl {
    type Err = BaseUrlProblem;

    fn from_str(text: &str) -> Result<Self, BaseUrlProblem> {
        if text.is_empty() {
            return Err(BaseUrlProblem::Empty);
        }
        // Checked on the text, because `Uri` silently drops a fragment.
        if text.contains(['?', '#']) {
            return Err(BaseUrlProblem::Query);
        }
        let uri: Uri = text.parse().map_err(|_| BaseUrlProblem::Unreadable)?;
        let (Some(scheme), Some(authority)) = (uri.scheme_str(), uri.authority()) else {
            return Err(BaseUrlProblem::Unreadable);
        };
        if authority.as_str().contains('@') {
            return Err(BaseUrlProblem::UserInfo);
        }
        let host = host_and_port(authority)?;
        match scheme {
            "https" => {}
            "http" if is_loopback(authority.host()) => {}
            _ => return Err(BaseUrlProblem::NotSecure),
        }
        let path = plain_path(uri.path())?;
        Ok(Self {
            text: format!("{scheme}://{host}{path}"),
            host,
        })
    }
}

/// The host and port, if every browser reads them the same way: names of
/// letters, digits, dots and hyphens, or an IPv6 address in brackets.
fn host_and_port(authority: &Authority) -> Result<String, BaseUrlProblem> {
    let host = authority.host();
    let plain = !host.is_empty()
        && !host.starts_with('.')
        && !host.contains("..")
        && host
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-'));
    if !plain && ipv6(host).is_none() {
        return Err(BaseUrlProblem::Unreadable);
    }
    let rest = authority.as_str().strip_prefix(host).unwrap_or_default();
    let port_is_readable = rest.is_empty() || authority.port_u16().is_some_and(|port| port > 0);
    if !port_is_readable {
        return Err(BaseUrlProblem::Unreadable);
    }
    Ok(authority.as_str().to_ascii_lowercase())
}

fn is_loopback(host: &str) -> bool {
    host.eq_ignore_ascii_case("localhost")
        || host.parse::<Ipv4Addr>().is_ok_and(|ip| ip.is_loopback())
        || ipv6(host).is_some_and(|ip| ip.is_loopback())
}

fn ipv6(host: &str) -> Option<Ipv6Addr> {
    host.strip_prefix('[')?.strip_suffix(']')?.parse().ok()
}

fn plain_path(path: &str) -> Result<&str, BaseUrlProblem> {
    let path = path.strip_suffix('/').unwrap_or(path);
    let plain = path.split('/').skip(1).all(|segment| {
        !matches!(segment, "" | "." | "..")
            && segment
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte))
    });
    if plain {
        Ok(path)
    } else {
        Err(BaseUrlProblem::Unreadable)
    }
}

impl TryFrom<String> for BaseUrl {
    type Error = BaseUrlProblem;

    fn try_from(text: String) -> Result<Self, BaseUrlProblem> {
        text.parse()
    }
}

impl From<BaseUrl> for String {
    fn from(url: BaseUrl) -> String {
        url.text
    }
}

impl fmt::Display for BaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl FromJson for BaseUrl {
    fn from_json(json: &Json<'_>) -> Result<Self, DecodeError> {
        let url = String::from_json(json)?.parse();
        url.map_err(|problem: BaseUrlProblem| DecodeError::new(problem.to_string()))
    }
}
