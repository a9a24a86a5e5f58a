//! Any bytes at all, as a case file: findings or a case, and then its advice, also on what only playing it shows.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if let Ok(file) = practicum::scenario::open(bytes) {
        practicum::prove::advice(&file, practicum::lint::Lists::built_in(), &practicum::jobs::one_by_one, &|| true);
    }
});
