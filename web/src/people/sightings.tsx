// Where somebody was seen, the oldest first.

import type { Identity } from '../api/shapes'
import { placeOf } from '../frame/route'
import { useText, useWord } from '../language/language'
import { Few } from '../parts/few'
import { shortId } from '../parts/short-id'
import { Provenance } from './statements'

/** What says nothing that the line does not say already. */
const LINKING = ['seen', 'date']

export function Sightings({ sightings }: { sightings: Identity['sightings'] }) {
  const text = useText()
  const word = useWord()
  if (sightings.length === 0) return null
  return (
    <section aria-labelledby="sightings-title">
      <h2 id="sightings-title">{text('sightings', { n: sightings.length })}</h2>
      <Few all={sightings}>
        {(shown) => (
          <ol className="sheet-list sightings">
            {shown.map((sighting) => {
              const dates = sighting.statements.filter((one) => one.property === 'date')
              const [said = sighting.statements[0]] = dates
              return (
                <li key={sighting.id}>
                  <a className="sighting-day" href={placeOf('people', sighting.id)}>
                    <bdi>{dates.map((one) => one.value).join(', ') || shortId(sighting.id)}</bdi>
                  </a>
                  <dl className="pairs">
                    {sighting.statements
                      .filter((one) => !LINKING.includes(one.property))
                      .map((one) => (
                        <div key={one.id}>
                          <dt>{word('property', one.property)}</dt>
                          <dd>
                            <bdi>{/^s-[0-9a-f]+$/.test(one.value) ? shortId(one.value) : one.value}</bdi>
                          </dd>
                        </div>
                      ))}
                  </dl>
                  {said && <Provenance statement={said} />}
                </li>
              )
            })}
          </ol>
        )}
      </Few>
    </section>
  )
}
