//! Layers of the map: boundaries that this node's operator laid over it, in files of the node's directory. They belong to
//! no record, and everybody who uses the node sees them.
//!
//! ```text
//! DIR/map/NAME.geojson   the boundaries, as tansiq-formats writes them
//! DIR/map/NAME.json      what the layer is called, and how many there are: written last
//! ```

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use utoipa::ToSchema;

/// The longest name of a layer, in characters.
const MAX_NAME_CHARS: usize = 40;

/// What a layer is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Layer {
    /// Its name at this node.
    pub name: String,
    /// What it is called, by language: `en`, `ar`, `ckb`.
    pub titles: BTreeMap<String, String>,
    /// How many boundaries.
    pub boundaries: usize,
}

/// The layers of a node.
#[derive(Debug, Clone)]
pub struct Layers {
    folder: PathBuf,
}

/// Whether a layer may be called so: a file is.
pub fn is_layer_name(name: &str) -> bool {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    (1..=MAX_NAME_CHARS).contains(&name.len()) && name.chars().all(plain) && !name.starts_with('-')
}

impl Layers {
    /// The layers in a folder, which need not be there.
    pub fn at(folder: &Path) -> Layers {
        Layers { folder: folder.to_owned() }
    }

    /// Every layer, by name.
    ///
    /// # Errors
    /// When the folder is there and cannot be read.
    pub fn list(&self) -> io::Result<Vec<Layer>> {
        let entries = match fs::read_dir(&self.folder) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            entries => entries?,
        };
        let mut layers = Vec::new();
        for entry in entries {
            let path = entry?.path();
            if path.extension().is_none_or(|ending| ending != "json") {
                continue;
            }
            let stem = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
            let read = fs::read(&path)?;
            match serde_json::from_slice::<Layer>(&read) {
                Ok(layer) if layer.name == stem && is_layer_name(stem) => layers.push(layer),
                _ => tracing::warn!(file = %path.display(), "no layer of the map; it is left out"),
            }
        }
        layers.sort_by(|one, other| one.name.cmp(&other.name));
        Ok(layers)
    }

    /// The boundaries of a layer, as GeoJSON; nothing if there is no such layer.
    ///
    /// # Errors
    /// When its file is there and cannot be read.
    pub fn read(&self, name: &str) -> io::Result<Option<Vec<u8>>> {
        if !is_layer_name(name) {
            return Ok(None);
        }
        match fs::read(self.file(name, "geojson")) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            read => read.map(Some),
        }
    }

    /// Keeps a layer, in the place of one of its name.
    ///
    /// # Errors
    /// When its name is none, or the files cannot be written.
    pub fn keep(&self, layer: &Layer, geojson: &str) -> io::Result<()> {
        if !is_layer_name(&layer.name) {
            return Err(io::ErrorKind::InvalidInput.into());
        }
        fs::create_dir_all(&self.folder)?;
        self.write(&layer.name, "geojson", geojson.as_bytes())?;
        self.write(&layer.name, "json", &serde_json::to_vec(layer)?)
    }

    /// Takes a layer away; answers whether there was one.
    ///
    /// # Errors
    /// When its files are there and cannot be deleted.
    pub fn remove(&self, name: &str) -> io::Result<bool> {
        if !is_layer_name(name) {
            return Ok(false);
        }
        let mut found = false;
        for ending in ["json", "geojson"] {
            match fs::remove_file(self.file(name, ending)) {
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                removed => {
                    removed?;
                    found = true;
                }
            }
        }
        Ok(found)
    }

    fn file(&self, name: &str, ending: &str) -> PathBuf {
        self.folder.join(format!("{name}.{ending}"))
    }

    /// Writes beside and renames: whoever reads meanwhile gets the old file or the new one.
    fn write(&self, name: &str, ending: &str, bytes: &[u8]) -> io::Result<()> {
        let beside = self.file(name, "writing");
        fs::write(&beside, bytes)?;
        fs::rename(&beside, self.file(name, ending))
    }
}
