//! Pages as Django REST framework's page-number pagination makes them.

use std::cmp::Reverse;
use std::collections::HashMap;

use axum::Json;
use axum::extract::{FromRequestParts, Query};
use axum::http::{StatusCode, header, request};
use axum::response::{IntoResponse, Response};
use form_urlencoded::Serializer;
use serde::Serialize;
use serde_json::{Value, json};

use crate::answers::Problem;
use crate::switches::{ListFilter, Switches, UnseenFilter};
use crate::texts::Text;

const DEFAULT_LIMIT: usize = 10;

/// The query of a list, and the address that it was asked at.
pub(crate) struct ListQuery {
    filters: HashMap<String, String>,
    address: String,
}

impl<S: Send + Sync> FromRequestParts<S> for ListQuery {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut request::Parts, state: &S) -> Result<Self, Response> {
        let query = Query::<HashMap<String, String>>::from_request_parts(parts, state).await;
        let Query(filters) = query.map_err(IntoResponse::into_response)?;
        let host = parts
            .headers
            .get(header::HOST)
            .and_then(|host| host.to_str().ok());
        let address = format!("http://{}{}", host.unwrap_or_default(), parts.uri.path());
        Ok(Self { filters, address })
    }
}

impl ListQuery {
    /// The value of a filter; an empty one counts as not asked for.
    pub(crate) fn filter(&self, name: &str) -> Option<&str> {
        self.filters
            .get(name)
            .map(String::as_str)
            .filter(|value| !value.is_empty())
    }

    /// The value of a filter that the switches do not ignore.
    pub(crate) fn honoured(&self, filter: ListFilter, switches: &Switches) -> Option<&str> {
        let ignored = switches.ignore_filters.contains(&filter);
        self.filter(filter.parameter()).filter(|_| !ignored)
    }

    /// The same, as a number.
    pub(crate) fn integer(
        &self,
        filter: ListFilter,
        switches: &Switches,
    ) -> Result<Option<i64>, Problem> {
        match self.honoured(filter, switches) {
            Some(_) => self.number(filter.parameter()),
            None => Ok(None),
        }
    }

    /// The same, as numbers with commas between them.
    pub(crate) fn ids(
        &self,
        filter: ListFilter,
        switches: &Switches,
    ) -> Result<Option<Vec<i64>>, Problem> {
        let not_a_number = |_| Problem::fields(vec![(filter.parameter(), Text::NotNumber)]);
        let ids = |list: &str| list.split(',').map(|id| id.trim().parse()).collect();
        self.honoured(filter, switches)
            .map(ids)
            .transpose()
            .map_err(not_a_number)
    }

    /// The value of a filter that only the switches know.
    pub(crate) fn unseen(&self, filter: UnseenFilter, switches: &Switches) -> Option<&str> {
        let known = switches.unseen_filters.contains(&filter);
        self.filter(filter.parameter()).filter(|_| known)
    }

    /// The rows by their id if so asked, with a minus from the highest; by other fields as they are.
    pub(crate) fn sorted<'r, T>(
        &self,
        rows: impl Iterator<Item = &'r T>,
        (filter, switches): (ListFilter, &Switches),
        pk: impl Fn(&T) -> i64,
    ) -> Vec<&'r T> {
        let mut rows: Vec<&T> = rows.collect();
        match self.honoured(filter, switches) {
            Some("id" | "pk") => rows.sort_by_key(|row| pk(row)),
            Some("-id" | "-pk") if !switches.no_descending => {
                rows.sort_by_key(|row| Reverse(pk(row)));
            }
            _ => {}
        }
        rows
    }

    /// A number to filter by.
    pub(crate) fn number(&self, name: &'static str) -> Result<Option<i64>, Problem> {
        let not_a_number = |_| Problem::fields(vec![(name, Text::NotNumber)]);
        self.filter(name)
            .map(|value| value.trim().parse().map_err(not_a_number))
            .transpose()
    }

    /// The page of `rows` that was asked for, or all of them as a bare array where so switched.
    /// Each row on it goes over the wire as `show` says.
    pub(crate) fn page<T, S: Serialize>(
        &self,
        rows: impl IntoIterator<Item = T>,
        switches: &Switches,
        show: impl Fn(T) -> S,
    ) -> Result<Json<Value>, Problem> {
        let rows: Vec<T> = rows.into_iter().collect();
        if switches.bare_lists {
            let rows: Vec<S> = rows.into_iter().map(show).collect();
            return Ok(Json(json!(rows)));
        }
        let count = rows.len();
        let limit = self
            .filter("limit")
            .and_then(|limit| limit.parse().ok())
            .filter(|limit| *limit > 0);
        let limit = limit
            .unwrap_or(DEFAULT_LIMIT)
            .min(switches.page_size_cap)
            .max(1);
        let last = count.div_ceil(limit).max(1);
        let page = self
            .filter("page")
            .map_or(Some(1), |page| page.parse().ok());
        let page = page.filter(|page| (1..=last).contains(page));
        let page = page.ok_or_else(|| Problem::detail(StatusCode::NOT_FOUND, Text::InvalidPage))?;
        let results = rows.into_iter().skip((page - 1) * limit).take(limit);
        let results: Vec<S> = results.map(show).collect();
        Ok(Json(json!({
            "count": count,
            "next": (page < last).then(|| self.link(page + 1)),
            "previous": (page > 1).then(|| self.link(page - 1)),
            "results": results,
        })))
    }

    /// This address with another page; page 1 goes without saying.
    fn link(&self, page: usize) -> String {
        let mut pairs: Vec<(&str, &str)> = self
            .filters
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        pairs.retain(|(name, _)| *name != "page");
        pairs.sort_unstable();
        let page = (page > 1).then(|| page.to_string());
        pairs.extend(page.as_deref().map(|page| ("page", page)));
        let query = Serializer::new(String::new()).extend_pairs(pairs).finish();
        if query.is_empty() {
            self.address.clone()
        } else {
            format!("{}?{query}", self.address)
        }
    }
}
