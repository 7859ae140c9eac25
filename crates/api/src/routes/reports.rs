//! placeholder
use crate::interface::Routes;
pub(crate) fn submitting() -> Routes { Routes::new() }
pub(crate) fn reading() -> Routes { Routes::new() }
