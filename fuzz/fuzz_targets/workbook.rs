//! No workbook panics.

#![no_main]

use libfuzzer_sys::fuzz_target;
use release_xlsx::{Workbook, WorkbookLimits};

fuzz_target!(|bytes: &[u8]| {
    let limits = WorkbookLimits {
        unpacked: 1 << 20,
        ..WorkbookLimits::default()
    };
    let Ok(mut workbook) = Workbook::open(bytes, limits) else {
        return;
    };
    let names: Vec<String> = workbook.sheets().iter().map(|s| s.name.clone()).collect();
    for name in names {
        let _ = workbook.read(&name, None);
    }
});
