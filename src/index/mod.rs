//! Events → disk, and back: the fields, the generations, and an index opened for reading.

pub mod directory;
pub mod manifest;
pub mod mentions;
pub mod open;
pub mod schema;
pub mod store;
pub mod write;
