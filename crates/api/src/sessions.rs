//! Sessions of people at the page: in memory only, so that a restart logs everybody out and nothing is on a disk.

use crate::limits::{MAX_SESSIONS, SESSION_IDLE_MILLIS, SESSION_LIFE_MILLIS};
use parking_lot::Mutex;
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use tansiq_report::{Moment, PrincipalId};

/// Every session that is open.
///
/// A session is found by the SHA-256 of its secret: neither a copy of this table nor the time of a look-up helps to
/// guess a secret.
#[derive(Debug, Default)]
pub(crate) struct Sessions {
    open: Mutex<HashMap<[u8; 32], Session>>,
}

#[derive(Debug, Clone, Copy)]
struct Session {
    principal: PrincipalId,
    began: Moment,
    used: Moment,
}

impl Session {
    fn ends(&self) -> Moment {
        let idle = self.used.plus_millis(SESSION_IDLE_MILLIS);
        idle.min(self.began.plus_millis(SESSION_LIFE_MILLIS))
    }
}

fn place(secret: &str) -> [u8; 32] {
    Sha256::digest(secret.as_bytes()).into()
}

impl Sessions {
    /// Opens a session; `secret` is 256 random bits and goes into the cookie.
    pub(crate) fn open(&self, secret: &str, principal: PrincipalId, now: Moment) {
        let mut open = self.open.lock();
        if open.len() >= MAX_SESSIONS {
            open.retain(|_, session| now < session.ends());
        }
        if open.len() >= MAX_SESSIONS {
            let oldest = open.iter().min_by_key(|(_, session)| session.used).map(|(key, _)| *key);
            oldest.and_then(|key| open.remove(&key));
        }
        open.insert(place(secret), Session { principal, began: now, used: now });
    }

    /// Whose session it is and when it ends if nothing more is asked; this request counts as use.
    pub(crate) fn used(&self, secret: &str, now: Moment) -> Option<(PrincipalId, Moment)> {
        let mut open = self.open.lock();
        let key = place(secret);
        let session = open.get_mut(&key)?;
        if session.ends() <= now {
            open.remove(&key);
            return None;
        }
        session.used = session.used.max(now);
        Some((session.principal, session.ends()))
    }

    /// Ends a session.
    pub(crate) fn close(&self, secret: &str) {
        self.open.lock().remove(&place(secret));
    }

    /// Ends every session of a principal: its password or its rights have changed.
    pub(crate) fn close_all(&self, principal: PrincipalId) {
        self.open.lock().retain(|_, session| session.principal != principal);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(millis: i64) -> Moment {
        Moment::from_millis(1_000_000 + millis)
    }

    #[test]
    fn a_session_ends_when_idle_and_after_a_shift() {
        let (sessions, who) = (Sessions::default(), PrincipalId::from_random([1; 16]));
        sessions.open("a", who, at(0));
        assert_eq!(sessions.used("b", at(0)), None);
        let mut now = 0;
        while now < SESSION_LIFE_MILLIS - SESSION_IDLE_MILLIS {
            now += SESSION_IDLE_MILLIS - 1;
            assert_eq!(sessions.used("a", at(now)).map(|s| s.0), Some(who), "{now}");
        }
        assert_eq!(sessions.used("a", at(SESSION_LIFE_MILLIS)), None);

        sessions.open("c", who, at(0));
        assert_eq!(sessions.used("c", at(SESSION_IDLE_MILLIS)), None);
        assert_eq!(sessions.used("c", at(0)), None, "an ended session does not come back");
    }

    #[test]
    fn sessions_are_closed_one_by_one_and_per_principal() {
        let sessions = Sessions::default();
        let [one, two] = [1, 2].map(|n| PrincipalId::from_random([n; 16]));
        for (secret, who) in [("a", one), ("b", one), ("c", two), ("d", two)] {
            sessions.open(secret, who, at(0));
        }
        sessions.close("a");
        sessions.close_all(two);
        let left: Vec<_> =
            ["a", "b", "c", "d"].into_iter().filter(|s| sessions.used(s, at(1)).is_some()).collect();
        assert_eq!(left, ["b"]);
    }

    #[test]
    fn their_number_is_bounded_and_the_longest_unused_goes_first() {
        let (sessions, who) = (Sessions::default(), PrincipalId::from_random([1; 16]));
        for n in 0..=MAX_SESSIONS {
            sessions.open(&n.to_string(), who, at(i64::try_from(n).unwrap()));
        }
        assert_eq!(sessions.open.lock().len(), MAX_SESSIONS);
        assert!(sessions.used("0", at(0)).is_none() && sessions.used("1", at(1)).is_some());
    }
}
