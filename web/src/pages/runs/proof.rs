//! The proof of a run by its stock counters, product by product.

use release_run::{ProductProof, StockVerdict};
use release_web_logic::names::sku_of_product;
use release_web_logic::run::StockBar;
use yew::prelude::*;

use crate::components::{Kind, VirtualRows, badge, stock_bar};
use crate::i18n::{Key, Texts, key};
use crate::state::OpenRun;

use std::rc::Rc;

/// The counters of all products, as a table; nothing where no product is known.
pub(super) fn stock_proof(texts: Texts, open: &OpenRun, proofs: &Rc<Vec<ProductProof>>) -> Html {
    if proofs.is_empty() {
        return html! { <p>{texts.get(key::PROOF_NONE)}</p> };
    }
    let head = [
        (key::LINE_SKU, ""),
        (key::PROOF_RELEASED, "number"),
        (key::PROOF_CHANGE, ""),
        (key::PROOF_VERDICT, ""),
    ];
    let head = head.map(|(name, class)| html! { <th scope="col" {class}>{texts.get(name)}</th> });
    let rows = (0..u32::try_from(proofs.len()).unwrap_or(u32::MAX)).collect();
    let skus: Vec<String> = proofs.iter().map(|proof| name_of(open, proof)).collect();
    let draw = {
        let proofs = proofs.clone();
        Callback::from(move |at: u32| {
            let at = at as usize;
            match (proofs.get(at), skus.get(at)) {
                (Some(proof), Some(sku)) => cells(texts, sku, proof),
                _ => Html::default(),
            }
        })
    };
    html! {
        <VirtualRows label={texts.get(key::PROOF_TITLE)} head={html! { {for head} }} columns={4}
            rows={Rc::new(rows)} {draw} cards=true />
    }
}

fn name_of(open: &OpenRun, proof: &ProductProof) -> String {
    let product = open.body.products.get(proof.product as usize);
    product
        .and_then(sku_of_product)
        .unwrap_or_else(|| "–".to_owned())
}

fn cells(texts: Texts, sku: &str, proof: &ProductProof) -> Html {
    let unread = texts.get(key::RESULT_NOT_READ);
    let reading = |counter: &Option<release_run::Counter>| {
        let reserved = counter
            .as_ref()
            .and_then(|counter| counter.reserved.clone());
        reserved.unwrap_or_else(|| unread.to_owned())
    };
    let (kind, _) = verdict(proof.verdict);
    html! {
        <>
            <th scope="row" class="stock-sku code">{sku.to_owned()}</th>
            <td class="stock-units number" data-label={texts.get(key::PROOF_RELEASED)}>{texts.figure(proof.released)}</td>
            <td class="stock-change">
                {for StockBar::of_proof(proof).map(stock_bar)}
                <span class="figures">{reading(&proof.before)}{" → "}{reading(&proof.after)}</span>
            </td>
            <td class="stock-verdict">
                {badge(kind, in_words(texts, proof))}
            </td>
        </>
    }
}

/// What the counter of one product says.
pub(super) fn in_words(texts: Texts, proof: &ProductProof) -> String {
    let (_, text) = verdict(proof.verdict);
    match proof.verdict {
        StockVerdict::Differs(by) => texts.fill(text, &[("units", &texts.figure(by))]),
        _ => texts.get(text).to_owned(),
    }
}

const fn verdict(verdict: StockVerdict) -> (Kind, Key) {
    match verdict {
        StockVerdict::Agrees => (Kind::Good, key::PROOF_AGREES),
        StockVerdict::UnknownReleased => (Kind::Unknown, key::PROOF_UNKNOWN_RELEASED),
        StockVerdict::Differs(_) => (Kind::Warning, key::PROOF_DIFFERS),
        StockVerdict::Negative => (Kind::Bad, key::PROOF_NEGATIVE),
        StockVerdict::NotRead => (Kind::Info, key::PROOF_NOT_READ),
    }
}
