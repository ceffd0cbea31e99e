//! `channels/`

use axum::extract::{OriginalUri, State};
use axum::response::{IntoResponse, Response};

use crate::answers::{Problem, no_such_path};
use crate::api::paging::ListQuery;
use crate::data::Channel;
use crate::state::{App, World};
use crate::texts::Text;

/// `GET channels/`
pub(super) async fn list(
    State(app): State<App>,
    OriginalUri(uri): OriginalUri,
    asked: ListQuery,
) -> Response {
    let world = app.world();
    if world.switches.no_channels {
        return no_such_path(uri.path());
    }
    asked
        .page(&world.data.channels, &world.switches, |channel| channel)
        .into_response()
}

impl World {
    /// The channel of this id, as it stands in a path.
    pub(super) fn channel(&self, id: &str) -> Result<&Channel, Problem> {
        let id: i64 = id.parse().map_err(|_| Problem::not_found(Text::NotFound))?;
        let channel = self.data.channels.iter().find(|channel| channel.id == id);
        channel.ok_or_else(|| Problem::not_found(Text::NoSuch("Channel")))
    }
}
