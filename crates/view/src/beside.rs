//! What is kept beside a view's file and goes with it.

use std::path::{Path, PathBuf};

/// What stands between the file's name and the name of what is kept beside it.
const BESIDE: &str = "with";

/// Where something of this name is kept.
pub(crate) fn path(file: &Path, name: &str) -> PathBuf {
    let mut path = file.as_os_str().to_owned();
    path.push(format!("-{BESIDE}-{name}"));
    path.into()
}

/// Deletes what has an unwanted name.
pub(crate) fn remove(file: &Path, unwanted: impl Fn(&str) -> bool) -> std::io::Result<()> {
    let (Some(folder), Some(file)) = (file.parent(), file.file_name().and_then(|name| name.to_str())) else {
        return Ok(());
    };
    let beside = format!("{file}-{BESIDE}-");
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().and_then(|name| name.to_str());
        if name.and_then(|name| name.strip_prefix(&beside)).is_some_and(&unwanted) {
            std::fs::remove_file(&path)?;
        }
    }
    Ok(())
}
