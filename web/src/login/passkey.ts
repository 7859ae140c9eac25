// Passkeys, as the browser gives them: a key on this device that its owner opens with a finger or a PIN. A passkey goes
// with a name and not with a number, and with a page that nobody on the way can change.

import type { PasskeyQuestion } from '../api/shapes'

/** A numeric address, for which browsers make no passkey. */
const NUMBERS = /^[\d.]+$|^\[/

export type NoPasskeys = 'browser' | 'address'

/** Why there can be no passkeys here; nothing where there can. */
export function withoutPasskeys(): NoPasskeys | undefined {
  if (NUMBERS.test(location.hostname)) return 'address'
  const known =
    typeof PublicKeyCredential === 'function' && 'parseCreationOptionsFromJSON' in PublicKeyCredential
  return known ? undefined : 'browser'
}

/** Whoever was asked did not want to, had no passkey, or took too long: browsers do not say which. */
export class NotGiven extends Error {}

async function asked(ask: () => Promise<Credential | null>): Promise<object> {
  try {
    const found = await ask()
    if (found) return (found as PublicKeyCredential).toJSON()
  } catch (error) {
    if (!(error instanceof DOMException)) throw error
  }
  throw new NotGiven()
}

/** Asks the device for a new passkey. */
export const makePasskey = ({ options }: PasskeyQuestion) =>
  asked(() => {
    const { publicKey } = options as { publicKey: PublicKeyCredentialCreationOptionsJSON }
    return navigator.credentials.create({
      publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(publicKey),
    })
  })

/** Asks the device for one of its passkeys of this page. */
export const answerByPasskey = ({ options }: PasskeyQuestion) =>
  asked(() => {
    const { publicKey } = options as { publicKey: PublicKeyCredentialRequestOptionsJSON }
    return navigator.credentials.get({
      publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(publicKey),
    })
  })
