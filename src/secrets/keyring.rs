//! The sealing keys: the last one seals, all of them open. A process that meets a key it does not
//! know looks into the file again: it was rotated meanwhile.

use std::path::PathBuf;
use std::sync::{PoisonError, RwLock};

use super::key_file;

/// A key and the octet that names it in front of everything sealed under it.
pub(super) type Named = (u8, [u8; 32]);

pub(super) struct Keyring {
    keys: RwLock<Vec<Named>>,
    file: Option<PathBuf>,
}

impl Keyring {
    /// The keyring of a file that was never rotated: the one key of it seals as number 1.
    pub(super) fn first(master: [u8; 32]) -> Self {
        Self::of(vec![(1, master)], None)
    }

    /// `keys` in their order, never empty; `file` is where newer ones are found.
    pub(super) fn of(keys: Vec<Named>, file: Option<PathBuf>) -> Self {
        Self {
            keys: RwLock::new(keys),
            file,
        }
    }

    /// The key that seals.
    pub(super) fn current(&self) -> Named {
        let keys = self.keys.read().unwrap_or_else(PoisonError::into_inner);
        keys.last().copied().unwrap_or((0, [0; 32]))
    }

    /// The key with this number, looked up in the file when it is new.
    pub(super) fn find(&self, id: u8) -> Option<[u8; 32]> {
        let known = |keys: &[Named]| keys.iter().find(|key| key.0 == id).map(|key| key.1);
        let here = known(&self.keys.read().unwrap_or_else(PoisonError::into_inner));
        if here.is_some() {
            return here;
        }
        let newer = key_file::read_keys(self.file.as_ref()?).ok()?;
        let found = known(&newer)?;
        *self.keys.write().unwrap_or_else(PoisonError::into_inner) = newer;
        Some(found)
    }
}
