//! Makes the folder of the built page if it is not there, so that the crate builds on a machine without npm.

fn main() {
    println!("cargo::rerun-if-changed=../../web/dist");
    let page = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../web/dist");
    if let Err(error) = std::fs::create_dir_all(&page) {
        println!("cargo::warning=the folder for the page, web/dist, cannot be made: {error}");
    }
}
