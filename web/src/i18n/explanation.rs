//! The sentences that explain an error code or an outcome to a person.

use std::fmt::Display;

use release_core::code::{CallCode, ErrorCode, LineCode, StockEffect};
use release_file::FileCode;
use release_run::RunCode;

use super::{Key, Texts, key};

/// What a person is told of one thing that happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Explanation {
    /// What happened.
    pub(crate) what: &'static str,
    /// What it means for the stock.
    pub(crate) stock: &'static str,
    /// What to do next.
    pub(crate) next: &'static str,
}

/// The sentences of one group of codes.
type Group = &'static [(&'static str, Key)];

/// A code that can be explained: each domain knows its own texts, which load
/// with the views that show it.
pub(crate) trait Explained: ErrorCode + Display {
    /// The texts among which those of this code are.
    fn groups(self) -> Vec<Group>;
}

impl Explained for CallCode {
    fn groups(self) -> Vec<Group> {
        vec![
            key::EXPLANATION_BUILD,
            key::EXPLANATION_PREFIX,
            key::EXPLANATION_REACH,
            key::EXPLANATION_READ,
            key::EXPLANATION_REFUSED,
            key::EXPLANATION_TOKEN,
            key::EXPLANATION_URL,
        ]
    }
}

impl Explained for LineCode {
    fn groups(self) -> Vec<Group> {
        match self {
            Self::Call(code) => code.groups(),
            _ => vec![
                key::EXPLANATION_CODE,
                key::EXPLANATION_ID,
                key::EXPLANATION_NOT_SENT,
                key::EXPLANATION_RECORDED,
                key::EXPLANATION_RELEASED,
                key::EXPLANATION_UNKNOWN,
            ],
        }
    }
}

impl Explained for RunCode {
    fn groups(self) -> Vec<Group> {
        vec![key::EXPLANATION_RUN]
    }
}

impl Explained for FileCode {
    fn groups(self) -> Vec<Group> {
        match self {
            Self::Line(code) => code.groups(),
            Self::Resolve(_) => vec![key::EXPLANATION_RESOLVE],
            _ => vec![
                key::EXPLANATION_CELL,
                key::EXPLANATION_CODE,
                key::EXPLANATION_COLUMNS,
                key::EXPLANATION_ID,
                key::EXPLANATION_LIVE,
                key::EXPLANATION_ROW,
                key::EXPLANATION_SHEET,
                key::EXPLANATION_TABLE,
            ],
        }
    }
}

#[cfg(any(target_arch = "wasm32", test))]
impl Explained for release_xlsx::WorkbookCode {
    fn groups(self) -> Vec<Group> {
        match self {
            Self::Table(code) => code.groups(),
            _ => vec![key::EXPLANATION_WORKBOOK],
        }
    }
}

/// The text of this name in one of the groups.
fn find(texts: Texts, groups: &[Group], name: &str) -> &'static str {
    let mut all = groups.iter().copied().flatten();
    all.find(|(known, _)| *known == name)
        .map_or("", |(_, text)| texts.get(*text))
}

/// What is wrong with an address that is typed, and what to do: of all sentences, those alone that the form
/// to sign in needs before anything was sent.
pub(crate) fn explain_address(texts: Texts, code: CallCode) -> String {
    let find = |sentence| {
        find(
            texts,
            &[key::EXPLANATION_URL],
            &format!("{code}.{sentence}"),
        )
    };
    format!("{} {}", find("what"), find("next"))
}

/// All three sentences of a code.
pub(crate) fn explain<C: Explained>(texts: Texts, code: C) -> Explanation {
    let find = |groups: &[Group], name: String| find(texts, groups, &name);
    let effect = match code.stock_effect() {
        StockEffect::NothingSent => "nothing_sent",
        StockEffect::Unchanged => "unchanged",
        StockEffect::Released => "released",
        StockEffect::StillReserved => "still_reserved",
        StockEffect::Unknown => "unknown",
    };
    let groups = code.groups();
    Explanation {
        what: find(&groups, format!("{code}.what")),
        stock: find(&[key::EXPLANATION_STOCK], format!("stock.{effect}")),
        next: find(&groups, format!("{code}.next")),
    }
}

#[cfg(test)]
mod tests {
    use release_core::Language;

    use super::*;

    /// What a person is told of everything that can become of a line.
    #[test]
    fn outcomes_in_english() {
        let texts = Texts(Language::English);
        let outcomes = LineCode::all().into_iter().filter(|key| {
            let key = key.as_str();
            ["released", "recorded", "not_sent.", "refused.", "unknown."]
                .iter()
                .any(|group| key.starts_with(group))
        });
        let explained: Vec<String> = outcomes
            .map(|key| {
                let explanation = explain(texts, key);
                format!(
                    "{key}: {} {} {}",
                    explanation.what, explanation.stock, explanation.next
                )
            })
            .collect();
        insta::assert_snapshot!(explained.join("\n"), @r#"
        not_sent.stopped: The run was stopped before this line was sent. Nothing was sent; no stock has changed. Send it in a new run.
        not_sent.session: Your session had ended; Omnitron did not process the line. This request changed no stock. Sign in again, then send it.
        not_sent.too_early: Omnitron was not ready to process the line. This request changed no stock. Send it again later.
        not_sent.throttled: Too many requests; Omnitron did not process the line. This request changed no stock. Wait a while, then send it again.
        released: Omnitron confirmed this line and this code. The stock is no longer reserved. Nothing left to do.
        recorded: Omnitron stored the code, and confirmed this line and this code. The stock is still reserved. A later release may not be possible.
        unknown.network: The request was sent, but no answer came back. The stock may still be reserved. It may have worked. Check before you send again.
        unknown.timed_out: The request was sent, but no answer came in time. The stock may still be reserved. It may have worked, or may still work. Check before you send again.
        unknown.aborted: The request was cancelled before an answer came. The stock may still be reserved. It may have worked. Check before you send again.
        unknown.redirected: Omnitron redirected the request to another address; the redirect was not followed. The stock may still be reserved. Check the line, and the address you signed in to.
        unknown.server: Omnitron, or a gateway in front of it, failed. The stock may still be reserved. The line may have been released before that. Check before you send again.
        unknown.status: The answer does not show whether it worked. The stock may still be reserved. Check the line before you send again.
        unknown.unreadable: Omnitron reports success, but the rest of its answer cannot be read. The stock may still be reserved. It most likely worked, but there is no proof. Check before you send again.
        unknown.other_line: Omnitron reports success for another line. The stock may still be reserved. Another line may have been released. Stop, note both IDs, and ask an administrator.
        unknown.other_code: Omnitron reports success with another code. The stock may still be reserved. The line may have a wrong code now. Check it before you do anything else.
        unknown.interrupted: The page was closed while the line was being sent, or another tab is sending it. The stock may still be reserved. It may have worked. Check before you send again.
        unknown.refused_on_repeat: No reliable answer came. The line was sent once more, as the settings allow, and was refused. The stock may still be reserved. The refusal may only mean that the first request worked. Check the line in Omnitron, then resolve it.
        unknown.refused_or_repeated: Omnitron refused it, but on this connection the browser may have sent the request twice by itself. The stock may still be reserved. The first request may have released the line, and the refusal may be the answer to the second. Check the line in Omnitron, then resolve it.
        refused.login: Wrong user name or password, or the user is disabled. This request changed no stock. Omnitron does not say which. Check both and try again.
        refused.input: Omnitron did not accept the data. This request changed no stock. Read Omnitron’s answer below. Check the line in Omnitron: if it already has this code, an earlier attempt worked and there is nothing to send. Otherwise fix the code and send again.
        refused.token: Omnitron does not accept this token. This request changed no stock. Check that it is complete and belongs to this Omnitron.
        refused.session: Your session has ended. This request changed no stock. Sign in again.
        refused.forbidden: This user is not allowed to do that. This request changed no stock. Ask an administrator for the permission, or sign in as another user.
        refused.not_found: Omnitron has no such line or order, or this user may not see it. This request changed no stock. Check the ID, and whether your user has access to this sales channel.
        refused.no_such_path: This Omnitron has no such address. This request changed no stock. Check the address and the API path (i1 or v1) that you signed in with.
        refused.method: Omnitron does not accept this kind of request at this address. This request changed no stock. Show Omnitron’s answer below to the administrator of this page.
        refused.rule: Omnitron does not allow this; most likely the line already has a code. This request changed no stock. Read Omnitron’s answer below. Check the line in Omnitron: if it already has this code, an earlier attempt worked and there is nothing to send.
        refused.conflict: This conflicts with the data in Omnitron. This request changed no stock. Read Omnitron’s answer below, and check the line in Omnitron.
        refused.too_large: The request is too large for Omnitron. This request changed no stock. Check whether the code is really that long.
        refused.content: Omnitron understood the request but does not accept it. This request changed no stock. Read Omnitron’s answer below and fix the code.
        refused.throttled: Too many requests in a short time. This request changed no stock. Wait a while, then try again.
        refused.server: Omnitron, or a gateway in front of it, failed. This request changed no stock. Try again later. If this keeps happening, inform an administrator.
        refused.other: Omnitron gave an unexpected answer. This request changed no stock. Show Omnitron’s answer below to the administrator of this page.
        "#);
    }

    fn assert_explained<C: Explained>() {
        for language in [Language::English, Language::Turkish] {
            for code in C::all() {
                let explanation = explain(Texts(language), code);
                assert!(
                    !explanation.what.is_empty(),
                    "{language:?} {code}: what happened"
                );
                assert!(
                    !explanation.stock.is_empty(),
                    "{language:?} {code}: the stock"
                );
                assert!(
                    !explanation.next.is_empty(),
                    "{language:?} {code}: what next"
                );
            }
        }
    }

    #[test]
    fn every_code_is_explained_in_both_languages_among_the_texts_of_its_domain() {
        assert_explained::<CallCode>();
        assert_explained::<LineCode>();
        assert_explained::<RunCode>();
        assert_explained::<FileCode>();
        assert_explained::<release_xlsx::WorkbookCode>();
    }
}
