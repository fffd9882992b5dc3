//! What must hold for the dates of any text.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| salname::date::law::holds_for(text));
