// Nothing is here: the page says so, and what would put something here.

export function Empty({ words, help = '' }: { words: string; help?: string }) {
  return (
    <div className="empty">
      <p>{words}</p>
      {help && <p className="quiet">{help}</p>}
    </div>
  )
}
