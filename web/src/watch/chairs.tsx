// Who has the chair of each committee, and until when.

import { useCallback } from 'react'
import { useRemote } from '../api/remote'
import { useClient } from '../api/session'
import { placeOf } from '../frame/route'
import { useLanguage, useText } from '../language/language'
import { MemberName } from '../parts/member'

export function Chairs() {
  const text = useText()
  const { language } = useLanguage()
  const client = useClient()
  const { value } = useRemote(useCallback((signal: AbortSignal) => client.agreements(signal), [client]))
  const committees = (value ?? []).flatMap(({ id, version, in_force, committee }) =>
    committee && in_force ? [{ id, version, committee }] : [],
  )
  // Most nodes have none: then there is nothing to say.
  if (committees.length === 0) return null
  const english = language === 'en'
  return (
    <section aria-labelledby="chairs-title">
      <h2 id="chairs-title">{text('watch-chairs')}</h2>
      <ul className="side-list">
        {committees.map(({ id, version, committee }) => (
          <li key={`${id} ${version}`}>
            <a href={placeOf('members', id)}>
              <bdi lang={english ? 'en' : 'ar'}>{english ? committee.title : committee.title_ar}</bdi>
            </a>
            {committee.now ? (
              <p>
                <MemberName code={committee.now.chair} />{' '}
                <span className="quiet">{text('chair-until', { day: committee.now.last })}</span>
              </p>
            ) : (
              <p className="quiet">{text('chair-none')}</p>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
