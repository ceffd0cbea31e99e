//! The types that are passed to and from JavaScript, each a plain object.

mod connection;
mod delivery;
mod id;
mod line;
mod order;
mod outcome;
mod progress;
mod query;
mod resolve;
mod table;

pub use connection::Connection;
pub use delivery::{Delivery, WireFacts, WireRules};
pub use line::{Line, LineInput, LineProblem, Severity, ValidatedLine, ValidatedLines};
pub use order::{
    Channel, ContentType, ContentTypesPage, Order, OrderItem, OrderItemsPage, OrdersPage, Product,
    ProductStock, ProductStocksPage,
};
pub use outcome::{FieldMessages, Mapping, Outcome, Refusal};
pub use progress::{
    AttemptResult, Commands, Counts, LineResult, Phase, Progress, RunInput, RunSettings, ToSend,
};
pub use query::{
    ContentTypesQuery, Credentials, OrderAddress, OrderItemQuery, OrderItemsQuery, OrderQuery,
    OrdersQuery, ProductStocksQuery, SignedIn,
};
pub use release_js_host::http::{HttpRequest, HttpResponse, NoAnswer};
pub use resolve::{LineChoice, OrderChoice, ResolvedLines, ResolvedRow, RowAnswers, RowInput};
pub use table::{
    CheckCounts, CheckOptions, RowProblem, TableColumn, TableOptions, TableRow, TableSummary,
};

pub(crate) use id::id_text;
pub(crate) use query::Query;
pub(crate) use release_js_host::http::Answer;
