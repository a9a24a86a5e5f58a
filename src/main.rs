//! practicum
fn main() {
    #[cfg(feature = "app")]
    practicum::app::run();
}
