//! The views of runs: the list of all, and one of them.

mod announce;
mod copied;
mod counts;
mod ended;
mod evidence;
mod exports;
mod head;
mod line_dialog;
mod lines;
mod list;
mod map;
mod map_paint;
mod notify;
mod page;
mod proof;
mod rest;
mod results;
mod sending;
mod settle;
mod speed;
mod speed_chart;
mod stop;
mod times;
mod unknown;
mod waiting;

pub(crate) use copied::{copied_code, mapping_id};
pub(crate) use counts::{counts_line, kind_and_word};
pub(crate) use head::source_name;
pub(crate) use line_dialog::{all_answers, difference, settled_note};
pub(crate) use list::{Runs, unreadable};
pub(crate) use page::RunPage;
pub(crate) use settle::SettleDialog;
