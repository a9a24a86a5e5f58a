//! The `practicum` program: reads the command line and hands over.

use std::process::ExitCode;

// A proof makes and drops whole states by the million: with this it takes three quarters of the time.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    practicum::cli::run()
}
