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

/// All three sentences of a code.
pub(crate) fn explain<C: Explained>(texts: Texts, code: C) -> Explanation {
    let find = |groups: &[Group], name: String| {
        let mut all = groups.iter().copied().flatten();
        all.find(|(known, _)| *known == name)
            .map_or("", |(_, text)| texts.get(*text))
    };
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
        not_sent.stopped: Its run was stopped before its turn. Nothing was sent; no stock has changed. Send it in a new run.
        not_sent.session: Your session had ended; Omnitron did not take the line. This request changed no stock. Sign in again, then send it.
        not_sent.too_early: Omnitron was not ready to take it. This request changed no stock. Send it again in a while.
        not_sent.throttled: Too many calls; Omnitron did not take the line. This request changed no stock. Wait a while, then send it again.
        released: Omnitron’s answer names this line and this code. The stock is no longer reserved. Nothing more is to be done.
        recorded: Omnitron has stored the code; its answer names this line and this code. The stock is still reserved. A later release may not be possible.
        unknown.network: The request left, and no answer came. Nobody can say yet whether the stock is still reserved. It may have worked. Check before you send again.
        unknown.timed_out: The request left, and no answer came in time. Nobody can say yet whether the stock is still reserved. It may have worked, or work yet. Check before you send again.
        unknown.aborted: The request was given up while under way. Nobody can say yet whether the stock is still reserved. It may have worked. Check before you send again.
        unknown.redirected: The answer led to another address; it was not followed. Nobody can say yet whether the stock is still reserved. Check the line, and the address you signed in to.
        unknown.server: Omnitron, or a gateway before it, had a fault. Nobody can say yet whether the stock is still reserved. The line may have been released before the fault. Check before you send again.
        unknown.status: The answer says neither yes nor no. Nobody can say yet whether the stock is still reserved. Check the line before you send again.
        unknown.unreadable: Omnitron reports success, and the rest of its answer cannot be read. Nobody can say yet whether the stock is still reserved. It most likely worked, but there is no proof. Check before you send again.
        unknown.other_line: Omnitron reports success for another line. Nobody can say yet whether the stock is still reserved. Another line may have been released. Stop, note both ids, and ask an administrator.
        unknown.other_code: Omnitron reports success with another code. Nobody can say yet whether the stock is still reserved. The line may carry a wrong code now. Look it up before anything else.
        unknown.interrupted: It was being sent when the page was closed, or is being sent in another tab. Nobody can say yet whether the stock is still reserved. It may have worked. Check before you send again.
        unknown.refused_on_repeat: No trustworthy answer came; sent once more as the settings allow, it was refused. Nobody can say yet whether the stock is still reserved. The refusal may just mean that the first request worked. Look the line up in Omnitron, then settle it.
        unknown.refused_or_repeated: Omnitron refused it; but on this connection the browser may have sent the request twice by itself. Nobody can say yet whether the stock is still reserved. The first request may have released the line, and the refusal may be the answer to the second. Look the line up in Omnitron, then settle it.
        refused.login: User name or password is wrong, or the user is switched off. This request changed no stock. Omnitron does not say which. Check both and try again.
        refused.input: Omnitron did not accept what was sent. This request changed no stock. Read its words below. Look the line up in Omnitron: if it carries this code already, an earlier try has worked and there is nothing to send. Else correct the code and send again.
        refused.token: Omnitron does not accept this token. This request changed no stock. Check that it is whole and belongs to this Omnitron.
        refused.session: Your session has ended. This request changed no stock. Sign in again.
        refused.forbidden: This user may not do that. This request changed no stock. Ask an administrator for the right, or sign in as another user.
        refused.not_found: Omnitron knows no such line or order, or this user may not see it. This request changed no stock. Check the id, and whether your user sees this sales channel.
        refused.no_such_path: This Omnitron has no such address. This request changed no stock. Check the address and the path (i1 or v1) you signed in with.
        refused.method: Omnitron does not take calls of this kind at this address. This request changed no stock. Show the words below to whoever looks after this page.
        refused.rule: A rule of Omnitron forbids it, most likely that something is there already. This request changed no stock. Read its words below. Look the line up in Omnitron: if it carries this code already, an earlier try has worked and there is nothing to send.
        refused.conflict: It conflicts with what Omnitron has. This request changed no stock. Read its words below, and look the line up in Omnitron.
        refused.too_large: Omnitron found the request too large. This request changed no stock. Check whether the code is really that long.
        refused.content: Omnitron understood the request and does not accept it. This request changed no stock. Read its words below and correct the code.
        refused.throttled: Too many calls in a short time. This request changed no stock. Wait a while, then try again.
        refused.server: Omnitron, or a gateway before it, has a fault. This request changed no stock. Try again in a while. If it stays so, tell an administrator.
        refused.other: Omnitron answered in a way that is not foreseen. This request changed no stock. Show its words below to whoever looks after this page.
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
