// Something that may be wider than the page: it scrolls within itself, and the keyboard can reach it.

import type { ReactNode } from 'react'

export function Wide({ label, children }: { label: string; children: ReactNode }) {
  return (
    // A region would clutter the list of landmarks; the tab stop is what lets the keyboard scroll it.
    // biome-ignore lint/a11y/useSemanticElements: it groups a table and no fields
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled with the keyboard
    <div className="scroll" role="group" aria-label={label} tabIndex={0}>
      {children}
    </div>
  )
}
