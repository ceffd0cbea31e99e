//! The status of an order or line: code and name.

use release_core::model::{KnownStatus, Status};
use yew::prelude::*;

use crate::i18n::{Key, Texts, key};

/// A status by its name, with its code beside it. An unknown one is shown as
/// itself.
pub(crate) fn status_badge(texts: Texts, status: &Status) -> Html {
    let raw = status.as_str();
    let Some(known) = status.known() else {
        let shown = if raw.is_empty() { "–" } else { raw };
        return html! { <span class="badge">{shown}</span> };
    };
    let class = status.is_cancelled().then_some("cancelled");
    html! {
        <span class={classes!("badge", class)}>
            {status_name(texts, known)}{" "}<span class="code">{known.code()}</span>
        </span>
    }
}

/// The name of a known status.
pub(crate) fn status_name(texts: Texts, status: KnownStatus) -> &'static str {
    let key: Key = match status {
        KnownStatus::CancellationWaiting => key::STATUS_CANCELLATION_WAITING,
        KnownStatus::Canceled => key::STATUS_CANCELED,
        KnownStatus::Waiting => key::STATUS_WAITING,
        KnownStatus::PaymentWaiting => key::STATUS_PAYMENT_WAITING,
        KnownStatus::ConfirmationWaiting => key::STATUS_CONFIRMATION_WAITING,
        KnownStatus::Approved => key::STATUS_APPROVED,
        KnownStatus::Inactive => key::STATUS_INACTIVE,
        KnownStatus::Preparing => key::STATUS_PREPARING,
        KnownStatus::Shipped => key::STATUS_SHIPPED,
        KnownStatus::ShippedAndInformed => key::STATUS_SHIPPED_AND_INFORMED,
        KnownStatus::ReadyForPickup => key::STATUS_READY_FOR_PICKUP,
        KnownStatus::AttemptedDelivery => key::STATUS_ATTEMPTED_DELIVERY,
        KnownStatus::ReviewStarted => key::STATUS_REVIEW_STARTED,
        KnownStatus::ReviewWaiting => key::STATUS_REVIEW_WAITING,
        KnownStatus::TradeInWaiting => key::STATUS_TRADE_IN_WAITING,
        KnownStatus::TradeInPaid => key::STATUS_TRADE_IN_PAID,
        KnownStatus::Delivered => key::STATUS_DELIVERED,
        KnownStatus::Refunded => key::STATUS_REFUNDED,
    };
    texts.get(key)
}

/// Whether the ERP has been told of the order: a sign of its own and a word.
pub(crate) fn sent_badge(texts: Texts, is_send: Option<bool>) -> Html {
    let (class, sign, word) = match is_send {
        Some(true) => ("sent", "●", key::ORDERS_SENT_YES),
        Some(false) => ("unsent", "○", key::ORDERS_SENT_NO),
        None => ("", "–", key::ORDERS_SENT_UNKNOWN),
    };
    html! {
        <span class={classes!("sent-badge", class)}>
            <span aria-hidden="true">{sign}</span>{" "}{texts.get(word)}
        </span>
    }
}
