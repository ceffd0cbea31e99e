//! Sends lines one after the other, and writes down what becomes of each.

use std::rc::Rc;

use gloo_events::{EventListener, EventListenerOptions};
use release_core::Outcome;
use release_core::Told;
use release_core::outcome::NotSent;
use yew::prelude::*;

use super::releases::{Change, Claims, Prepared, Releases, Stopped};
use super::session::UseSession;
use crate::api::{self, BrowserClient, Record};

/// The name of the table of order lines (sdk: `error_reports.py`).
const ORDER_LINES: &str = "orderitem";

/// How long the counter before and after may keep a release waiting, in seconds.
const STOCK_SECONDS: u32 = 10;

pub(super) struct Sender {
    pub(super) client: Rc<BrowserClient>,
    pub(super) user: Option<String>,
    pub(super) session: UseSession,
    pub(super) releases: UseReducerDispatcher<Releases>,
    pub(super) claims: Claims,
}

impl Sender {
    /// Sends line after line. After one that is neither done nor refused a
    /// person looks first: the rest stays unsent.
    pub(super) async fn send_all(self, lines: Vec<Prepared>) {
        let base_url = self.client.connection().base_url.clone();
        let mut lines = lines.into_iter();
        while let Some(line) = lines.next() {
            let item = line.call.item;
            self.releases
                .dispatch(Change::Sending(base_url.clone(), item));
            let go_on = self.send(line).await;
            self.claims.give_back(&base_url, item);
            self.releases
                .dispatch(Change::Ended(base_url.clone(), item));
            if !go_on {
                let left: Vec<_> = lines.map(|line| line.call.item).collect();
                for item in &left {
                    self.claims.give_back(&base_url, *item);
                }
                if !left.is_empty() {
                    let stopped = Stopped { at: item, left };
                    self.releases.dispatch(Change::Stopped(base_url, stopped));
                }
                return;
            }
        }
    }

    /// Sends one line; whether the next may follow.
    async fn send(&self, line: Prepared) -> bool {
        let reserved_before = self.reserved(&line).await;
        let mut record = Record {
            base_url: self.client.connection().base_url.clone(),
            item: line.call.item,
            order: line.order.pk,
            code: line.call.code.clone(),
            update_stock: line.call.update_stock,
            user: self.user.clone(),
            sent_at: self.client.now(),
            ended_at: None,
            outcome: None,
            reserved_before,
            reserved_after: None,
            table: None,
        };
        // Before the request leaves, so that a tab that dies leaves a trace.
        self.keep(&record);
        let attempt = match self.client.create_mapping(&line.call).await {
            Ok(attempt) => attempt,
            Err(error) => {
                api::delete_record(&record);
                self.releases
                    .dispatch(Change::NotBuilt(record, error.key()));
                return false;
            }
        };
        record.ended_at = Some(attempt.ended_at);
        record.outcome = Some(attempt.outcome);
        // At once, before anything else can fail.
        self.keep(&record);
        let go_on = match &record.outcome {
            Some(Outcome::NotSent(NotSent::SessionEnded(_))) => {
                self.session.expire();
                false
            }
            Some(outcome) => outcome.is_done() || matches!(outcome, Outcome::Refused(_)),
            None => false,
        };
        if let Some(Outcome::Released(mapping) | Outcome::Recorded(mapping)) = &record.outcome
            && let Some(content_type) = mapping.content_type
        {
            record.table = self.table(content_type).await;
        }
        if !matches!(record.outcome, Some(Outcome::NotSent(_))) {
            record.reserved_after = self.reserved(&line).await;
        }
        self.keep(&record);
        go_on
    }

    fn keep(&self, record: &Record) {
        let kept = api::save_record(record).is_ok();
        self.releases
            .dispatch(Change::Recorded(record.clone(), kept));
    }

    /// The units reserved of the line's product, where they may be read.
    async fn reserved(&self, line: &Prepared) -> Option<String> {
        let client = (*self.client).clone().with_timeout(STOCK_SECONDS);
        client.reserved_units(&line.order, &line.line).await
    }

    /// The name of the mapped table, if it is the one of order lines.
    async fn table(&self, id: release_core::id::ContentTypeId) -> Option<String> {
        let found = self.client.content_type(ORDER_LINES).await.ok()??;
        (found.id == id).then_some(found.model)
    }
}

/// While the listener lives, the browser asks before the page is left.
pub(super) fn warn_before_leaving() -> EventListener {
    let window = gloo_utils::window();
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&window, "beforeunload", options, |event| {
        event.prevent_default();
    })
}
