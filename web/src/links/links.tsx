// Whom and what somebody is linked with: a list, and on demand the network round him.

import { useState } from 'react'
import { Button } from 'react-aria-components'
import type { Identity } from '../api/shapes'
import { useText } from '../language/language'
import { Later } from '../parts/later'
import { usePurpose } from '../parts/purpose'
import { LinkList } from './list'
import { linkagesOf } from './network'

const explore = () => import('./explore')

export function Links({ identity }: { identity: Identity }) {
  const text = useText()
  const { purpose } = usePurpose()
  const [shown, show] = useState(false)
  const { id, links, links_cut, sightings } = identity
  const linkages = linkagesOf(identity)
  if (linkages.length === 0) return null
  return (
    <section aria-labelledby="links-title">
      <div className="section-head">
        <h2 id="links-title">{text('links', { n: links.length })}</h2>
        <Button className="button" aria-expanded={shown} onPress={() => show(!shown)}>
          {text(shown ? 'network-close' : 'network-open')}
        </Button>
      </div>
      {shown ? (
        <Later load={explore}>
          {/* What was expanded for one purpose is not shown for another. */}
          {({ Explore }) => <Explore key={`${id} ${purpose}`} identity={identity} />}
        </Later>
      ) : (
        links.length > 0 && <LinkList linkages={linkages.slice(0, linkages.length - sightings.length)} />
      )}
      {links_cut && <p className="quiet">{text('links-cut')}</p>}
    </section>
  )
}
