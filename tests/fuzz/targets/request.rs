#![no_main]

use okr_tests::fuzz::GOOD_REQUESTS;

libfuzzer_sys::fuzz_target!(|input: &[u8]| okr_fuzz::run("request", input));
libfuzzer_sys::fuzz_mutator!(|bytes: &mut [u8], size: usize, most: usize, seed: u32| {
    okr_fuzz::mutate(&GOOD_REQUESTS, bytes, size, most, seed)
});
