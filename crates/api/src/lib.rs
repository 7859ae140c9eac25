//! HTTP.
mod attempts;
pub mod limits;
mod listen;
mod observe;
mod passwords;
mod problem;
mod sessions;
mod tls;
mod tokens;
