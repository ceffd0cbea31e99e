//! `content_types/`

use axum::Json;
use axum::extract::State;
use serde_json::{Value, json};

use crate::answers::Problem;
use crate::api::paging::ListQuery;
use crate::data::ORDER_ITEM_TYPE;
use crate::state::App;

const TYPES: [(i64, &str, &str); 5] = [
    (12, "channels", "channel"),
    (31, "products", "product"),
    (44, "stocks", "productstock"),
    (65, "orders", "order"),
    (ORDER_ITEM_TYPE, "orders", "orderitem"),
];

/// `GET content_types/?model=…`
pub(super) async fn list(State(app): State<App>, asked: ListQuery) -> Result<Json<Value>, Problem> {
    let wanted = |model: &str| asked.filter("model").is_none_or(|wanted| wanted == model);
    let rows = TYPES.iter().filter(|(_, _, model)| wanted(model));
    asked.page(
        rows,
        &app.world().switches,
        |(id, app_label, model)| json!({ "id": id, "app_label": app_label, "model": model }),
    )
}
