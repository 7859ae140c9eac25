// The watch: what arrives and who has not answered, how the lines stand, who has the chair, and the map. It stays open
// all night and keeps itself up to date.

import { useMay } from '../api/session'
import { Desk } from '../desk/desk'
import { useText } from '../language/language'
import { Chairs } from './chairs'
import { Lines } from './lines'
import { Newest } from './newest-list'
import { Picture } from './picture'

export function WatchPage() {
  const text = useText()
  const may = useMay()
  return (
    <div className={may('read-content') ? 'room watch-room' : 'room'}>
      <h1 className="hidden">{text('room-watch')}</h1>
      {may('read-traffic') && (
        <div className="watch-side">
          <Desk />
          <Newest />
          <Lines />
          {may('read-agreements') && <Chairs />}
        </div>
      )}
      {may('read-content') && <Picture />}
    </div>
  )
}
