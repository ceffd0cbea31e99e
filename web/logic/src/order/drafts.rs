//! Drafts: codes and choices on an order's view that are not sent yet.

use release_core::endpoint::CreateMapping;
use release_core::erp_code::ErpCodeProblem;
use release_core::{ErpCode, OrderItemId};

use crate::to_send;

/// The drafts of all lines of an order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Drafts {
    /// What was typed last is the last.
    typed: Vec<Typed>,
    reopened: Vec<OrderItemId>,
    /// `true` records only; the default is to release.
    pub record_only: bool,
}

/// What has been typed for a line. It is read as a code here and nowhere else.
#[derive(Clone, Debug, PartialEq)]
struct Typed {
    item: OrderItemId,
    text: String,
    code: Result<ErpCode, Vec<ErpCodeProblem>>,
}

/// What a person does on an order's view.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// The text in the field of a line's code is this one now.
    Code(OrderItemId, String),
    /// The texts in the fields of these lines are these now.
    Fill(Vec<(OrderItemId, String)>),
    /// The codes are only to be recorded, or lines to be released, too.
    RecordOnly(bool),
    /// A line that has an outcome is to be sent again, with this code to begin with.
    Reopen(OrderItemId, ErpCode),
    /// Lines were sent: they are closed until reopened.
    Sent(Vec<OrderItemId>),
}

impl Drafts {
    /// Does what a person has done.
    pub fn apply(&mut self, edit: Edit) {
        match edit {
            Edit::Code(item, text) => self.set_code(item, text),
            Edit::Fill(codes) => {
                for (item, text) in codes {
                    self.set_code(item, text);
                }
            }
            Edit::RecordOnly(only) => self.record_only = only,
            Edit::Reopen(item, code) => {
                if !self.is_reopened(item) {
                    self.reopened.push(item);
                }
                if self.code(item).is_empty() {
                    self.set_code(item, code.to_string());
                }
            }
            Edit::Sent(items) => self.reopened.retain(|item| !items.contains(item)),
        }
    }

    fn set_code(&mut self, item: OrderItemId, text: String) {
        self.typed.retain(|typed| typed.item != item);
        self.typed.push(Typed {
            item,
            code: ErpCode::new(&*text),
            text,
        });
    }

    /// What has been typed for a line; a field that was emptied is as one that
    /// nobody has touched.
    fn of(&self, item: OrderItemId) -> Option<&Typed> {
        let mut typed = self.typed.iter().filter(|typed| !typed.text.is_empty());
        typed.find(|typed| typed.item == item)
    }

    /// The text in the field of a line's code.
    pub fn code(&self, item: OrderItemId) -> &str {
        self.of(item).map_or("", |typed| &typed.text)
    }

    /// What is wrong with the code of a line; nothing while it is empty.
    pub fn problems(&self, item: OrderItemId) -> &[ErpCodeProblem] {
        match self.of(item).map(|typed| &typed.code) {
            Some(Err(problems)) => problems,
            _ => &[],
        }
    }

    /// Whether a person wants to send a line again that has an outcome.
    pub fn is_reopened(&self, item: OrderItemId) -> bool {
        self.reopened.contains(&item)
    }

    /// What is sent for a line; none unless its code is one.
    pub fn call(&self, item: OrderItemId) -> Option<CreateMapping> {
        let code = self.of(item)?.code.as_ref().ok()?;
        Some(to_send(item, code, !self.record_only))
    }

    /// Another line of this order that the same text is typed for.
    pub fn same_code(&self, item: OrderItemId) -> Option<OrderItemId> {
        let own = self.of(item)?;
        let mut others = self.typed.iter().filter(|other| other.item != item);
        let other = others.find(|other| other.text == own.text)?;
        Some(other.item)
    }
}
