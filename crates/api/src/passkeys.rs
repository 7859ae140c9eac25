//! Passkeys (WebAuthn level 3): a key pair on somebody's device or token that logs him in without a password.
//!
//! A passkey belongs to one address of the page: what it signs for one site is worth nothing on another, so that it
//! cannot be given to whoever imitates the page. The device itself asks for a finger or a PIN. Nobody says who he is
//! beforehand: a stranger learns nothing about logins. The public halves stand in the principal's entry; what is under
//! way is in memory only.

use crate::limits::QUESTION_TIME;
use crate::problem::{Kind, Problem};
use crate::questions::Questions;
use parking_lot::Mutex;
use std::collections::HashMap;
use tansiq_report::{Moment, Passkey as Stored, Principal, PrincipalId};
use webauthn_rs::prelude::{
    CreationChallengeResponse, DiscoverableAuthentication, Passkey, PasskeyRegistration, PublicKeyCredential,
    RegisterPublicKeyCredential, RequestChallengeResponse, Url, Uuid, Webauthn, WebauthnBuilder,
};
use webauthn_rs_proto::{Mediation, ResidentKeyRequirement};

/// The address under which people open the page: passkeys belong to it, and the provider sends people back to it.
#[derive(Debug, Clone)]
pub struct PageAddress {
    origin: Url,
    domain: String,
}

impl PageAddress {
    /// Reads `https://room.example` or `http://localhost:7001`.
    ///
    /// # Errors
    /// What was expected, where browsers would make no passkey: no name but a number of a machine, or no TLS.
    pub fn read(text: &str) -> Result<PageAddress, String> {
        let expected = "expected https:// and a name, or http://localhost with a port";
        let origin = Url::parse(text).map_err(|_| format!("{expected}; found no address"))?;
        let domain = origin.domain().ok_or_else(|| format!("{expected}; found no name"))?.to_owned();
        if origin.scheme() != "https" && !(origin.scheme() == "http" && domain == "localhost") {
            return Err(format!("{expected}; found {} for {domain}", origin.scheme()));
        }
        Ok(PageAddress { origin, domain })
    }

    /// The address of one of the page's rooms; `room` is a word of ours.
    pub(crate) fn room(&self, room: &str) -> Url {
        let mut url = self.origin.clone();
        url.set_path(room);
        url.set_query(None);
        url.set_fragment(None);
        url
    }
}

/// Passkeys of one page: what was asked of whom, and what came back.
pub(crate) struct Passkeys {
    webauthn: Webauthn,
    asked: Questions<Ceremony>,
    /// What each passkey counted when it was last used, since the node started: one that counts back is a copy.
    used: Mutex<HashMap<Vec<u8>, Passkey>>,
}

enum Ceremony {
    Adding { of: PrincipalId, state: PasskeyRegistration },
    LoggingIn(DiscoverableAuthentication),
}

/// The device answered what cannot be taken: too late, twice, for another page, without a finger or PIN.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct NotTaken;

impl NotTaken {
    /// What the caller is told: one answer for everything.
    pub(crate) fn problem(self, kind: Kind) -> Problem {
        let expected = "the answer of a passkey of this page to a question asked within five minutes";
        Problem::new(kind, format!("expected {expected}; found another"))
    }
}

impl Passkeys {
    /// The passkeys of the page at this address; `name` is what devices show. Nothing where the library refuses it.
    pub(crate) fn new(address: &PageAddress, name: &str) -> Option<Passkeys> {
        let builder = WebauthnBuilder::new(&address.domain, &address.origin).ok()?;
        let webauthn = builder.rp_name(name).timeout(QUESTION_TIME).build().ok()?;
        Some(Passkeys { webauthn, asked: Questions::default(), used: Mutex::default() })
    }

    /// What a device is asked that shall get a passkey for this principal, and the number of the question.
    pub(crate) fn add(
        &self,
        of: &Principal,
        now: Moment,
    ) -> Result<(String, CreationChallengeResponse), NotTaken> {
        let known = passkeys(of).map(|(_, known)| known.cred_id().clone()).collect();
        let handle = Uuid::from_bytes(*of.id.bits());
        let asked = self.webauthn.start_passkey_registration(handle, &of.login, &of.login, Some(known));
        let (mut question, state) = asked.map_err(|_| NotTaken)?;
        // Found without a login: the device must keep it, and not only be able to make it again.
        if let Some(wish) = &mut question.public_key.authenticator_selection {
            (wish.resident_key, wish.require_resident_key) = (Some(ResidentKeyRequirement::Required), true);
        }
        Ok((self.asked.keep(Ceremony::Adding { of: of.id, state }, now), question))
    }

    /// The passkey that a device made, as it is stored.
    pub(crate) fn added(
        &self,
        of: PrincipalId,
        number: &str,
        answer: serde_json::Value,
        now: Moment,
    ) -> Result<String, NotTaken> {
        let Some(Ceremony::Adding { of: asked, state }) = self.asked.take(number, now) else {
            return Err(NotTaken);
        };
        let answer: RegisterPublicKeyCredential = serde_json::from_value(answer).map_err(|_| NotTaken)?;
        let made = self.webauthn.finish_passkey_registration(&answer, &state).map_err(|_| NotTaken)?;
        if asked != of {
            return Err(NotTaken);
        }
        serde_json::to_string(&made).map_err(|_| NotTaken)
    }

    /// What a device is asked that shall log somebody in, and the number of the question.
    pub(crate) fn log_in(&self, now: Moment) -> Result<(String, RequestChallengeResponse), NotTaken> {
        let asked = self.webauthn.start_discoverable_authentication();
        let (mut question, state) = asked.map_err(|_| NotTaken)?;
        // A button was pressed: the browser asks at once.
        question.mediation = None::<Mediation>;
        Ok((self.asked.keep(Ceremony::LoggingIn(state), now), question))
    }

    /// Who logs in by this answer; `principal` finds one by id.
    pub(crate) fn logged_in<P: AsRef<Principal>>(
        &self,
        number: &str,
        answer: serde_json::Value,
        now: Moment,
        principal: impl FnOnce(PrincipalId) -> Option<P>,
    ) -> Result<P, NotTaken> {
        let Some(Ceremony::LoggingIn(state)) = self.asked.take(number, now) else { return Err(NotTaken) };
        let answer: PublicKeyCredential = serde_json::from_value(answer).map_err(|_| NotTaken)?;
        let (handle, id) =
            self.webauthn.identify_discoverable_authentication(&answer).map_err(|_| NotTaken)?;
        let found = principal(PrincipalId::from_random(handle.into_bytes())).ok_or(NotTaken)?;
        let known = passkeys(found.as_ref()).find(|(_, known)| known.cred_id().as_slice() == id);
        let (_, stored) = known.ok_or(NotTaken)?;
        let mut used = self.used.lock();
        let passkey = used.entry(id.to_vec()).or_insert(stored);
        let result = self.webauthn.finish_discoverable_authentication_v2(&answer, state, &*passkey);
        passkey.update_credential(&result.map_err(|_| NotTaken)?);
        Ok(found)
    }
}

/// Those of somebody's passkeys that this program can read.
fn passkeys(of: &Principal) -> impl Iterator<Item = (&Stored, Passkey)> {
    of.passkeys.iter().filter_map(|stored| Some((stored, serde_json::from_str(&stored.credential).ok()?)))
}
