//! What a route asks of whoever calls it. Each route states it once, where it is registered; the guard enforces it and
//! the description of the interface repeats it.

use tansiq_agreement::Capability;
use tansiq_label::Finite as _;

/// What a route asks of its caller.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// Nothing: it says nothing that a stranger may not know.
    Nothing,
    /// To be logged in, whatever the role.
    LoggedIn,
    /// A role with this capability.
    May(Capability),
}

impl Need {
    /// The word in the description of the interface (`x-needs`).
    pub fn code(self) -> &'static str {
        match self {
            Need::Nothing => "nothing",
            Need::LoggedIn => "logged-in",
            Need::May(capability) => capability.code(),
        }
    }
}
