//! `order_items/{pk}/create_mapping/`

use axum::extract::{FromRequest, Path, Request, State};
use axum::http::StatusCode;
use axum::{Extension, Json};

use crate::answers::Problem;
use crate::api::body::{JsonObject, MappingBody};
use crate::api::order_items::find;
use crate::data::{Data, Mapping};
use crate::layers::Caller;
use crate::ledger::Entry;
use crate::state::App;
use crate::switches::{SameCode, Second, Switches};
use crate::texts::Text;

/// `POST order_items/{pk}/create_mapping/` with `{"code", "update_stock"}`: stores the ERP's code of a
/// line and, where `update_stock` is true, frees the stock that it holds.
pub(super) async fn create(
    State(app): State<App>,
    Path((_, pk)): Path<(String, String)>,
    Extension(Caller(user)): Extension<Caller>,
    Extension(entry): Extension<Entry>,
    request: Request,
) -> Result<(StatusCode, Json<Mapping>), Problem> {
    let line = {
        let world = app.world();
        if world.switches.forbidden_user.as_deref() == Some(user.username) {
            return Err(Problem::forbidden());
        }
        find(&world.data, &pk)?.pk
    };
    let JsonObject(body) = JsonObject::from_request(request, &()).await?;

    let mut world = app.world();
    let body = MappingBody::read(&body, world.switches.code_max_length)?;
    let switches = world.switches.clone();
    let mapping = store(&mut world.data, &switches, line, &body)?;
    world.ledger.mapped(entry, &body.code, body.update_stock);
    let status =
        StatusCode::from_u16(switches.success_status.into()).unwrap_or(StatusCode::CREATED);
    Ok((status, Json(mapping)))
}

/// Stores the code by the rules that the switches set.
fn store(
    data: &mut Data,
    switches: &Switches,
    line: i64,
    body: &MappingBody,
) -> Result<Mapping, Problem> {
    if switches.same_code == SameCode::Refuse400 && data.mappings.elsewhere(line, &body.code) {
        return Err(Problem::whole(Text::NotUnique(
            "content_type, integration_type, code",
        )));
    }
    let earlier = data.mappings.first_mut(line);
    match (earlier, switches.second) {
        (Some(_), Second::Refuse400) => Err(Problem::whole(Text::NotUnique(
            "content_type, object_id, integration_type",
        ))),
        (Some(_), Second::Refuse406) => Err(Problem::service(
            "The order item has an integration mapping already.",
            "mapping_exists",
        )),
        (Some(mapping), Second::Overwrite) => {
            let frees = body.update_stock && !mapping.released;
            mapping.code.clone_from(&body.code);
            mapping.released |= frees;
            let mapping = mapping.clone();
            if frees {
                data.free(line);
            }
            Ok(mapping)
        }
        (None, _) | (Some(_), Second::Add) => {
            let code = body.code.clone();
            let mapping = data.mappings.add(line, code, body.update_stock);
            if body.update_stock {
                data.free(line);
            }
            Ok(mapping)
        }
    }
}
