//! What an answer says.

use std::rc::Rc;

use http::Response;
use release_core::decode::Json;

use crate::NotFoundOut;
use crate::list::List;

/// An answer that says something.
#[derive(Clone, Debug)]
pub(crate) struct Said {
    pub(crate) kind: Kind,
    /// The list, if it is one.
    list: Option<Rc<List>>,
    pub(crate) response: Rc<Response<Vec<u8>>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// 2xx with JSON.
    Data,
    /// 404 with JSON.
    NoRecord,
    /// 404 with a web page.
    NoPath,
    /// 403 with JSON.
    Forbidden,
    /// Any other 4xx with JSON.
    Refused(u16),
}

impl Said {
    /// Reads an answer that is neither a redirect nor a 401, a 429 or a 5xx.
    pub(crate) fn read(response: Response<Vec<u8>>) -> Result<Self, NotFoundOut> {
        let (kind, list) = kind(&response)?;
        let response = Rc::new(response);
        Ok(Self {
            kind,
            list,
            response,
        })
    }

    pub(crate) fn json(&self) -> Result<Json<'_>, NotFoundOut> {
        Json::parse(self.response.body()).map_err(|_| NotFoundOut::Unreadable)
    }

    /// The data; anything else is a reason.
    pub(crate) fn data(&self) -> Result<Json<'_>, NotFoundOut> {
        self.is_data()?;
        self.json()
    }

    /// Whether it is data; anything else is a reason.
    pub(crate) fn is_data(&self) -> Result<(), NotFoundOut> {
        match self.kind {
            Kind::Data => Ok(()),
            Kind::NoRecord => Err(NotFoundOut::Refused(404)),
            Kind::NoPath => Err(NotFoundOut::NotServed),
            Kind::Forbidden => Err(NotFoundOut::Forbidden),
            Kind::Refused(status) => Err(NotFoundOut::Refused(status)),
        }
    }

    pub(crate) fn list(&self) -> Result<Rc<List>, NotFoundOut> {
        self.is_data()?;
        self.list.clone().ok_or(NotFoundOut::Unreadable)
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.response.headers().get(name)?.to_str().ok()
    }
}

/// What an answer says, and the list that it is.
fn kind(response: &Response<Vec<u8>>) -> Result<(Kind, Option<Rc<List>>), NotFoundOut> {
    let status = response.status().as_u16();
    let content_type = response.headers().get(http::header::CONTENT_TYPE);
    let content_type = content_type.and_then(|it| it.to_str().ok());
    let says_html = content_type.is_some_and(|it| it.to_ascii_lowercase().contains("html"));
    let is_html = says_html || response.body().trim_ascii_start().starts_with(b"<");
    if is_html {
        return match status {
            404 if is_of_gateway(response.body()) => Err(NotFoundOut::WebPage),
            404 => Ok((Kind::NoPath, None)),
            _ => Err(NotFoundOut::WebPage),
        };
    }
    let json = Json::parse(response.body()).map_err(|_| NotFoundOut::Unreadable)?;
    Ok(match status {
        200..=299 => (Kind::Data, List::read(&json).map(Rc::new)),
        403 => (Kind::Forbidden, None),
        404 => (Kind::NoRecord, None),
        status => (Kind::Refused(status), None),
    })
}

/// Whether a page is the own one of a program that stands before Omnitron, and so tells nothing of it.
fn is_of_gateway(page: &[u8]) -> bool {
    let page = String::from_utf8_lossy(page).to_ascii_lowercase();
    let signs = [
        "<center>nginx",
        "<center>openresty",
        "cloudflare",
        "apache server at",
        "varnish",
    ];
    signs.iter().any(|sign| page.contains(sign))
}
