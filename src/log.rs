//! The log: to standard error, as `RUST_LOG` says, as text or (`LOG_FORMAT=json`) as one object a line, and never with a
//! whole VIN in it, wherever the text came from.

use std::error::Error;
use std::io::{self, Write};

use tracing_subscriber::EnvFilter;

use crate::causes::Causes;

/// Starts logging; once is enough. What the HTTP server says of its own threads is of interest only when something is wrong
/// with them.
pub fn start() {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info,actix_server=warn"));
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(|| Masked(io::stderr()));
    // Each fails only where the log has been started before.
    if is_for_programs() {
        let _ = log.json().flatten_event(true).with_current_span(true).with_span_list(false).try_init();
        // Whoever reads objects can do nothing with the lines in which the language itself speaks of a panic.
        std::panic::set_hook(Box::new(|panic| tracing::error!(cause = %panic, "a thread panicked")));
    } else {
        let _ = log.try_init();
    }
}

/// Says why the process ends before it has begun.
pub fn cannot_start(failure: &(dyn Error + 'static)) {
    let (name, cause) = (env!("CARGO_PKG_NAME"), Causes(failure).to_string());
    if is_for_programs() {
        start();
        tracing::error!(cause, "{name} cannot start");
    } else {
        // People read this one, and each problem has a line of its own.
        let _ = writeln!(io::stderr(), "{name} cannot start: {cause}");
    }
}

/// What else the setting may be is a problem of the settings, which are read next.
fn is_for_programs() -> bool {
    std::env::var("LOG_FORMAT").is_ok_and(|format| format.trim() == "json")
}

/// Writes lines on with all but the end of each VIN masked. A stranger can put any text into an address, and a VIN tells
/// which car somebody drives.
pub struct Masked<W>(pub W);

impl<W: Write> Write for Masked<W> {
    fn write(&mut self, line: &[u8]) -> io::Result<usize> {
        self.0.write_all(masked(&String::from_utf8_lossy(line)).as_bytes())?;
        Ok(line.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// A VIN has 17 letters and digits, of both kinds, and stands by itself. Smartcar's own test VINs (`0SC…`) have letters
/// that others do not. `WVWZZZ1JZ3W386752` becomes `[VIN ending 6752]`.
pub fn masked(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(|c: char| c.is_ascii_alphanumeric()) {
        let (before, from) = rest.split_at(start);
        let end = from.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(from.len());
        let (word, after) = from.split_at(end);
        out.push_str(before);
        if is_vin(word) {
            out.push_str("[VIN ending ");
            out.push_str(&word[LENGTH - 4..]);
            out.push(']');
        } else {
            out.push_str(word);
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

const LENGTH: usize = 17;

fn is_vin(word: &str) -> bool {
    word.len() == LENGTH
        && word.bytes().any(|byte| byte.is_ascii_digit())
        && word.bytes().any(|byte| byte.is_ascii_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_vin_is_masked_wherever_it_stands_and_nothing_else() {
        assert_eq!(masked("error=WVWZZZ1JZ3W386752&x"), "error=[VIN ending 6752]&x");
        assert_eq!(masked("0SCAUDI012FE3B132"), "[VIN ending B132]");
        assert_eq!(masked("%201hgcm82633a004352."), "%201hgcm82633a004352.", "19 characters are no VIN");
        assert_eq!(masked("(1hgcm82633a004352)"), "([VIN ending 4352])");
        for kept in
            ["", "2026-11-26T22:14:27.123456Z", "5a4d8f3e-0000-4000-8000-736d61727463", "abcdefghijklmnopq", "é"]
        {
            assert_eq!(masked(kept), kept);
        }
        let mut out = Vec::new();
        Masked(&mut out).write_all(b"vin 1HGCM82633A004352\n").unwrap();
        assert_eq!(out, b"vin [VIN ending 4352]\n");
    }
}
