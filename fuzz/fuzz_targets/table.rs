#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| release_fuzz::table(bytes));
