//! The components that pages share.
//!
//! Most are plain functions from data to [`yew::Html`]. A Yew component of its
//! own weighs about 2 KB in what the browser downloads, so only what must
//! remember or clean up something is one; hooks named `use_…` draw a part of
//! the component they are used in.

mod address_fields;
mod amount;
mod delivery;
mod dialog;
mod explanation;
mod field;
mod frame;
mod notice;
mod question;
mod remote_view;
mod sign_in;
mod sign_in_again;
mod sign_out;
mod status;
mod virtual_rows;
mod when;

pub(crate) use address_fields::{Address, address_fields};
pub(crate) use amount::amount;
pub(crate) use delivery::{DeliveryNotice, delivery_badge, delivery_hint};
pub(crate) use dialog::use_dialog;
pub(crate) use explanation::{
    details, explanation_notice, failed_as, failed_call, quotation, to_check,
};
pub(crate) use field::{Field, bare_select, choice, select};
pub(crate) use frame::{footer, header};
pub(crate) use notice::{Kind, Notice};
pub(crate) use question::Question;
pub(crate) use remote_view::remote_view;
pub(crate) use sign_in::{SignIn, use_sign_in};
pub(crate) use sign_in_again::SignInAgain;
pub(crate) use sign_out::SignOut;
pub(crate) use status::{sent_badge, status_badge, status_name};
pub(crate) use virtual_rows::{PRINTED, VirtualRows};
pub(crate) use when::{moment, when};
