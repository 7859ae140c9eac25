//! Layers of the map: boundaries and tiles that this node's operator laid over it, in files of the node's directory. They
//! belong to no record, and everybody who uses the node sees them.
//!
//! ```text
//! DIR/map/NAME.geojson   the boundaries, as tansiq-formats writes them
//! DIR/map/NAME.pmtiles   in their place, tiles: the archive as it was given
//! DIR/map/NAME.json      what the layer is called, and how many there are: written last
//! ```

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use tansiq_formats::{TileKind, Tiles};
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
    /// How many boundaries; none of a layer of tiles.
    pub boundaries: usize,
    /// What tiles it is made of, where it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tiles: Option<LayerTiles>,
}

/// The tiles of a layer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct LayerTiles {
    /// Whether they are pictures; else outlines with names, which the page draws.
    pub pictures: bool,
    /// The first level of zoom at which there are any.
    pub from: u8,
    /// The last one; nearer by, its tiles are drawn larger.
    pub to: u8,
}

impl From<&Tiles> for LayerTiles {
    fn from(tiles: &Tiles) -> LayerTiles {
        let pictures = tiles.kind == TileKind::Image;
        LayerTiles { pictures, from: *tiles.zooms.start(), to: *tiles.zooms.end() }
    }
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

    /// Where the tiles of a layer are; nothing if it can have none.
    pub fn tiles(&self, name: &str) -> Option<PathBuf> {
        is_layer_name(name).then(|| self.file(name, "pmtiles"))
    }

    /// Keeps a layer of boundaries, in the place of one of its name.
    ///
    /// # Errors
    /// When its name is none, or the files cannot be written.
    pub fn keep(&self, layer: &Layer, geojson: &str) -> io::Result<()> {
        self.put(layer, "geojson", "pmtiles", |beside| fs::write(beside, geojson))
    }

    /// Keeps a layer of tiles, a copy of the archive at `from`, in the place of one of its name.
    ///
    /// # Errors
    /// When its name is none, the archive cannot be read, or the files cannot be written.
    pub fn keep_tiles(&self, layer: &Layer, from: &Path) -> io::Result<()> {
        self.put(layer, "pmtiles", "geojson", |beside| fs::copy(from, beside).map(drop))
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
        for ending in ["json", "geojson", "pmtiles"] {
            found |= self.delete(name, ending)?;
        }
        Ok(found)
    }

    /// Answers whether there was such a file.
    fn delete(&self, name: &str, ending: &str) -> io::Result<bool> {
        match fs::remove_file(self.file(name, ending)) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
            removed => removed.map(|()| true),
        }
    }

    /// What the layer is made of, then what it is called; what it was made of before goes last.
    fn put(
        &self,
        layer: &Layer,
        ending: &str,
        other: &str,
        write: impl Fn(&Path) -> io::Result<()>,
    ) -> io::Result<()> {
        if !is_layer_name(&layer.name) {
            return Err(io::ErrorKind::InvalidInput.into());
        }
        fs::create_dir_all(&self.folder)?;
        self.write(&layer.name, ending, write)?;
        let called = serde_json::to_vec(layer)?;
        self.write(&layer.name, "json", |beside| fs::write(beside, &called))?;
        self.delete(&layer.name, other).map(drop)
    }

    fn file(&self, name: &str, ending: &str) -> PathBuf {
        self.folder.join(format!("{name}.{ending}"))
    }

    /// Writes beside and renames: whoever reads meanwhile gets the old file or the new one.
    fn write(&self, name: &str, ending: &str, write: impl Fn(&Path) -> io::Result<()>) -> io::Result<()> {
        let beside = self.file(name, "writing");
        write(&beside)?;
        fs::rename(&beside, self.file(name, ending))
    }
}
