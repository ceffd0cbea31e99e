//! Rows that know no line ids, and what is said of their lines.

use release_core::model::Quantity;
use release_core::{ErrorCode, OrderId, OrderItemId};
use release_file::resolve::{
    Answers, Candidate, OrderCandidate, Question, Resolved, Verdict, Wanted,
};
use serde::Serialize;
use tsify::Tsify;
use wasm_bindgen::JsValue;

use super::id_text;
use crate::code::AnyCode;
use crate::error::Failure;
use crate::from_js::{CodeText, FromJs, IdText, Path, WrongType, from_js_object, members};

from_js_object! {
    /// A row that names its line by the order's number and the SKU. All texts count byte for byte.
    pub struct RowInput {
        /// The order's number.
        #[tsify(type = "string")]
        pub(crate) order_number: CodeText = "orderNumber",
        /// The product.
        #[tsify(type = "string")]
        pub(crate) sku: CodeText = "sku",
        /// The quantity as text. Needed where an order has several lines of one SKU.
        #[tsify(optional)]
        pub(crate) quantity: Option<String> = "quantity",
        /// The sales channel, by its id or its name. Needed where several orders have one number.
        #[tsify(optional)]
        pub(crate) channel: Option<String> = "channel",
    }
}

impl RowInput {
    /// The core's type; `index` is the row's place, from 0.
    pub(crate) fn wanted(self, index: usize) -> Wanted {
        Wanted {
            line_no: u32::try_from(index + 1).unwrap_or(u32::MAX),
            order_number: self.order_number.0,
            sku: self.sku.0,
            quantity: self.quantity,
            channel: self.channel,
            is_damaged: false,
            code: String::new(),
        }
    }
}

from_js_object! {
    /// A person's answers to questions. They belong to one list of rows.
    pub struct RowAnswers {
        /// The order of a row, by the row's place from 0.
        #[tsify(optional, type = "Record<number, OrderId | number | string>")]
        pub(crate) orders: Option<ByIndex> = "orders",
        /// The line of a row, by the row's place from 0.
        #[tsify(optional, type = "Record<number, OrderItemId | number | string>")]
        pub(crate) lines: Option<ByIndex> = "lines",
        /// The `exchange` of each question that was agreed to.
        #[tsify(optional)]
        pub(crate) exchanges: Option<Vec<String>> = "exchanges",
    }
}

/// Ids by the places of rows.
#[derive(Clone)]
pub(crate) struct ByIndex(Vec<(u32, IdText)>);

impl FromJs for ByIndex {
    fn from_value(value: &JsValue, path: Path<'_>) -> Result<Self, WrongType> {
        let members = members::<IdText>(value, path)?;
        let members = members.into_iter().map(|(index, id)| {
            let place = index.parse::<u32>();
            let place = place.map_err(|_| Path::Member(&path, &index).wrong("no place of a row"));
            Ok((place?.saturating_add(1), id))
        });
        members.collect::<Result<_, _>>().map(Self)
    }
}

impl RowAnswers {
    /// The core's type.
    pub(crate) fn checked(self) -> Result<Answers, Failure> {
        let mut answers = Answers::default();
        for (row, id) in self.orders.map(|it| it.0).unwrap_or_default() {
            let order: OrderId = id_text(&id, "options.answers.orders")?;
            answers.orders.insert(row, order);
        }
        for (row, id) in self.lines.map(|it| it.0).unwrap_or_default() {
            let line: OrderItemId = id_text(&id, "options.answers.lines")?;
            answers.lines.insert(row, line);
        }
        for exchange in self.exchanges.unwrap_or_default() {
            let read = serde_json::from_str(&exchange);
            let wrong = |_| {
                let path = "options.answers.exchanges".to_owned();
                Failure::wrong_type(path, "expected the exchange of a question")
            };
            answers.exchanges.insert(read.map_err(wrong)?);
        }
        Ok(answers)
    }
}

/// What is said of all rows, and what was read for it.
#[derive(Clone, Debug, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
#[tsify(missing_as_null)]
pub struct ResolvedLines {
    /// The rows, in their order.
    pub rows: Vec<ResolvedRow>,
    /// What was read of Omnitron: pass it on with the same rows, and it is not read again. It is
    /// true of one Omnitron, one user and the time of reading. No token, nothing of a customer.
    pub readings: String,
    /// Why not all was read: the session has ended, or the signal has stopped it; `null` if all was.
    #[tsify(type = "\"sessionEnded\" | \"stopped\" | null")]
    pub stopped: Option<&'static str>,
}

/// What is said of the line of one row.
#[derive(Clone, Debug, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
#[tsify(missing_as_null)]
pub struct ResolvedRow {
    /// `found`: it has this line, and no other row has it. `question`: a person can say which line it
    /// is. `blocked`: it has none.
    #[tsify(type = "\"found\" | \"question\" | \"blocked\"")]
    pub kind: &'static str,
    /// The line that was found.
    #[tsify(type = "OrderItemId | null")]
    pub order_item_id: Option<u64>,
    /// What is asked, or why there is none; `null` for a line that was found.
    #[tsify(type = "ErrorCode | null")]
    pub code: Option<AnyCode>,
    /// The same in an English sentence.
    pub message: Option<String>,
    /// Another row that it is about, by its place from 0.
    pub other: Option<u32>,
    /// The orders to choose from.
    pub orders: Vec<OrderChoice>,
    /// The lines to choose from.
    pub lines: Vec<LineChoice>,
    /// Where equal lines may be given in the order of their ids: what to pass in
    /// `answers.exchanges` if a person agrees.
    pub exchange: Option<String>,
}

/// An order that a row may belong to.
#[derive(Clone, Debug, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
#[tsify(missing_as_null)]
pub struct OrderChoice {
    /// The id.
    #[tsify(type = "OrderId")]
    pub order_id: u64,
    /// The sales channel's id, if Omnitron states it.
    #[tsify(type = "ChannelId | null")]
    pub channel_id: Option<u64>,
    /// The sales channel's name, if Omnitron states it.
    pub channel_name: Option<String>,
}

/// A line that a row may have.
#[derive(Clone, Debug, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
#[tsify(missing_as_null)]
pub struct LineChoice {
    /// The id.
    #[tsify(type = "OrderItemId")]
    pub order_item_id: u64,
    /// The quantity as Omnitron states it, all of which a release frees; `null` if it states none.
    pub quantity: Option<String>,
    /// Whether the line or its order is cancelled or refunded, or asked to be; `null` if no status
    /// is stated.
    pub is_cancelled: Option<bool>,
}

impl From<&Resolved<'_>> for ResolvedRow {
    fn from(resolved: &Resolved<'_>) -> Self {
        let code = resolved.verdict.code();
        let mut row = Self {
            kind: "found",
            order_item_id: None,
            code: code.map(AnyCode::from),
            message: code.map(|code| code.description().to_owned()),
            other: None,
            orders: Vec::new(),
            lines: Vec::new(),
            exchange: None,
        };
        match &resolved.verdict {
            Verdict::Matched(line) => row.order_item_id = Some(line.item.get()),
            Verdict::Question(question) => {
                row.kind = "question";
                row.lines = question.lines().iter().map(LineChoice::from).collect();
                match question {
                    Question::Order { candidates, .. } => {
                        row.orders = candidates.iter().map(OrderChoice::from).collect();
                    }
                    Question::Exchange { exchange, .. } => {
                        row.exchange = serde_json::to_string(exchange).ok();
                    }
                    _ => {}
                }
            }
            Verdict::Blocked { other, .. } => {
                row.kind = "blocked";
                row.other = other.map(|line| line.saturating_sub(1));
            }
        }
        row
    }
}

impl From<&Candidate> for LineChoice {
    fn from(line: &Candidate) -> Self {
        let quantity = match &line.quantity {
            Quantity::Stated(text) | Quantity::Unreadable(text) => Some(text.clone()),
            Quantity::ProbablyOne => None,
        };
        Self {
            order_item_id: line.item.get(),
            quantity,
            is_cancelled: line.is_cancelled,
        }
    }
}

impl From<&OrderCandidate> for OrderChoice {
    fn from(order: &OrderCandidate) -> Self {
        let channel = order.channel.as_ref();
        Self {
            order_id: order.order.get(),
            channel_id: channel
                .and_then(|it| it.id)
                .map(release_core::id::ChannelId::get),
            channel_name: channel.and_then(|it| it.name.clone()),
        }
    }
}
