//! `channel/{channel}/product_stocks/`

use axum::Json;
use axum::extract::{Path, State};
use serde_json::Value;

use crate::answers::Problem;
use crate::api::paging::ListQuery;
use crate::state::App;
use crate::texts::Text;

/// `GET channel/{channel}/product_stocks/?product__pk__in=…&stock_list=…` : rows of the channel's stock list.
pub(super) async fn list(
    State(app): State<App>,
    Path((_, channel)): Path<(String, String)>,
    asked: ListQuery,
) -> Result<Json<Value>, Problem> {
    let world = app.world();
    if world.switches.no_stock {
        return Err(Problem::forbidden());
    }
    let channel = world.channel(&channel)?;
    let products = asked.filter("product__pk__in").map(ids).transpose()?;
    let stock_list = asked.number("stock_list")?;
    let rows = world.data.stock.values().filter(|row| {
        row.stock_list == channel.stock_list
            && stock_list.is_none_or(|list| list == row.stock_list)
            && products
                .as_ref()
                .is_none_or(|products| products.contains(&row.product))
    });
    asked.page(rows, &world.switches, |row| {
        row.flat(&world.switches.also_frees)
    })
}

fn ids(list: &str) -> Result<Vec<i64>, Problem> {
    let not_a_number = |_| Problem::fields(vec![("product__pk__in", Text::NotNumber)]);
    list.split(',')
        .map(|id| id.trim().parse().map_err(not_a_number))
        .collect()
}
