// What is being written is kept in this tab until it is sent or its writer logs out: through a reload, an ended session
// and a node that is away. It is bound to its writer, and whoever logs in next finds nothing of it.

import type { Typed } from './draft'

const KEY = 'tansiq-draft'
const keyOf = (principal: string, place: string) => `${KEY} ${principal} ${place}`

export function keptDraft(principal: string, place: string): Typed | undefined {
  const text = sessionStorage.getItem(keyOf(principal, place))
  return text === null ? undefined : (JSON.parse(text) as Typed)
}

export function keepDraft(principal: string, place: string, typed: Typed) {
  try {
    sessionStorage.setItem(keyOf(principal, place), JSON.stringify(typed))
  } catch {
    // The tab's store is full: what is typed stays on the page, and only a reload would lose it.
  }
}

export function forgetDraft(principal: string, place: string) {
  sessionStorage.removeItem(keyOf(principal, place))
}

/** Forgets every draft but those of one principal, or all of them. */
export function forgetOthersDrafts(principal?: string) {
  for (const key of Object.keys(sessionStorage)) {
    if (key.startsWith(`${KEY} `) && !(principal && key.startsWith(`${KEY} ${principal} `))) {
      sessionStorage.removeItem(key)
    }
  }
}
