// Says new traffic to whoever does not see it, in whatever room he is: politely, and many lines as one.

import { useEffect, useRef, useState } from 'react'
import { useLive } from '../api/live'
import type { Line } from '../api/shapes'
import { type Text, useText, useWord } from '../language/language'

/** Lines that come within this time are said together. */
const GATHER_MS = 1_000

export function Announcer() {
  const { fresh } = useLive()
  const text = useText()
  const word = useWord()
  const said = useRef(0)
  const [words, setWords] = useState('')

  useEffect(() => {
    if (fresh.length === said.current) return
    const timer = setTimeout(() => {
      const lines = fresh.slice(said.current)
      said.current = fresh.length
      setWords(sentence(lines, text, word))
    }, GATHER_MS)
    return () => clearTimeout(timer)
  }, [fresh, text, word])

  return (
    <p className="hidden" role="status" aria-live="polite">
      {words}
    </p>
  )
}

function sentence(lines: readonly Line[], text: Text, word: (list: string, word: string) => string): string {
  const [line] = lines
  if (!line || lines.length > 1) return text('news-many', { n: lines.length })
  return text('news-one', {
    what: word('line', line.what),
    member: line.member ?? '',
    precedence: line.report ? word('precedence', line.report.precedence) : '',
  })
}
