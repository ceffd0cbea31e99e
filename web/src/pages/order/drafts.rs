//! What has been typed and chosen on an order's view and not been sent.

use std::rc::Rc;

use release_core::endpoint::CreateMapping;
use release_core::erp_code::ErpCodeProblem;
use release_core::{ErpCode, OrderItemId};
use yew::prelude::*;

/// The drafts of all lines.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Drafts {
    codes: Vec<(OrderItemId, String)>,
    reopened: Vec<OrderItemId>,
    /// `true` records only; the default is to release.
    pub(super) record_only: bool,
}

pub(super) enum Edit {
    Code(OrderItemId, String),
    RecordOnly(bool),
    /// A line that has an outcome is to be sent again, with this code to begin with.
    Reopen(OrderItemId, String),
    /// Lines were sent: they are closed until reopened.
    Sent(Vec<OrderItemId>),
}

impl Drafts {
    fn set_code(&mut self, item: OrderItemId, code: String) {
        self.codes.retain(|(line, _)| *line != item);
        self.codes.push((item, code));
    }

    /// What has been typed for a line.
    pub(super) fn code(&self, item: OrderItemId) -> &str {
        let typed = self.codes.iter().find(|(line, _)| *line == item);
        typed.map_or("", |(_, code)| code)
    }

    /// What is wrong with the code of a line; nothing while it is empty.
    pub(super) fn problems(&self, item: OrderItemId) -> Vec<ErpCodeProblem> {
        match self.code(item) {
            "" => Vec::new(),
            typed => ErpCode::new(typed).err().unwrap_or_default(),
        }
    }

    /// Whether a person wants to send a line again that has an outcome.
    pub(super) fn is_reopened(&self, item: OrderItemId) -> bool {
        self.reopened.contains(&item)
    }

    /// The request of a line, if its code is one.
    pub(super) fn call(&self, item: OrderItemId) -> Option<CreateMapping> {
        Some(CreateMapping {
            item,
            code: ErpCode::new(self.code(item)).ok()?,
            update_stock: !self.record_only,
        })
    }

    /// Other lines of this order that the same code is typed for.
    pub(super) fn same_code(&self, item: OrderItemId) -> Option<OrderItemId> {
        let code = self.code(item);
        let mut others = self.codes.iter().filter(|(other, _)| *other != item);
        others
            .find(|(_, typed)| !code.is_empty() && typed == code)
            .map(|(other, _)| *other)
    }
}

impl Reducible for Drafts {
    type Action = Edit;

    fn reduce(self: Rc<Self>, edit: Edit) -> Rc<Self> {
        let mut next = (*self).clone();
        match edit {
            Edit::Code(item, code) => {
                next.set_code(item, code);
            }
            Edit::RecordOnly(only) => next.record_only = only,
            Edit::Reopen(item, code) => {
                next.reopened.push(item);
                if next.code(item).is_empty() {
                    next.set_code(item, code);
                }
            }
            Edit::Sent(items) => next.reopened.retain(|item| !items.contains(item)),
        }
        Rc::new(next)
    }
}
