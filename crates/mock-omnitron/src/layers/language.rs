//! The middleware that gives refusals their text in the client's language.

use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::Response;

use crate::answers::Problem;
use crate::ledger::Entry;
use crate::state::App;
use crate::texts::{Language, Text};

/// Renders a handler's refusal in the asker's language, and notes it in the ledger.
pub(crate) async fn language(State(app): State<App>, request: Request, next: Next) -> Response {
    let language = Language::wanted(request.headers());
    let method = request.method().clone();
    let entry = request.extensions().get::<Entry>().copied();

    let mut response = next.run(request).await;
    let mut problem = response.extensions_mut().remove::<Problem>();
    if response.status() == StatusCode::METHOD_NOT_ALLOWED {
        problem = Some(Problem::detail(
            response.status(),
            Text::MethodNotAllowed(method),
        ));
    }
    let Some(problem) = problem else {
        let code = HeaderValue::from_static(language.code());
        response
            .headers_mut()
            .insert(header::CONTENT_LANGUAGE, code);
        return response;
    };
    if let Some(entry) = entry {
        app.world().ledger.refused(entry);
    }
    problem.render(language)
}
