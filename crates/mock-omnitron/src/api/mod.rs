//! The API of Omnitron, as far as a release needs it, or the search for what is to be released. One file
//! for each group of endpoints.

mod auth;
mod body;
mod channels;
mod content_types;
mod create_mapping;
mod metadata;
mod order_items;
mod orders;
mod paging;
mod stock;

use axum::Router;
use axum::extract::{Request, State};
use axum::http::{StatusCode, Uri, header};
use axum::middleware::{from_fn_with_state, map_response};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::{MethodRouter, any, get, post};
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::SizeAbove;

use crate::answers::{Problem, no_such_path};
use crate::layers;
use crate::state::App;

/// All paths under `/api/`, with what every request there passes through.
pub(crate) fn router(app: &App) -> Router {
    let endpoints: [(&str, MethodRouter<App>); 21] = [
        ("auth/login/", post(auth::login)),
        ("auth/logout/", post(auth::logout)),
        ("active_user/", get(auth::active_user)),
        ("orders/", get(orders::list)),
        ("orders/{pk}/", get(orders::one)),
        ("order_number/{number}/", get(orders::by_number)),
        ("channels/", get(channels::list)),
        ("channel/{channel}/orders/", get(orders::of_channel)),
        (
            "orders_integration/{pk}/detailed_integration/",
            get(orders::with_everything),
        ),
        (
            "order_item/detailed_integration/",
            get(order_items::detailed),
        ),
        (
            "channel/{channel}/order_items/",
            get(order_items::of_channel),
        ),
        ("order_items/", get(order_items::list)),
        ("order_items/{pk}/", get(order_items::one)),
        (
            "order_items/{pk}/create_mapping/",
            post(create_mapping::create),
        ),
        ("content_types/", get(content_types::list)),
        ("product_stock/", get(stock::all)),
        ("channel/{channel}/product_stocks/", get(stock::of_channel)),
        (
            "channel/{channel}/product_stocks/{pk}/",
            get(stock::one_of_channel),
        ),
        ("channel/{channel}/extra_product_stocks/", get(stock::extra)),
        (
            "channel/{channel}/extra_product_stocks/detailed/",
            get(stock::extra_detailed),
        ),
        (
            "channel/{channel}/extra_product_stocks/{pk}/",
            get(stock::one_extra),
        ),
    ];
    let mut served = Router::new();
    let mut slashless = Router::new();
    for (path, methods) in endpoints {
        let path = format!("/api/{{prefix}}/{path}");
        slashless = slashless.route(path.trim_end_matches('/'), any(add_slash));
        served = served.route(&path, methods.options(metadata::describe));
    }
    // As a server would, with what is large enough to gain by it.
    let packed = CompressionLayer::new().compress_when(SizeAbove::new(1_000));
    served
        .route_layer(from_fn_with_state(app.clone(), layers::gate))
        .route_layer(packed)
        .merge(slashless)
        .fallback(unknown)
        .layer(from_fn_with_state(app.clone(), layers::language))
        .layer(from_fn_with_state(app.clone(), layers::inject))
        .layer(from_fn_with_state(app.clone(), layers::cors))
        .layer(from_fn_with_state(app.clone(), layers::record))
        .layer(map_response(mark))
        .with_state(app.clone())
}

/// As the proxies of the project do that serve the page beside the API.
async fn mark(mut response: Response) -> Response {
    let status = response.status().as_u16().into();
    response.headers_mut().insert("x-upstream-status", status);
    response
}

/// Django adds a missing slash by a redirect, whatever the method.
async fn add_slash(State(app): State<App>, request: Request) -> Response {
    let uri = request.uri();
    if !app.world().switches.prefix.serves_path(uri.path()) {
        return no_such_path(uri.path());
    }
    let query = uri
        .query()
        .map(|query| format!("?{query}"))
        .unwrap_or_default();
    let location = format!("{}/{query}", uri.path());
    (
        StatusCode::MOVED_PERMANENTLY,
        [(header::LOCATION, location)],
        Html(""),
    )
        .into_response()
}

/// Refuses a path that a switch has taken away, as any path that is not served.
fn unless(is_gone: bool, uri: &Uri) -> Result<(), Problem> {
    if is_gone {
        return Err(Problem::no_such_path(uri.path()));
    }
    Ok(())
}

async fn unknown(request: Request) -> Response {
    no_such_path(request.uri().path())
}
