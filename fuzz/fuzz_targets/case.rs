//! Any bytes at all, as a case file: findings or a case, and then its advice.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if let Ok(file) = practicum::scenario::open(bytes) {
        practicum::lint::lint(&file);
    }
});
