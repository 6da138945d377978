//! Gives the shared library its SONAME, so that programs linked against it ask
//! the loader for the ABI they were built for.

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    let os = std::env::var("CARGO_CFG_TARGET_OS").unwrap_or_default();
    if os == "linux" {
        // Before 1.0 the ABI number stands in `OKR_ABI_VERSION`; see src/version.rs.
        println!("cargo:rustc-cdylib-link-arg=-Wl,-soname,libokr.so.0");
    }
}
