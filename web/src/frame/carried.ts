// What is copied from the page carries its label along, in the first line.

import { useEffect } from 'react'

/** Adds the line to every copy of what the page shows; what is copied from a field that is typed in is the writer's own. */
export function useCarriedLabel(line: string | undefined) {
  useEffect(() => {
    if (line === undefined) return
    const onCopy = (event: ClipboardEvent) => {
      const selected = getSelection()
      const from = event.target
      if (!selected || selected.isCollapsed || !event.clipboardData) return
      if (from instanceof Element && from.closest('input, textarea')) return
      event.clipboardData.setData('text/plain', `${line}\n${selected.toString()}`)
      event.preventDefault()
    }
    document.addEventListener('copy', onCopy)
    return () => document.removeEventListener('copy', onCopy)
  }, [line])
}
