//! The file with the installation's keys: made on the first start, readable by its owner alone. Its
//! first 32 octets are the key of hashes and links, which also seals as number 1; every rotation
//! adds 33 octets, the number and the key that seals from then on.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

use crate::secrets::Secrets;
use crate::secrets::keyring::{Keyring, Named};

/// Why the key cannot be used; each is a sentence for the operator.
#[derive(Debug, thiserror::Error)]
pub enum KeyFileError {
    #[error("secrets.key_file: {path} cannot be read or made: {cause}")]
    Io { path: PathBuf, cause: io::Error },
    #[error("secrets.key_file: {path} can be read by others; run chmod 600 on it")]
    Open { path: PathBuf },
    #[error("secrets.key_file: {path} is cut short or damaged; restore it from your backup")]
    Damaged { path: PathBuf },
    #[error("secrets.key_file: {path} has been rotated 254 times, which is all it can be")]
    Full { path: PathBuf },
}

/// Octets of the number and the key that a rotation adds.
const ADDED: usize = 33;

/// Loads the key, or makes one when there is no file yet.
///
/// # Errors
/// When the file can be read by others, has another length, or cannot be read or made.
pub fn load_or_make(path: &Path) -> Result<Secrets, KeyFileError> {
    let io = |cause| KeyFileError::Io {
        path: path.to_owned(),
        cause,
    };
    match File::open(path) {
        Ok(file) => load(path, file),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            make(path).map_err(io)?;
            load(path, File::open(path).map_err(io)?)
        }
        Err(error) => Err(io(error)),
    }
}

fn load(path: &Path, file: File) -> Result<Secrets, KeyFileError> {
    let octets = read(path, file)?;
    let (master, keys) = parse(path, &octets)?;
    let keyring = Keyring::of(keys, Some(path.to_owned()));
    Ok(Secrets::with_keyring(master, keyring))
}

/// The sealing keys of a file, the current one last.
///
/// # Errors
/// As [`load_or_make`].
pub(super) fn read_keys(path: &Path) -> Result<Vec<Named>, KeyFileError> {
    let file = File::open(path).map_err(|cause| failed(path, cause))?;
    Ok(parse(path, &read(path, file)?)?.1)
}

/// Adds a sealing key, and lets go of those older than the one before it. Links and hashes stay.
///
/// # Errors
/// As [`load_or_make`]; then the file is as it was.
pub fn rotate(path: &Path) -> Result<Secrets, KeyFileError> {
    let io = |cause| failed(path, cause);
    let octets = read(path, File::open(path).map_err(io)?)?;
    let (master, keys) = parse(path, &octets)?;
    let newest = keys.last().map_or(1, |key| key.0);
    let next = newest.checked_add(1).ok_or_else(|| KeyFileError::Full {
        path: path.to_owned(),
    })?;
    let mut rotated = master.to_vec();
    for (id, key) in keys.iter().filter(|key| key.0 == newest && key.0 > 1) {
        rotated.push(*id);
        rotated.extend_from_slice(key);
    }
    rotated.push(next);
    rotated.extend_from_slice(&Secrets::random::<32>());
    let beside = write_beside(path, &rotated).map_err(io)?;
    fs::rename(&beside, path)
        .and_then(|()| sync_folder(path))
        .map_err(io)?;
    load(path, File::open(path).map_err(io)?)
}

fn failed(path: &Path, cause: io::Error) -> KeyFileError {
    KeyFileError::Io {
        path: path.to_owned(),
        cause,
    }
}

fn read(path: &Path, mut file: File) -> Result<Vec<u8>, KeyFileError> {
    let io = |cause| failed(path, cause);
    if file.metadata().map_err(io)?.permissions().mode() & 0o077 != 0 {
        return Err(KeyFileError::Open {
            path: path.to_owned(),
        });
    }
    let mut octets = Vec::new();
    file.read_to_end(&mut octets).map_err(io)?;
    Ok(octets)
}

/// The key of hashes and links, and the sealing keys in their order.
fn parse(path: &Path, octets: &[u8]) -> Result<([u8; 32], Vec<Named>), KeyFileError> {
    let damaged = || KeyFileError::Damaged {
        path: path.to_owned(),
    };
    let (master, added) = octets.split_first_chunk::<32>().ok_or_else(damaged)?;
    let mut keys = vec![(1, *master)];
    for entry in added.chunks(ADDED) {
        let (id, key) = entry.split_first().ok_or_else(damaged)?;
        let rises = keys.last().is_some_and(|last| last.0 < *id);
        let key = key.try_into().ok().filter(|_| rises).ok_or_else(damaged)?;
        keys.push((*id, key));
    }
    Ok((*master, keys))
}

/// Writes beside, syncs, then links into place: two processes starting at once end with one key,
/// and a power cut leaves a whole file or none.
fn make(path: &Path) -> io::Result<()> {
    fs::create_dir_all(folder(path))?;
    let beside = write_beside(path, &Secrets::random::<32>())?;
    let linked = fs::hard_link(&beside, path);
    fs::remove_file(&beside)?;
    match linked {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => Err(error),
        _ => sync_folder(path),
    }
}

fn write_beside(path: &Path, octets: &[u8]) -> io::Result<PathBuf> {
    let beside = path.with_extension(format!("new-{}", std::process::id()));
    let mut file = OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(true)
        .mode(0o600)
        .open(&beside)?;
    file.write_all(octets)?;
    file.sync_all()?;
    Ok(beside)
}

fn sync_folder(path: &Path) -> io::Result<()> {
    File::open(folder(path))?.sync_all()
}

fn folder(path: &Path) -> &Path {
    path.parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::services::ports::{Purpose, Resealed, Vault};

    #[test]
    fn the_key_is_made_once_for_its_owner_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("keys/cuppa.key");
        let sealed = load_or_make(&path).unwrap().seal(Purpose::Note, b"hello");
        assert_eq!(
            fs::metadata(&path).unwrap().permissions().mode() & 0o777,
            0o600
        );
        let again = load_or_make(&path).unwrap();
        assert_eq!(
            again.open(Purpose::Note, &sealed).as_deref(),
            Some(&b"hello"[..])
        );
        assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1);
    }

    #[test]
    fn after_a_rotation_old_and_new_open_and_links_stay() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("cuppa.key");
        let serving = load_or_make(&path).unwrap();
        let old = serving.seal(Purpose::Note, b"old");
        let rotated = rotate(&path).unwrap();
        let new = rotated.seal(Purpose::Note, b"new");
        assert_ne!(old[0], new[0]);
        let open = |secrets: &Secrets, sealed: &[u8]| secrets.open(Purpose::Note, sealed);
        assert_eq!(open(&rotated, &old).as_deref(), Some(&b"old"[..]));
        assert_eq!(
            open(&serving, &new).as_deref(),
            Some(&b"new"[..]),
            "a service that runs on looks into the file"
        );
        let id = crate::domain::ids::PublicId::from_bytes([1; 16]);
        assert_eq!(serving.manage_token(&id, 0), rotated.manage_token(&id, 0));
        let Resealed::Anew(again) = rotated.reseal(Purpose::Note, &old) else {
            panic!("it was under the old key");
        };
        assert_eq!(rotated.reseal(Purpose::Note, &again), Resealed::Current);
        assert_eq!(
            rotated.reseal(Purpose::Note, b"nonsense"),
            Resealed::Unreadable
        );
        assert_eq!(
            fs::metadata(&path).unwrap().permissions().mode() & 0o777,
            0o600
        );
    }

    #[test]
    fn a_key_that_was_rotated_away_twice_opens_nothing_any_more() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("cuppa.key");
        load_or_make(&path).unwrap();
        let second = rotate(&path).unwrap().seal(Purpose::Note, b"second");
        let third = rotate(&path).unwrap();
        assert!(third.open(Purpose::Note, &second).is_some());
        let fourth = rotate(&path).unwrap();
        assert_eq!(fourth.open(Purpose::Note, &second), None);
        assert_eq!(fs::metadata(&path).unwrap().len(), 32 + 2 * 33);
    }

    #[test]
    fn a_key_that_others_can_read_or_that_is_cut_short_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("cuppa.key");
        load_or_make(&path).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
        assert!(matches!(
            load_or_make(&path),
            Err(KeyFileError::Open { .. })
        ));
        fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
        fs::write(&path, b"short").unwrap();
        assert!(matches!(
            load_or_make(&path),
            Err(KeyFileError::Damaged { .. })
        ));
    }
}
