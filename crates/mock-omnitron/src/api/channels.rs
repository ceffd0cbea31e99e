//! `channels/`

use axum::Json;
use axum::extract::{OriginalUri, State};
use serde_json::Value;

use crate::answers::Problem;
use crate::api::paging::ListQuery;
use crate::api::unless;
use crate::data::Channel;
use crate::state::{App, World};
use crate::texts::Text;

/// `GET channels/`
pub(super) async fn list(
    State(app): State<App>,
    OriginalUri(uri): OriginalUri,
    asked: ListQuery,
) -> Result<Json<Value>, Problem> {
    let world = app.world();
    unless(world.switches.no_channels, &uri)?;
    asked.page(&world.data.channels, &world.switches, |channel| channel)
}

impl World {
    /// The channel of this id, as it stands in a path.
    pub(super) fn channel(&self, id: &str) -> Result<&Channel, Problem> {
        let id: i64 = id.parse().map_err(|_| Problem::not_found(Text::NotFound))?;
        let channel = self.data.channels.iter().find(|channel| channel.id == id);
        channel.ok_or_else(|| Problem::not_found(Text::NoSuch("Channel")))
    }
}
