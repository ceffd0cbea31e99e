//! The status of an order or a line.

use core::fmt;

use serde::Serialize;

use crate::decode::{DecodeError, FromJson, Json};

/// A status as the server wrote it: a code such as `400`, or a name such as
/// `approved`. Unknown ones are kept and shown as they are; the default is
/// empty, for a status that the server leaves out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Status(String);

macro_rules! statuses {
    ($($(#[$doc:meta])* $variant:ident = $code:literal $name:literal,)+) => {
        /// The statuses that Akinon's pages name (page: order-status; the
        /// trade-in ones, 550 and 600 only in public code).
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum KnownStatus {
            $($(#[$doc])* $variant,)+
        }

        impl KnownStatus {
            /// Every known status, by code.
            pub const ALL: &'static [KnownStatus] = &[$(KnownStatus::$variant,)+];

            /// The numeric code, as text: `400`.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)+ }
            }

            /// Akinon's name: `approved`.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)+ }
            }
        }
    };
}

statuses! {
    /// Cancellation asked for, no decision yet.
    CancellationWaiting = "50" "cancellation_waiting",
    /// Will not be delivered.
    Canceled = "100" "canceled",
    /// Processing has not begun.
    Waiting = "200" "waiting",
    /// On hold for payment.
    PaymentWaiting = "300" "payment_waiting",
    /// On hold for confirmation.
    ConfirmationWaiting = "350" "confirmation_waiting",
    /// Ready for the next step; read by the hand-over to the ERP.
    Approved = "400" "approved",
    /// An item state of Akinon's OMS.
    Inactive = "425" "inactive",
    /// Being packed.
    Preparing = "450" "preparing",
    /// On its way.
    Shipped = "500" "shipped",
    /// On its way, the customer was informed.
    ShippedAndInformed = "510" "shipped_and_informed",
    /// At the pick-up point.
    ReadyForPickup = "520" "ready_for_pickup",
    /// Delivery failed once.
    AttemptedDelivery = "540" "attempted_delivery",
    /// Under review.
    ReviewStarted = "544" "review_started",
    /// Review pending.
    ReviewWaiting = "545" "review_waiting",
    /// Trade-in: waiting for payment.
    TradeInWaiting = "546" "waiting_for_payment",
    /// Trade-in: paid.
    TradeInPaid = "547" "paid",
    /// Delivered.
    Delivered = "550" "delivered",
    /// Refunded.
    Refunded = "600" "refunded",
}

impl Status {
    /// Creates a status from a code or a name.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The status as the server wrote it.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The known status of this code or name, if it is one.
    pub fn known(&self) -> Option<KnownStatus> {
        if self.0 == "cancelled" {
            return Some(KnownStatus::Canceled);
        }
        KnownStatus::ALL
            .iter()
            .copied()
            .find(|known| known.code() == self.0 || known.name() == self.0)
    }

    /// Whether both are the same status, by code or by name.
    pub fn is_same(&self, other: &Status) -> bool {
        self == other || (self.known().is_some() && self.known() == other.known())
    }

    /// Whether a cancellation is asked for, and not decided yet.
    pub fn is_cancellation_requested(&self) -> bool {
        self.known() == Some(KnownStatus::CancellationWaiting)
    }

    /// Whether a cancellation or refund is asked for or done. Its effect on the
    /// reservation is not documented.
    pub fn is_cancelled(&self) -> bool {
        matches!(
            self.known(),
            Some(KnownStatus::CancellationWaiting | KnownStatus::Canceled | KnownStatus::Refunded)
        )
    }
}

impl From<KnownStatus> for Status {
    fn from(known: KnownStatus) -> Self {
        Self(known.code().to_owned())
    }
}

impl FromJson for Status {
    fn from_json(json: &Json<'_>) -> Result<Self, DecodeError> {
        Ok(Self(json.word().unwrap_or_default().to_owned()))
    }

    fn from_member(member: Option<&Json<'_>>) -> Result<Self, DecodeError> {
        member.map_or_else(|| Ok(Self::default()), Self::from_json)
    }
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
