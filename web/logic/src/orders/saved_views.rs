//! Named questions to the list of orders.

use serde::{Deserialize, Serialize};

use super::query::OrdersQuery;

/// Views of the list by their names, in the order in which they were saved.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SavedViews(Vec<(String, OrdersQuery)>);

impl SavedViews {
    /// Each with its name.
    pub fn iter(&self) -> impl Iterator<Item = &(String, OrdersQuery)> {
        self.0.iter()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The name under which this view is saved.
    pub fn name_of(&self, view: &OrdersQuery) -> Option<&str> {
        let found = self.0.iter().find(|(_, saved)| saved == view)?;
        Some(&found.0)
    }

    /// With a view more; one of the same name is replaced.
    #[must_use]
    pub fn with(&self, name: &str, view: OrdersQuery) -> Self {
        let mut views = self.without(name);
        views.0.push((name.to_owned(), view));
        views
    }

    /// Without the view of this name.
    #[must_use]
    pub fn without(&self, name: &str) -> Self {
        let kept = self.0.iter().filter(|(own, _)| own != name);
        Self(kept.cloned().collect())
    }
}
