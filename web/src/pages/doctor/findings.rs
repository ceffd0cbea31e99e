//! The findings, a table for each group.

use release_doctor::{Asked, Came, Finding, Group};
use yew::prelude::*;

use super::words::{fact, heading, is_remarkable, means, reason, title};
use crate::components::{Kind, badge};
use crate::i18n::{Texts, key};

/// In the order in which they were found.
pub(super) fn findings_table(texts: Texts, findings: &[Finding]) -> Html {
    let groups = findings.chunk_by(|one, next| one.check.group() == next.check.group());
    let tables = groups.filter_map(|group| {
        let of = group.first()?.check.group();
        Some(table(texts, of, group))
    });
    tables.collect()
}

fn table(texts: Texts, group: Group, findings: &[Finding]) -> Html {
    let name = texts.get(heading(group));
    let id = format!("doctor-{group:?}");
    html! {
        <section key={id.clone()} aria-labelledby={id.clone()}>
            <h2 {id}>{name}</h2>
            <div class="table-frame" tabindex="0" role="group" aria-label={name}>
                <table class="cards findings">
                    <thead><tr>
                        <th scope="col">{texts.get(key::DOCTOR_WHAT)}</th>
                        <th scope="col">{texts.get(key::DOCTOR_FOUND)}</th>
                        <th scope="col">{texts.get(key::DOCTOR_MEANS)}</th>
                    </tr></thead>
                    <tbody>{for findings.iter().map(|finding| row(texts, finding))}</tbody>
                </table>
            </div>
        </section>
    }
}

fn row(texts: Texts, finding: &Finding) -> Html {
    let check = finding.check;
    let (found, meaning) = match &finding.result {
        Ok(found) => {
            let words = fact(texts, found);
            let words = if is_remarkable(check, found) {
                badge(Kind::Warning, words)
            } else {
                html! { {words} }
            };
            (words, texts.get(means(check, found)).to_owned())
        }
        Err(why) => (
            badge(Kind::Unknown, texts.get(key::DOCTOR_OPEN_ONE)),
            reason(texts, *why),
        ),
    };
    html! {
        <tr key={check.id()} id={format!("check-{check}")}>
            <th scope="row">{title(texts, check)}{asked(texts, &finding.asked)}</th>
            <td data-label={texts.get(key::DOCTOR_FOUND)}>{found}</td>
            <td data-label={texts.get(key::DOCTOR_MEANS)}>{meaning}</td>
        </tr>
    }
}

/// What was asked for it, and what came.
fn asked(texts: Texts, asked: &[Asked]) -> Html {
    let request = |it: &Asked| {
        let came = match &it.came {
            Came::Status(status) => status.to_string(),
            Came::Nothing(code) => texts.fill(key::DOCTOR_NO_ANSWER, &[("code", code)]),
        };
        let millis = texts.fill(key::DOCTOR_MILLIS, &[("ms", &texts.figure(it.millis))]);
        html! {
            <li><code>{&it.method}{" "}{&it.path}</code>{" → "}{came}{" · "}{millis}</li>
        }
    };
    html! {
        if !asked.is_empty() {
            <details class="no-print">
                <summary>{texts.count(key::DOCTOR_REQUESTS_ONE, key::DOCTOR_REQUESTS_OTHER, asked.len())}</summary>
                <ul>{for asked.iter().map(request)}</ul>
            </details>
        }
    }
}
