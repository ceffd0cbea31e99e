//! What was found of a product's lines: the comparison, the sums, and the lines themselves.

use release_client::ListEnd;
use release_run::Units;
use release_web_logic::stock::{Finding, KEPT_LINES, ProductLines, Tally};
use yew::prelude::*;

use super::codes::Codes;
use super::lines::lines_table;
use crate::components::{Kind, Notice};
use crate::i18n::{Key, Texts, key};
use crate::state::stock::LinesFound;

/// Nothing while lines are being read for the first time.
pub(super) fn result(
    texts: Texts,
    found: &LinesFound,
    units: Option<Units>,
    sku: Option<String>,
) -> Html {
    let Some(lines) = found.lines.as_ref() else {
        return Html::default();
    };
    let (tally, candidates) = &lines.may_hold;
    let (requested, requested_lines) = &lines.requested;
    let (unsent, unsent_lines) = &lines.unsent;
    let is_partial = found.is_stopped
        || found.more_channels
        || lines.unclear.lines > 0
        || !found.ends.iter().any(|(_, end)| *end == ListEnd::Whole)
        || found.ends.iter().any(|(_, end)| is_cut(end));
    html! {
        <>
            {comparison(texts, lines, units, is_partial)}
            {sums(texts, lines)}
            <section aria-labelledby="candidates">
                <h2 id="candidates">{texts.get(key::STOCK_CANDIDATES)}</h2>
                if candidates.is_empty() {
                    <p>{texts.get(key::STOCK_CANDIDATES_NONE)}</p>
                } else {
                    <Codes found={found.clone()} {sku} />
                    {kept(texts, tally)}
                    {lines_table(texts, texts.get(key::STOCK_CANDIDATES), candidates)}
                }
            </section>
            if requested.lines > 0 {
                <section aria-labelledby="requested">
                    <h2 id="requested">{texts.get(key::STOCK_REQUESTED_TITLE)}</h2>
                    <p>{texts.get(key::STOCK_REQUESTED_TEXT)}</p>
                    {kept(texts, requested)}
                    {lines_table(texts, texts.get(key::STOCK_REQUESTED_TITLE), requested_lines)}
                </section>
            }
            if unsent.lines > 0 {
                <section aria-labelledby="before-erp">
                    <h2 id="before-erp">{texts.get(key::STOCK_BEFORE_ERP)}</h2>
                    <p>{texts.get(key::STOCK_BEFORE_ERP_TEXT)}</p>
                    {kept(texts, unsent)}
                    {lines_table(texts, texts.get(key::STOCK_BEFORE_ERP), unsent_lines)}
                </section>
            }
        </>
    }
}

/// Whether lines of the list may be missing. One that does not exist has none.
fn is_cut(end: &ListEnd) -> bool {
    match end {
        ListEnd::Whole => false,
        ListEnd::Failed(error) => {
            use release_core::{CallCode, HasCode};
            error.code() != CallCode::RefusedNoSuchPath
        }
        ListEnd::Cut | ListEnd::Repeats => true,
    }
}

fn comparison(texts: Texts, lines: &ProductLines, units: Option<Units>, is_partial: bool) -> Html {
    let Some(units) = units else {
        return Notice::new(Kind::Unknown, texts.get(key::STOCK_COUNTER_UNKNOWN))
            .show(html! { <p>{texts.get(key::STOCK_COUNTER_UNKNOWN_TEXT)}</p> });
    };
    let (kind, title, text, more) = match lines.finding(units) {
        Finding::Explained => (
            Kind::Good,
            key::STOCK_EXPLAINED,
            key::STOCK_EXPLAINED_TEXT,
            Units::ZERO,
        ),
        Finding::MoreLines(more) => (
            Kind::Warning,
            key::STOCK_MORE_LINES,
            key::STOCK_MORE_LINES_TEXT,
            more,
        ),
        Finding::MoreUnits(more) => (
            Kind::Unknown,
            key::STOCK_MORE_UNITS,
            key::STOCK_MORE_UNITS_TEXT,
            more,
        ),
    };
    let kind = if is_partial { Kind::Unknown } else { kind };
    let more = texts.figure(more);
    let body = html! {
        <>
            <p>{texts.fill(text, &[("counter", &texts.figure(units))])}</p>
            if is_partial { <p>{texts.get(key::STOCK_PARTIAL)}</p> }
        </>
    };
    html! {
        <div role="status">{Notice::new(kind, texts.fill(title, &[("more", &more)])).show(body)}</div>
    }
}

fn sums(texts: Texts, lines: &ProductLines) -> Html {
    let all: [(Key, &Tally); 6] = [
        (key::STOCK_MAY_HOLD, &lines.may_hold.0),
        (key::STOCK_REQUESTED, &lines.requested.0),
        (key::STOCK_UNSENT, &lines.unsent.0),
        (key::STOCK_CANCELLED, &lines.cancelled),
        (key::STOCK_RELEASED, &lines.released),
        (key::STOCK_UNCLEAR, &lines.unclear),
    ];
    let without: usize = all.iter().map(|(_, tally)| tally.without_quantity).sum();
    let row = |(name, tally): &(Key, &Tally)| {
        html! {
            <tr>
                <th scope="row">{texts.get(*name)}</th>
                <td class="number">{texts.figure(tally.lines)}</td>
                <td class="number">{texts.figure(tally.units)}</td>
            </tr>
        }
    };
    html! {
        <section aria-labelledby="sums">
            <h2 id="sums">{texts.get(key::STOCK_SUMS)}</h2>
            <div class="table-frame" tabindex="0" role="group" aria-label={texts.get(key::STOCK_SUMS)}>
                <table class="sums">
                    <thead><tr>
                        <th scope="col">{texts.get(key::STOCK_KIND)}</th>
                        <th scope="col" class="number">{texts.get(key::STOCK_COUNT)}</th>
                        <th scope="col" class="number">{texts.get(key::STOCK_SUM)}</th>
                    </tr></thead>
                    <tbody>{for all.iter().map(row)}</tbody>
                </table>
            </div>
            if without > 0 {
                <p>{texts.fill(key::STOCK_WITHOUT_QUANTITY, &[("count", &texts.figure(without))])}</p>
            }
        </section>
    }
}

fn kept(texts: Texts, tally: &Tally) -> Html {
    html! {
        if tally.lines > KEPT_LINES {
            <p>{texts.fill(key::STOCK_LINES_KEPT, &[("kept", &texts.figure(KEPT_LINES))])}</p>
        }
    }
}
