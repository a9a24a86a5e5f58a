//! practicum
fn main() {
    #[cfg(feature = "app")]
    if let Err(reason) = practicum::app::run(practicum::app::Shell::default()) {
        eprintln!("{reason}");
    }
}
