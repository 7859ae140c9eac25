// Says new traffic to whoever does not see it, in whatever room he is: politely, and many lines as one.

import { useEffect, useRef, useState } from 'react'
import { useLive } from '../api/live'
import type { Line } from '../api/shapes'
import { type Text, useText, useWord } from '../language/language'

/** Lines that come within this time are said together. */
const GATHER_MS = 1_000

export function Announcer() {
  const { news, came } = useLive()
  const text = useText()
  const word = useWord()
  const said = useRef(0)
  const [words, setWords] = useState('')

  useEffect(() => {
    if (came === said.current) return
    const timer = setTimeout(() => {
      const number = came - said.current
      const [line] = number === 1 ? (news.since(said.current) ?? []) : []
      said.current = came
      setWords(line ? sentence(line, text, word) : text('news-many', { n: number }))
    }, GATHER_MS)
    return () => clearTimeout(timer)
  }, [news, came, text, word])

  return (
    <p className="hidden" role="status" aria-live="polite">
      {words}
    </p>
  )
}

function sentence(line: Line, text: Text, word: (list: string, word: string) => string): string {
  return text('news-one', {
    what: word('line', line.what),
    member: line.member ?? '',
    precedence: line.report ? word('precedence', line.report.precedence) : '',
  })
}
