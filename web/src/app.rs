//! The app: what is provided to everything, and what stands around every view.

use std::rc::Rc;

use release_web_logic::Route;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;
use yew_router::prelude::*;

use crate::api::{self, ConfigError};
use crate::components::{header, place, take_over};
use crate::failure;
use crate::pages::{Connect, unusable};
use crate::parts::{Lazy, View, load_ahead};
use crate::route::At;
use crate::state::store::use_store;
use crate::state::{ATTENTION, AppState, Settings, use_app, use_app_state};

/// Reads `config.json`, then shows the page.
pub(crate) fn start() {
    failure::report_panics();
    spawn_local(async {
        let settings = load_settings().await;
        let props = AppProps { settings };
        yew::Renderer::<App>::with_root_and_props(place(), props).render();
    });
}

async fn load_settings() -> Result<Rc<Settings>, ConfigError> {
    let config = api::load_config().await?;
    config.check_frame(&api::frame_ancestors())?;
    let environments = config.environments(&api::origin())?;
    Ok(Rc::new(Settings {
        config,
        environments,
    }))
}

#[derive(PartialEq, Properties)]
struct AppProps {
    settings: Result<Rc<Settings>, ConfigError>,
}

/// The state stands outside the router, so that nothing of it is lost when
/// the address changes.
#[component]
fn App(props: &AppProps) -> Html {
    let state = use_app_state(props.settings.clone().ok());
    let is_usable = props.settings.is_ok();
    use_effect_with((), move |()| {
        if !is_usable {
            take_over();
        }
    });
    if let Err(error) = &props.settings {
        return unusable(state.texts(), error);
    }
    html! {
        <ContextProvider<AppState> context={state}>
            <BrowserRouter>
                <Frame />
            </BrowserRouter>
        </ContextProvider<AppState>>
    }
}

/// What stands around every view. Signed out, the address stays as it is, so
/// that signing in goes on where one was.
#[component]
fn Frame() -> Html {
    let app = use_app();
    let route = use_route::<At>().map_or(Route::NotFound, |At(route)| route);
    let view = View::from(route);
    let attention = use_store(ATTENTION);
    let is_signed_in = app.session.current().is_some();
    use_effect_with(is_signed_in, move |is_signed_in| {
        if *is_signed_in {
            take_over();
        } else {
            spawn_local(load_ahead(view));
        }
    });
    let content = if is_signed_in {
        html! { <Lazy {view} /> }
    } else {
        html! { <Connect /> }
    };
    html! {
        <>
            {header(&app, route, *attention)}
            <main class="container-fluid">{content}</main>
        </>
    }
}
