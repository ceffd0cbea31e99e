//! The components that pages share.
//!
//! Most are plain functions from data to [`yew::Html`]. A Yew component of its
//! own weighs about 2 KB in what the browser downloads, so only what must
//! remember or clean up something is one; hooks named `use_…` draw a part of
//! the component they are used in.

mod account;
mod amount;
mod causes;
mod copy;
mod delivery;
mod dialog;
mod early;
mod explanation;
mod field;
mod find;
mod frame;
mod keys;
mod known;
mod notice;
mod progress;
mod question;
mod remote_view;
mod sign_in;
mod sign_out;
mod status;
mod stock_bar;
mod text_input;
mod virtual_rows;
mod when;

pub(crate) use amount::amount;
pub(crate) use copy::CopyButton;
pub(crate) use delivery::{DeliveryNotice, delivery_badge, delivery_hint};
pub(crate) use dialog::use_dialog;
pub(crate) use early::{place, take_over};
pub(crate) use explanation::{
    details, explanation_notice, failed_as, failed_call, quotation, to_check,
};
pub(crate) use field::{Field, bare_select, choice, select};
pub(crate) use find::use_find;
pub(crate) use frame::header;
pub(crate) use keys::Keys;
pub(crate) use known::{About, doubt, known, use_known};
pub(crate) use notice::{Kind, Notice, badge};
pub(crate) use progress::progress;
pub(crate) use question::Question;
pub(crate) use remote_view::{remote_view, skeleton};
pub(crate) use sign_in::{Address, SignIn, SignInAgain, address_fields, use_sign_in};
pub(crate) use sign_out::SignOut;
pub(crate) use status::{sent_badge, status_badge, status_name};
pub(crate) use stock_bar::stock_bar;
pub(crate) use virtual_rows::{PRINTED, VirtualRows, use_printing};
pub(crate) use when::{clock, moment, moment_listed, when, when_listed, zone};
