//! The calls as nginx, Caddy and a reader of the documents want them.

use super::list::Call;

/// What a query may hold: the output of the core, which writes queries as forms are.
const QUERY: &str = r"(\?[A-Za-z0-9*._+%&=-]*)?";

/// The lines of nginx's map.
pub(super) fn nginx(calls: &[Call]) -> String {
    lines(calls, |call| format!("    \"~{}\" 1;\n", pattern(call)))
}

/// The lines of Caddy's map.
pub(super) fn caddy(calls: &[Call]) -> String {
    lines(calls, |call| format!("\t\t\"~{}\" yes\n", pattern(call)))
}

/// A table for the documents.
pub(super) fn markdown(calls: &[Call]) -> String {
    let rows = lines(
        calls,
        |Call {
             method,
             path,
             purpose,
             ..
         }| { format!("| {method} | `{path}` | {purpose} |\n") },
    );
    format!("| method | path | for |\n| --- | --- | --- |\n{rows}")
}

fn lines(calls: &[Call], line: impl Fn(&Call) -> String) -> String {
    calls.iter().map(line).collect()
}

/// The regular expression for method and address; nginx (PCRE) and Caddy (RE2) read it alike.
fn pattern(call: &Call) -> String {
    let path = call
        .path
        .replace("{p}", "(i1|v1)")
        .replace("{id}", "[0-9]+")
        .replace("{number}", "[A-Za-z0-9_-]+");
    let query = if call.query { QUERY } else { "" };
    format!("^{} {path}{query}$", call.method)
}

#[cfg(test)]
mod tests {
    use super::super::list::parse;
    use super::*;

    const LIST: &str = "\
POST /api/{p}/order_items/{id}/create_mapping/ releasing
GET /api/v1/order_number/{number}/ a number
GET /api/v1/channels/? the channels
";

    #[test]
    fn each_file_has_each_call_in_its_own_form() {
        let calls = parse(LIST).unwrap();
        let patterns = [
            r"^POST /api/(i1|v1)/order_items/[0-9]+/create_mapping/$",
            r"^GET /api/v1/order_number/[A-Za-z0-9_-]+/$",
            r"^GET /api/v1/channels/(\?[A-Za-z0-9*._+%&=-]*)?$",
        ];
        assert_eq!(
            nginx(&calls),
            patterns.map(|it| format!("    \"~{it}\" 1;\n")).concat()
        );
        assert_eq!(
            caddy(&calls),
            patterns.map(|it| format!("\t\t\"~{it}\" yes\n")).concat()
        );
        assert!(markdown(&calls).ends_with(
            "\n| POST | `/api/{p}/order_items/{id}/create_mapping/` | releasing |\n\
             | GET | `/api/v1/order_number/{number}/` | a number |\n\
             | GET | `/api/v1/channels/` | the channels |\n"
        ));
    }
}
