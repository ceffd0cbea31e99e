//! The roles of a table's columns.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::FileCode;
use crate::table::{Role, Table, fold};
use release_core::erp_code::ErpCode;
use release_core::id::OrderItemId;

/// The number of rows that a guess uses.
const SAMPLE: usize = 200;

/// The column of each role; columns count from 0.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Kept", into = "Kept")]
pub struct Columns {
    /// In the order of [`Role::ALL`].
    by_role: [Option<usize>; Role::ALL.len()],
    /// Whether the roles were guessed from the content: a person must look at them.
    pub guessed: bool,
}

/// The serialised form, by the names of the roles.
#[derive(Serialize, Deserialize)]
struct Kept {
    by_role: BTreeMap<Role, usize>,
    guessed: bool,
}

impl From<Columns> for Kept {
    fn from(columns: Columns) -> Self {
        Self {
            by_role: columns.chosen().collect(),
            guessed: columns.guessed,
        }
    }
}

impl From<Kept> for Columns {
    fn from(kept: Kept) -> Self {
        let mut columns = Self {
            guessed: kept.guessed,
            ..Self::default()
        };
        for (role, column) in kept.by_role {
            columns.set(role, Some(column));
        }
        columns
    }
}

/// The column of each role by its name in the header, for other files of the
/// same kind.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ColumnNames(pub BTreeMap<Role, String>);

impl Columns {
    /// Matches by the header's names in English and Turkish; without a header,
    /// guesses by content.
    ///
    /// Of two columns for one role, the more specific name wins
    /// (`order_item_id` before `id`). If both have the same name, neither is
    /// chosen: a person must choose.
    pub fn matched(table: &Table) -> Self {
        match table.header() {
            Some(header) => Self::by_header(header.cells()),
            None => Self::guess(table),
        }
    }

    fn by_header<'a>(header: impl Iterator<Item = &'a str>) -> Self {
        let mut columns = Self::default();
        let mut ranks = [usize::MAX; Role::ALL.len()];
        for (column, name) in header.enumerate() {
            let Some((role, rank)) = Role::of_header(name) else {
                continue;
            };
            let Some(surest) = ranks.get_mut(role as usize) else {
                continue;
            };
            if rank <= *surest {
                columns.set(role, (rank < *surest).then_some(column));
                *surest = rank;
            }
        }
        columns
    }

    /// Chooses the first column of ids, and the first other one of codes.
    fn guess(table: &Table) -> Self {
        let mostly = |column: usize, good: fn(&str) -> bool| {
            let rows = table.rows().take(SAMPLE);
            let good = rows.filter(|row| row.cell(column).is_some_and(good));
            good.count() * 10 >= table.len().min(SAMPLE) * 9
        };
        let is_id = |text: &str| text.parse::<OrderItemId>().is_ok();
        let is_code = |text: &str| ErpCode::new(text).is_ok();
        let mut columns = 0..table.width();
        let item = columns.find(|column| mostly(*column, is_id));
        let mut columns = 0..table.width();
        let code = columns.find(|column| Some(*column) != item && mostly(*column, is_code));
        let mut guess = Self {
            guessed: true,
            ..Self::default()
        };
        guess.set(Role::Item, item);
        guess.set(Role::Code, code.filter(|_| item.is_some()));
        guess
    }

    /// Chooses the columns with these header names, for each name that the
    /// table has exactly once; the other roles stay as they are.
    #[must_use]
    pub fn named(mut self, table: &Table, names: &ColumnNames) -> Self {
        let Some(header) = table.header() else {
            return self;
        };
        for (role, name) in &names.0 {
            let wanted = fold(name);
            let same = header.cells().enumerate();
            let mut same = same.filter(|(_, cell)| fold(cell) == wanted);
            if let (Some((column, _)), None) = (same.next(), same.next()) {
                for taken in &mut self.by_role {
                    taken.take_if(|taken| *taken == column);
                }
                self.set(*role, Some(column));
            }
        }
        self
    }

    /// The header's names of the chosen columns; none without a header.
    pub fn names(&self, table: &Table) -> ColumnNames {
        let names = self.chosen().filter_map(|(role, column)| {
            let name = table.header()?.cell(column)?;
            Some((role, name.to_owned()))
        });
        ColumnNames(names.collect())
    }

    /// The roles that have a column.
    fn chosen(&self) -> impl Iterator<Item = (Role, usize)> {
        let columns = Role::ALL.into_iter().zip(self.by_role);
        columns.filter_map(|(role, column)| Some((role, column?)))
    }

    /// The column of a role.
    pub fn get(&self, role: Role) -> Option<usize> {
        self.by_role.get(role as usize).copied()?
    }

    /// Chooses a column for a role, or none.
    pub fn set(&mut self, role: Role, column: Option<usize>) {
        if let Some(of_role) = self.by_role.get_mut(role as usize) {
            *of_role = column;
        }
    }

    /// Whether lines can be found for rows without an id: by the order's number
    /// and the SKU.
    pub fn can_find_lines(&self) -> bool {
        self.get(Role::OrderNumber).is_some() && self.get(Role::Sku).is_some()
    }

    /// The problems that prevent a check of the rows.
    pub fn problems(&self) -> Vec<FileCode> {
        let mut found = Vec::new();
        if self.get(Role::Item).is_none() && !self.can_find_lines() {
            found.push(FileCode::ColumnsNoItem);
        }
        if self.get(Role::Code).is_none() {
            found.push(FileCode::ColumnsNoCode);
        }
        let is_shared = |(role, column)| {
            let mut others = self.chosen().filter(|(other, _)| *other != role);
            others.any(|(_, other)| other == column)
        };
        if self.chosen().any(is_shared) {
            found.push(FileCode::ColumnsShared);
        }
        found
    }
}
