//! How many connections the app holds at once: `MAX_CONNECTIONS`, or as many as the file limit of the process has room
//! for. A process that has used up its files can open neither its database nor a connection to Smartcar; one that leaves
//! further connections in the system's queue for a moment goes on working.

/// For each worker of a server, and never none.
pub(crate) fn per_worker(setting: Option<usize>, workers: usize) -> usize {
    let room = file_limit().map_or(MOST, room_under);
    let wanted = setting.unwrap_or(room);
    if wanted > room {
        tracing::warn!(wanted, room, "MAX_CONNECTIONS is more than the file limit has room for: raise it (ulimit -n)");
    }
    (wanted.min(room) / workers.max(1)).max(1)
}

/// Some files are left for the database, calls to Smartcar and the log: a quarter, 128 where that is little, half where
/// the limit itself is.
fn room_under(limit: usize) -> usize {
    let left = (limit / 4).max(128).min(limit / 2);
    (limit - left).min(MOST)
}

#[cfg(unix)]
fn file_limit() -> Option<usize> {
    let (soft, _) = rlimit::getrlimit(rlimit::Resource::NOFILE).ok()?;
    usize::try_from(soft).ok()
}

#[cfg(not(unix))]
fn file_limit() -> Option<usize> {
    None
}

/// More than this is a matter for more than one process.
const MOST: usize = 10_000;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_left_for_everything_else() {
        for (limit, room) in [(0, 0), (64, 32), (256, 128), (1024, 768), (4096, 3072), (1_048_576, MOST)] {
            assert_eq!(room_under(limit), room, "{limit}");
        }
        assert_eq!(per_worker(Some(20), 4), 5);
        assert_eq!(per_worker(Some(1), 4), 1);
    }
}
