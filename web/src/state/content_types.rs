//! The table that mappings of order lines point to.

use std::cell::RefCell;

use release_core::BaseUrl;
use release_core::id::ContentTypeId;
use yew::prelude::*;

use super::session::UseSession;
use super::task::use_task;

/// The name of the table of order lines (sdk: `error_reports.py`).
pub(crate) const ORDER_LINES_TABLE: &str = "orderitem";

thread_local! {
    /// Its id, which differs by Omnitron and does not change.
    static KNOWN: RefCell<Option<(BaseUrl, ContentTypeId)>> = const { RefCell::new(None) };
}

/// The id of the table of order lines at the Omnitron that one is signed in to,
/// asked for once; `None` where it does not tell it.
#[hook]
pub(crate) fn use_order_lines_table(session: &UseSession) -> Option<ContentTypeId> {
    let found = use_state(|| None::<ContentTypeId>);
    let task = use_task();
    use_effect_with(session.generation(), {
        let (found, session) = (found.setter(), session.clone());
        move |_| {
            let Some(client) = session.client() else {
                return;
            };
            task.run(async move {
                let base_url = client.connection().base_url.clone();
                let known = KNOWN.with_borrow(|known| {
                    let of_this = known.as_ref().filter(|(url, _)| *url == base_url);
                    of_this.map(|(_, id)| *id)
                });
                if known.is_some() {
                    return found.set(known);
                }
                if let Ok(Some(read)) = client.content_type(ORDER_LINES_TABLE).await {
                    KNOWN.set(Some((base_url, read.id)));
                    found.set(Some(read.id));
                }
            });
        }
    });
    *found
}
