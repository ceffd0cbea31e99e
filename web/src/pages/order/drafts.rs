//! The drafts of an order as the view's state.

use std::ops::Deref;
use std::rc::Rc;

use release_web_logic::order::{Drafts, Edit};
use yew::prelude::*;

/// [`Drafts`] that a view draws.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct DrawnDrafts(Drafts);

impl Deref for DrawnDrafts {
    type Target = Drafts;

    fn deref(&self) -> &Drafts {
        &self.0
    }
}

impl Reducible for DrawnDrafts {
    type Action = Edit;

    fn reduce(self: Rc<Self>, edit: Edit) -> Rc<Self> {
        let mut next = (*self).clone();
        next.0.apply(edit);
        Rc::new(next)
    }
}
