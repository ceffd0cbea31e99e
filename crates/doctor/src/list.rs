//! Lists and their rows, as far as they are looked at: no name, address or text of a person is kept.

use release_core::decode::Json;

/// A member of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Field {
    Id,
    Number,
    Status,
    IsSend,
    Channel,
    Order,
    Product,
    StockList,
    Unreported,
    Stock,
    UnitType,
    Model,
}

const FIELDS: [(Field, &[&str]); 12] = [
    (Field::Id, &["pk", "id"]),
    (Field::Number, &["number"]),
    (Field::Status, &["status"]),
    (Field::IsSend, &["is_send"]),
    (Field::Channel, &["channel"]),
    (Field::Order, &["order"]),
    (Field::Product, &["product"]),
    (Field::StockList, &["stock_list"]),
    (Field::Unreported, &["sold_quantity_unreported"]),
    (Field::Stock, &["stock"]),
    (Field::UnitType, &["unit_type"]),
    (Field::Model, &["model"]),
];

const DATES: [&str; 3] = ["date_placed", "created_date", "modified_date"];

/// An attribute with a number.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Numeric {
    pub(crate) name: String,
    pub(crate) is_positive: bool,
}

/// A row.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Row {
    values: [Option<String>; FIELDS.len()],
    pub(crate) dates: Vec<String>,
    pub(crate) attributes: Vec<Numeric>,
}

impl Row {
    /// A member as text; of an object its id.
    pub(crate) fn get(&self, field: Field) -> Option<&str> {
        self.values.get(field as usize)?.as_deref()
    }

    pub(crate) fn id(&self) -> Option<u64> {
        self.get(Field::Id)?.parse().ok()
    }

    /// The row of an object; `None` for anything else.
    pub(crate) fn read(json: &Json<'_>) -> Option<Self> {
        let mut row = Self::default();
        let Json::Object(members) = json else {
            return None;
        };
        for (name, value) in members {
            let field = FIELDS.iter().find(|(_, names)| names.contains(&&**name));
            if let Some((field, _)) = field
                && let Some(kept) = row.values.get_mut(*field as usize)
            {
                *kept = as_text(value);
            }
            if DATES.contains(&&**name) {
                row.dates.extend(value.text().map(str::to_owned));
            }
            if name == "attributes"
                && let Json::Object(attributes) = value
            {
                row.attributes = attributes.iter().filter_map(numeric).collect();
            }
        }
        Some(row)
    }
}

fn as_text(value: &Json<'_>) -> Option<String> {
    match value {
        Json::Bool(truth) => Some(truth.to_string()),
        Json::Object(members) => {
            let mut members = members.iter();
            let (_, id) = members.find(|(name, _)| name == "pk" || name == "id")?;
            id.word().map(str::to_owned)
        }
        value => value.word().map(str::to_owned),
    }
}

fn numeric((name, value): &(std::borrow::Cow<'_, str>, Json<'_>)) -> Option<Numeric> {
    let text = value.scalar()?;
    let plain = text
        .bytes()
        .all(|byte| byte.is_ascii_digit() || b".-".contains(&byte));
    let number: f64 = text.parse().ok().filter(|_| plain && text.len() <= 12)?;
    Some(Numeric {
        name: name.to_string(),
        is_positive: number > 0.0,
    })
}

/// A page of a list, or a bare list.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct List {
    pub(crate) rows: Vec<Row>,
    pub(crate) count: Option<u64>,
    pub(crate) has_next: bool,
    pub(crate) is_bare: bool,
}

impl List {
    /// The list of an answer; `None` if it is none.
    pub(crate) fn read(json: &Json<'_>) -> Option<Self> {
        let read = |rows: &[Json<'_>]| rows.iter().map(Row::read).collect::<Option<Vec<_>>>();
        let members = match json {
            Json::List(rows) => {
                return Some(Self {
                    rows: read(rows)?,
                    count: None,
                    has_next: false,
                    is_bare: true,
                });
            }
            Json::Object(members) => members,
            _ => return None,
        };
        let member = |wanted: &str| {
            let mut members = members.iter();
            members.find(|(name, _)| name == wanted).map(|(_, it)| it)
        };
        let Some(Json::List(rows)) = member("results") else {
            return None;
        };
        let count = member("count").and_then(Json::scalar);
        Some(Self {
            rows: read(rows)?,
            count: count.and_then(|count| count.parse().ok()),
            has_next: member("next").is_some_and(|next| next.word().is_some()),
            is_bare: false,
        })
    }

    /// The ids, in their order.
    pub(crate) fn ids(&self) -> Vec<Option<u64>> {
        self.rows.iter().map(Row::id).collect()
    }

    /// Whether these are all rows of the list.
    pub(crate) fn is_whole(&self) -> bool {
        let rows = u64::try_from(self.rows.len()).unwrap_or(u64::MAX);
        !self.has_next && self.count.is_none_or(|count| count <= rows)
    }

    /// The number of all rows.
    pub(crate) fn total(&self) -> Option<u64> {
        let rows = u64::try_from(self.rows.len()).ok();
        self.count.or(if self.is_bare { rows } else { None })
    }

    /// Whether both are the same page of the same list.
    pub(crate) fn is_same(&self, other: &Self) -> bool {
        self.count == other.count && self.ids() == other.ids()
    }
}
