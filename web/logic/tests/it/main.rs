//! The decisions of the page, tested from the outside.

mod drafts;
mod export;
mod import;
mod import_fixes;
mod import_sending;
mod iso;
mod line_search;
mod order;
mod order_sending;
mod orders;
mod page;
mod paste;
mod reserved;
mod routes;
mod run_map;
mod run_timeline;
mod run_words;
mod runs;
mod saved;
mod stock;
mod support;
