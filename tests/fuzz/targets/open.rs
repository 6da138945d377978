#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| okr_fuzz::run("open", input));
libfuzzer_sys::fuzz_mutator!(|bytes: &mut [u8], size: usize, most: usize, seed: u32| {
    okr_fuzz::mutate(&[], bytes, size, most, seed)
});
