//! The file with the installation's key: made on the first start, readable by its owner alone.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

use crate::secrets::Secrets;

/// Why the key cannot be used; each is a sentence for the operator.
#[derive(Debug, thiserror::Error)]
pub enum KeyFileError {
    #[error("secrets.key_file: {path} cannot be read or made: {cause}")]
    Io { path: PathBuf, cause: io::Error },
    #[error("secrets.key_file: {path} can be read by others; run chmod 600 on it")]
    Open { path: PathBuf },
    #[error(
        "secrets.key_file: {path} does not hold a key of 32 octets; restore it from your backup"
    )]
    Damaged { path: PathBuf },
}

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

fn load(path: &Path, mut file: File) -> Result<Secrets, KeyFileError> {
    let io = |cause| KeyFileError::Io {
        path: path.to_owned(),
        cause,
    };
    if file.metadata().map_err(io)?.permissions().mode() & 0o077 != 0 {
        return Err(KeyFileError::Open {
            path: path.to_owned(),
        });
    }
    let mut octets = Vec::new();
    file.read_to_end(&mut octets).map_err(io)?;
    let master = octets.try_into().map_err(|_| KeyFileError::Damaged {
        path: path.to_owned(),
    })?;
    Ok(Secrets::new(master))
}

/// Writes beside, syncs, then links into place: two processes starting at once end with one key,
/// and a power cut leaves a whole file or none.
fn make(path: &Path) -> io::Result<()> {
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let beside = path.with_extension(format!("new-{}", std::process::id()));
    let mut file = OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(true)
        .mode(0o600)
        .open(&beside)?;
    file.write_all(&Secrets::random::<32>())?;
    file.sync_all()?;
    let linked = fs::hard_link(&beside, path);
    fs::remove_file(&beside)?;
    match linked {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => Err(error),
        _ => File::open(folder)?.sync_all(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::services::ports::{Purpose, Vault};

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
