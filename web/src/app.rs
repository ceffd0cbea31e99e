//! The app: what is provided to everything, from the outside in.

use std::rc::Rc;

use release_core::Language;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;
use yew_router::prelude::*;

use crate::api::{self, ConfigError, DefaultLanguage};
use crate::components::{Footer, Header, SignInAgain};
use crate::failure;
use crate::pages::{Connect, NotFound, OrderPage, Orders, Unusable};
use crate::route::Route;
use crate::state::{Preferences, ReleasesProvider, SessionProvider, Settings, use_session};

/// Reads `config.json`, then shows the page.
pub(crate) fn start() {
    failure::show_panics();
    spawn_local(async {
        let settings = load_settings().await;
        let root = gloo_utils::document()
            .get_element_by_id("app")
            .expect("index.html has #app");
        let props = AppProps { settings };
        yew::Renderer::<App>::with_root_and_props(root, props).render();
    });
}

async fn load_settings() -> Result<Rc<Settings>, ConfigError> {
    let config = api::load_config().await?;
    let environments = config.environments()?;
    Ok(Rc::new(Settings {
        config,
        environments,
    }))
}

#[derive(PartialEq, Properties)]
struct AppProps {
    settings: Result<Rc<Settings>, ConfigError>,
}

/// Preferences first: even a failure is told in the right language. The
/// session wraps the releases, which are sent in its name. The router comes
/// last, so that nothing above is lost when the address changes.
#[component]
fn App(props: &AppProps) -> Html {
    let preferences = use_reducer(|| Preferences::load(default_language(&props.settings)));
    let content = match &props.settings {
        Err(error) => html! { <Unusable error={error.clone()} /> },
        Ok(settings) => html! {
            <ContextProvider<Rc<Settings>> context={settings.clone()}>
                <SessionProvider>
                    <ReleasesProvider>
                        <BrowserRouter>
                            <Frame />
                        </BrowserRouter>
                    </ReleasesProvider>
                </SessionProvider>
            </ContextProvider<Rc<Settings>>>
        },
    };
    html! {
        <ContextProvider<UseReducerHandle<Preferences>> context={preferences}>
            {content}
        </ContextProvider<UseReducerHandle<Preferences>>>
    }
}

fn default_language(settings: &Result<Rc<Settings>, ConfigError>) -> Option<Language> {
    match settings.as_ref().ok()?.config.language {
        DefaultLanguage::Auto => None,
        DefaultLanguage::En => Some(Language::English),
        DefaultLanguage::Tr => Some(Language::Turkish),
    }
}

/// What stands around every view. Signed out, the address stays as it is, so
/// that signing in goes on where one was.
#[component]
fn Frame() -> Html {
    let session = use_session();
    let view = if session.current().is_some() {
        html! { <Switch<Route> render={view} /> }
    } else {
        html! { <Connect /> }
    };
    html! {
        <>
            <Header />
            <main class="container-fluid">{view}</main>
            <Footer />
            if session.is_expired() {
                <SignInAgain />
            }
        </>
    }
}

fn view(route: Route) -> Html {
    match route {
        Route::Home => html! { <Redirect<Route> to={Route::Orders} /> },
        Route::Orders => html! { <Orders /> },
        Route::Order { order } => html! { <OrderPage key={order} {order} /> },
        Route::NotFound => html! { <NotFound /> },
    }
}
