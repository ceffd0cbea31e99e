//! What pages are made of.

mod address_fields;
mod dialog;
mod field;
mod frame;
mod notice;
mod remote_view;
mod sign_in;
mod sign_in_again;
mod status;
mod told;
mod when;

pub(crate) use address_fields::{Address, AddressFields};
pub(crate) use dialog::Dialog;
pub(crate) use field::{Choice, Field, Select, SelectOption};
pub(crate) use frame::{Footer, Header};
pub(crate) use notice::{Kind, Notice};
pub(crate) use remote_view::RemoteView;
pub(crate) use sign_in::SignIn;
pub(crate) use sign_in_again::SignInAgain;
pub(crate) use status::{SentBadge, StatusBadge, amount, status_name};
pub(crate) use told::{Quotation, ToldNotice};
pub(crate) use when::{When, moment};
