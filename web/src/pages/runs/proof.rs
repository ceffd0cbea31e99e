//! The proof of a run by its stock counters, product by product.

use release_run::{ProductProof, StockVerdict};
use release_web_logic::names::sku_of_product;
use yew::prelude::*;

use crate::components::{Kind, VirtualRows};
use crate::i18n::{Key, Texts, key};
use crate::state::OpenRun;

use std::rc::Rc;

/// The counters of all products, as a table; nothing where no product is known.
pub(super) fn stock_proof(texts: Texts, open: &OpenRun, proofs: &Rc<Vec<ProductProof>>) -> Html {
    if proofs.is_empty() {
        return html! { <p>{texts.get(key::PROOF_NONE)}</p> };
    }
    let head = [
        key::LINE_SKU,
        key::PROOF_RELEASED,
        key::PROOF_BEFORE,
        key::PROOF_AFTER,
        key::PROOF_VERDICT,
    ];
    let head = head.map(|name| html! { <th scope="col">{texts.get(name)}</th> });
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
        <VirtualRows label={texts.get(key::PROOF_TITLE)} head={html! { {for head} }} columns={5}
            rows={Rc::new(rows)} {draw} />
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
            <th scope="row" class="code">{sku.to_owned()}</th>
            <td class="number">{proof.released.to_string()}</td>
            <td class="number">{reading(&proof.before)}</td>
            <td class="number">{reading(&proof.after)}</td>
            <td>
                <span class={classes!("outcome", kind.class())}>
                    <span class="sign" aria-hidden="true">{kind.sign()}</span>{in_words(texts, proof)}
                </span>
            </td>
        </>
    }
}

/// What the counter of one product says.
pub(super) fn in_words(texts: Texts, proof: &ProductProof) -> String {
    let (_, text) = verdict(proof.verdict);
    match proof.verdict {
        StockVerdict::Differs(by) => texts.fill(text, &[("units", &by.to_string())]),
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
