//! Folders and files that only the user who runs the app may open: the database holds positions and VINs, the secret
//! opens everything that is sealed. What is there already with wider permissions is closed, and that is logged once.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

/// Makes a folder for its owner only (0700), with whatever is missing above it. One that exists keeps its permissions:
/// it may be a place that others need, such as `/tmp`.
pub fn make_folder(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// Closes a folder or file of ours to everyone else, if it is there.
#[cfg(unix)]
pub fn close(path: &Path, mode: u32) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let Ok(known) = fs::metadata(path) else { return Ok(()) };
    if known.permissions().mode() & 0o077 == 0 {
        return Ok(());
    }
    fs::set_permissions(path, fs::Permissions::from_mode(mode))?;
    tracing::warn!(path = %path.display(), "others on this machine could read it; closed");
    Ok(())
}

/// Other systems say it in other ways, which are left alone.
#[cfg(not(unix))]
pub fn close(_: &Path, _: u32) -> io::Result<()> {
    Ok(())
}

/// Makes sure that a file exists and that only its owner can read it (0600). What is in it stays.
pub fn make_file(file: &Path) -> io::Result<()> {
    options().create(true).append(true).open(file)?;
    close(file, 0o600)
}

/// Writes a new file in one piece: whoever finds it finds all of it, also after a power cut or on a full disk. False, and
/// nothing is changed: somebody else was first.
pub fn write_new(file: &Path, content: &[u8]) -> io::Result<bool> {
    let folder = file.parent().unwrap_or(Path::new("."));
    let mut name = [0; 8];
    getrandom::fill(&mut name).map_err(io::Error::other)?;
    let aside = file.with_extension(format!("{:016x}.new", u64::from_ne_bytes(name)));
    let written = options().create_new(true).open(&aside).and_then(|mut new| {
        new.write_all(content)?;
        new.sync_all()
    });
    // A link, unlike a rename, never takes the place of a file that is there already.
    let linked = written.and_then(|()| fs::hard_link(&aside, file));
    fs::remove_file(&aside)
        .or_else(|error| if error.kind() == io::ErrorKind::NotFound { Ok(()) } else { Err(error) })?;
    match linked {
        Ok(()) => {
            fs::File::open(folder)?.sync_all()?;
            Ok(true)
        }
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(false),
        Err(error) => Err(error),
    }
}

fn options() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).unwrap().permissions().mode() & 0o777
    }

    #[test]
    fn what_is_made_is_for_its_owner_only_and_what_was_open_is_closed() {
        let directory = tempfile::tempdir().unwrap();
        let folder = directory.path().join("a/b");
        make_folder(&folder).unwrap();
        assert_eq!((mode(&folder), mode(folder.parent().unwrap())), (0o700, 0o700));
        let file = folder.join("app.db");
        fs::write(&file, "kept").unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(0o644)).unwrap();
        make_file(&file).unwrap();
        assert_eq!((mode(&file), fs::read_to_string(&file).unwrap().as_str()), (0o600, "kept"));
    }

    #[test]
    fn a_file_appears_whole_and_the_first_one_stays() {
        let directory = tempfile::tempdir().unwrap();
        let file = directory.path().join("secret.key");
        assert!(write_new(&file, b"first").unwrap());
        assert!(!write_new(&file, b"second").unwrap());
        assert_eq!((fs::read(&file).unwrap().as_slice(), mode(&file)), (b"first".as_slice(), 0o600));
        assert_eq!(fs::read_dir(directory.path()).unwrap().count(), 1, "nothing is left aside");
    }
}
