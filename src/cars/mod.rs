//! What we do with cars: connect, read, command, reconnect, disconnect. It knows no request, no page and no word, so that it can
//! be read, tested and reused without a web server.

pub mod access;
pub mod background;
pub mod check;
pub mod connect;
pub mod locks;
pub mod log;
pub mod running;
