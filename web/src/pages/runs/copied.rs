//! What of a line people take to another program, each with a button that
//! copies it.

use release_core::ErpCode;
use release_core::model::Mapping;
use yew::prelude::*;

use crate::components::CopyButton;
use crate::i18n::{Texts, key};

/// The code of a line.
pub(crate) fn copied_code(texts: Texts, code: &ErpCode) -> Html {
    let text = code.as_str().to_owned();
    html! {
        <>
            <span class="code erp-code">{text.clone()}</span>
            <CopyButton {text} name={texts.get(key::COPY_CODE)} />
        </>
    }
}

/// The id of a line's mapping, if Omnitron has told it.
pub(crate) fn mapping_id(texts: Texts, mapping: &Mapping) -> Html {
    let Some(id) = mapping.pk else {
        return html! { "–" };
    };
    html! { <>{id.to_string()}<CopyButton text={id.to_string()} name={texts.get(key::COPY_MAPPING)} /></> }
}
