//! `product_stock/`, `channel/{channel}/product_stocks/`, `channel/{channel}/extra_product_stocks/`

use axum::Json;
use axum::extract::{OriginalUri, Path, State};
use serde_json::Value;

use crate::answers::Problem;
use crate::api::paging::ListQuery;
use crate::api::unless;
use crate::data::{StockForm, StockRow, UNIT_TYPE};
use crate::state::{App, World};
use crate::switches::{ExtraStocks, ListFilter, Unreported};
use crate::texts::Text;

/// `GET product_stock/` : a row for each product and stock list.
pub(super) async fn all(
    State(app): State<App>,
    OriginalUri(uri): OriginalUri,
    asked: ListQuery,
) -> Result<Json<Value>, Problem> {
    let world = app.world();
    unless(world.switches.no_product_stock, &uri)?;
    world.may_read_stock()?;
    let rows = world.data.stock.values();
    asked.page(rows, &world.switches, |row| world.flat(row))
}

/// `GET channel/{channel}/product_stocks/?product__pk__in=…&stock_list=…` : rows of the channel's stock list.
pub(super) async fn of_channel(
    State(app): State<App>,
    Path((_, channel)): Path<(String, String)>,
    asked: ListQuery,
) -> Result<Json<Value>, Problem> {
    let world = app.world();
    world.may_read_stock()?;
    let own = world.channel(&channel)?.stock_list;
    let products = asked.ids(ListFilter::StockProduct, &world.switches)?;
    let stock_list = asked.integer(ListFilter::StockList, &world.switches)?;
    let rows = world.data.stock.values().filter(|row| {
        row.stock_list == own
            && stock_list.is_none_or(|list| list == row.stock_list)
            && products
                .as_ref()
                .is_none_or(|products| products.contains(&row.product))
    });
    asked.page(rows, &world.switches, |row| world.flat(row))
}

/// `GET channel/{channel}/product_stocks/{pk}/`
pub(super) async fn one_of_channel(
    State(app): State<App>,
    Path((_, channel, pk)): Path<(String, String, String)>,
) -> Result<Json<StockForm>, Problem> {
    let world = app.world();
    world.may_read_stock()?;
    let own = world.channel(&channel)?.stock_list;
    let row = world.stock_row(&pk, |row| row.stock_list == own)?;
    Ok(Json(world.flat(row)))
}

/// `GET channel/{channel}/extra_product_stocks/?sold_quantity_unreported=…&product=…` : rows of the stock
/// lists that the switch says.
pub(super) async fn extra(
    State(app): State<App>,
    OriginalUri(uri): OriginalUri,
    Path((_, channel)): Path<(String, String)>,
    asked: ListQuery,
) -> Result<Json<Value>, Problem> {
    let world = app.world();
    unless(world.switches.no_extra_product_stocks, &uri)?;
    let rows = extra_rows(&world, &channel, &asked)?;
    asked.page(rows, &world.switches, |row| world.flat(row))
}

/// `GET channel/{channel}/extra_product_stocks/detailed/` : the same with product and list as objects.
pub(super) async fn extra_detailed(
    State(app): State<App>,
    OriginalUri(uri): OriginalUri,
    Path((_, channel)): Path<(String, String)>,
    asked: ListQuery,
) -> Result<Json<Value>, Problem> {
    let world = app.world();
    unless(world.switches.no_extra_product_stocks, &uri)?;
    let show = |row: &StockRow| row.detailed(&world.switches.also_frees);
    let rows = extra_rows(&world, &channel, &asked)?;
    asked.page(rows, &world.switches, show)
}

/// `GET channel/{channel}/extra_product_stocks/{pk}/`
pub(super) async fn one_extra(
    State(app): State<App>,
    OriginalUri(uri): OriginalUri,
    Path((_, channel, pk)): Path<(String, String, String)>,
) -> Result<Json<StockForm>, Problem> {
    let world = app.world();
    unless(world.switches.no_extra_product_stocks, &uri)?;
    world.may_read_stock()?;
    let own = world.channel(&channel)?.stock_list;
    let row = world.stock_row(&pk, |row| world.is_extra(row, own))?;
    Ok(Json(world.flat(row)))
}

fn extra_rows<'w>(
    world: &'w World,
    channel: &str,
    asked: &ListQuery,
) -> Result<Vec<&'w StockRow>, Problem> {
    world.may_read_stock()?;
    let switches = &world.switches;
    let own = world.channel(channel)?.stock_list;
    let unreported = asked.integer(ListFilter::ExtraStockUnreported, switches)?;
    let product = asked.integer(ListFilter::ExtraStockProduct, switches)?;
    let stock = asked.integer(ListFilter::ExtraStockStock, switches)?;
    let unit_type = asked.honoured(ListFilter::ExtraStockUnitType, switches);
    let stock_list = asked.integer(ListFilter::ExtraStockList, switches)?;
    let pks = asked.ids(ListFilter::ExtraStockPk, switches)?;
    let held = |row: &StockRow, wanted: i64| {
        let held = row.unreported(&switches.also_frees);
        match switches.unreported {
            Unreported::Equal => i64::try_from(held) == Ok(wanted),
            Unreported::AtLeast => i64::try_from(held).is_ok_and(|held| held >= wanted),
        }
    };
    let rows = world.data.stock.values().filter(|row| {
        world.is_extra(row, own)
            && unreported.is_none_or(|wanted| held(row, wanted))
            && product.is_none_or(|product| product == row.product)
            && stock.is_none_or(|stock| i64::try_from(row.stock) == Ok(stock))
            && unit_type.is_none_or(|unit| unit == UNIT_TYPE)
            && stock_list.is_none_or(|list| list == row.stock_list)
            && pks.as_ref().is_none_or(|pks| pks.contains(&row.pk))
    });
    Ok(rows.collect())
}

impl World {
    fn may_read_stock(&self) -> Result<(), Problem> {
        if self.switches.no_stock {
            return Err(Problem::forbidden());
        }
        Ok(())
    }

    fn flat(&self, row: &StockRow) -> StockForm {
        row.flat(&self.switches.also_frees)
    }

    /// Whether a channel whose own stock list is `own` has the row among its extra ones.
    fn is_extra(&self, row: &StockRow, own: i64) -> bool {
        match self.switches.extra_stocks {
            ExtraStocks::All => true,
            ExtraStocks::Own => row.stock_list == own,
            ExtraStocks::Others => row.stock_list != own,
        }
    }

    /// The row of this pk, as it stands in a path.
    fn stock_row(
        &self,
        pk: &str,
        is_there: impl Fn(&StockRow) -> bool,
    ) -> Result<&StockRow, Problem> {
        let pk: i64 = pk.parse().map_err(|_| Problem::not_found(Text::NotFound))?;
        let mut rows = self.data.stock.values();
        rows.find(|row| row.pk == pk && is_there(row))
            .ok_or_else(|| Problem::not_found(Text::NoSuch("ProductStock")))
    }
}
