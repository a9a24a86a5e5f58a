//! The few things that a file system must be asked for in the right order to survive a crash. It knows no format.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use super::error::StoreError;
use super::format::MAX_BYTES;

/// Opens a file for reading and for writing by nobody else; `new` refuses a file that is there already.
///
/// Readers are never kept out: elsewhere the lock is a word between writers, but on Windows it would forbid the
/// locked bytes to every other handle, the list of attempts included. There, the share mode says what is meant.
pub(super) fn open_alone(path: &Path, new: bool) -> Result<File, StoreError> {
    let mut options = File::options();
    options.read(true).write(true).create_new(new);
    #[cfg(windows)]
    {
        use std::os::windows::fs::OpenOptionsExt as _;
        const FILE_SHARE_READ: u32 = 1;
        options.share_mode(FILE_SHARE_READ);
    }
    let doing = if new { "create" } else { "open" };
    let in_use = || StoreError::InUse { path: path.to_owned() };
    if !new && fs::metadata(path).is_ok_and(|found| !found.is_file() && !found.is_dir()) {
        return Err(StoreError::NotAFile { path: path.to_owned() });
    }
    let file = options.open(path).map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => StoreError::Exists { path: path.to_owned() },
        _ if is_sharing_violation(&error) => in_use(),
        _ => StoreError::io(doing, path)(error),
    })?;
    // Where a file system has no locks we go on without: refusing to save would be worse,
    // and `append` still notices when the file was changed by someone else.
    #[cfg(not(windows))]
    if let Err(fs::TryLockError::WouldBlock) = file.try_lock() {
        return Err(in_use());
    }
    Ok(file)
}

fn is_sharing_violation(error: &io::Error) -> bool {
    const ERROR_SHARING_VIOLATION: i32 = 32;
    cfg!(windows) && error.raw_os_error() == Some(ERROR_SHARING_VIOLATION)
}

/// Opens a file for reading. A pipe can be read to its end, a device may have none.
pub(super) fn open_to_read(path: &Path) -> Result<File, StoreError> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileTypeExt as _;
        if fs::metadata(path).is_ok_and(|found| found.file_type().is_char_device() || found.file_type().is_block_device()) {
            return Err(StoreError::NotAFile { path: path.to_owned() });
        }
    }
    File::open(path).map_err(StoreError::io("read", path))
}

/// The bytes of an open file from its start, if it is a file of a believable size.
pub(super) fn read_whole(file: &File, path: &Path) -> Result<Vec<u8>, StoreError> {
    let mut bytes = Vec::new();
    file.take(MAX_BYTES + 1).read_to_end(&mut bytes).map_err(StoreError::io("read", path))?;
    if bytes.len() as u64 > MAX_BYTES { Err(StoreError::TooLarge { path: path.to_owned() }) } else { Ok(bytes) }
}

/// A text file, or `None` if there is none.
pub(super) fn read_text(path: &Path) -> Result<Option<String>, StoreError> {
    let file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(StoreError::io("read", path)(error)),
    };
    let text = String::from_utf8(read_whole(&file, path)?);
    text.map(Some).map_err(|_| StoreError::io("read", path)(ErrorKind::InvalidData.into()))
}

/// Creates a file's missing folders, so that they are still there after a crash.
pub(super) fn create_folders_for(path: &Path) -> Result<(), StoreError> {
    let folder = folder_of(path);
    let missing: Vec<&Path> = folder.ancestors().take_while(|folder| !is_there(folder)).collect();
    fs::create_dir_all(folder).map_err(StoreError::io("create", folder))?;
    missing.into_iter().try_for_each(sync_entry)
}

/// Makes sure that a file or folder is found under its name after a crash.
pub(super) fn sync_entry(path: &Path) -> Result<(), StoreError> {
    // Windows gives no handle on a folder to sync, and needs none: NTFS journals its entries.
    if cfg!(not(unix)) {
        return Ok(());
    }
    let folder = folder_of(path);
    match File::open(folder).and_then(|folder| folder.sync_all()) {
        // Not every file system can do this, and not every folder that one may write to may be read.
        Err(error) if !matches!(error.kind(), ErrorKind::InvalidInput | ErrorKind::Unsupported | ErrorKind::PermissionDenied) => {
            Err(StoreError::io("save", folder)(error))
        }
        _ => Ok(()),
    }
}

/// Replaces a file, or creates it with its folders: a crash leaves the old text or the new one, never a mixture.
pub(super) fn replace(path: &Path, text: &str) -> Result<(), StoreError> {
    create_folders_for(path)?;
    let draft = draft_path(path);
    let written = File::create(&draft)
        .and_then(|mut file| file.write_all(text.as_bytes()).and_then(|()| file.sync_all()))
        .and_then(|()| fs::rename(&draft, path));
    if let Err(error) = written {
        // The draft is worth nothing, and the first error is the one to tell.
        let _ = fs::remove_file(&draft);
        return Err(StoreError::io("save", path)(error));
    }
    sync_entry(path)
}

/// Is anything there under this name, even if we may not look at it?
pub(super) fn is_there(path: &Path) -> bool {
    fs::symlink_metadata(path).map_or_else(|error| error.kind() != ErrorKind::NotFound, |_| true)
}

fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    }
}

/// A name beside `path` that no other writer uses, in this process or another.
fn draft_path(path: &Path) -> PathBuf {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let count = COUNT.fetch_add(1, Ordering::Relaxed);
    path.with_extension(format!("{}-{count}.tmp", std::process::id()))
}
