// The page's few signs. They never stand alone: a word is beside each, so they are hidden from readers.

const PATHS = {
  delivered: 'M3.5 8.5l3 3 6-7',
  waiting: 'M8 4.5V8l2.5 1.5M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0z',
  withheld: 'M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0zM5 8h6',
  refused: 'M4.5 4.5l7 7M11.5 4.5l-7 7',
  warning: 'M8 2.5l6 11H2zM8 6.5v3.2M8 11.6v.2',
  watch:
    'M8 10.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4zM1.5 8C3 5 5.3 3.5 8 3.5S13 5 14.5 8C13 11 10.7 12.5 8 12.5S3 11 1.5 8z',
  traffic: 'M2.5 4.5h11M2.5 8h11M2.5 11.5h7',
  people: 'M8 8a2.75 2.75 0 1 0 0-5.5A2.75 2.75 0 0 0 8 8zM2.75 13.5c.5-2.6 2.6-4 5.25-4s4.75 1.4 5.25 4',
  resolve: 'M6 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM10 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8z',
  screening: 'M7 12a5 5 0 1 0 0-10 5 5 0 0 0 0 10zM10.7 10.7l3 3',
  members: 'M3 13.5v-11M13 13.5v-11M3 4.5l10 6M3 10.5l10-6',
  ledger: 'M3 2.5h10v11H3zM5.5 5.5h5M5.5 8h5M5.5 10.5h3',
  administration:
    'M2.5 4.5h6M11.5 4.5h2M10 6a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3zM2.5 11.5h2M7.5 11.5h6M6 13a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3z',
  out: 'M6.5 2.5h-4v11h4M6.5 8h7M11 5.5L13.5 8 11 10.5',
  close: 'M4 4l8 8M12 4l-8 8',
  unfold: 'M6 3.5L10.5 8 6 12.5',
  sorted: 'M8 3.5v9M4.5 9L8 12.5 11.5 9',
  back: 'M10 3.5L5.5 8l4.5 4.5',
  play: 'M5 3v10l7.5-5z',
  pause: 'M5.5 3.5v9M10.5 3.5v9',
} as const
export type IconName = keyof typeof PATHS

/** Signs that point somewhere turn round with the direction of reading. */
const DIRECTED: readonly IconName[] = ['back', 'out', 'play', 'traffic', 'unfold']

export function Icon({ name }: { name: IconName }) {
  const className = DIRECTED.includes(name) ? 'icon icon-directed' : 'icon'
  return (
    <svg className={className} viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  )
}
