#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| okr_fuzz::run("request", input));
