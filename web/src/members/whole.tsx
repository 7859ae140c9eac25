// One agreement as a whole: its articles in English and Arabic side by side, what is proved of it, and what it
// changes. The sentences are the node's own: what is read here is what was proved.

import { useCallback } from 'react'
import { type Remote, useRemote } from '../api/remote'
import { useClient } from '../api/session'
import type { Agreement, Difference, Proof, Proofs } from '../api/shapes'
import { useText, useWord } from '../language/language'
import { Arriving } from '../parts/arriving'
import { Icon } from '../parts/icon'
import { Says } from '../parts/says'
import { Wide } from '../parts/wide'

export function WholeAgreement({ id, version }: { id: string; version: number }) {
  const client = useClient()
  const whole = useRemote(
    useCallback((signal: AbortSignal) => client.agreement(id, version, signal), [client, id, version]),
  )
  const proofs = useRemote(
    useCallback((signal: AbortSignal) => client.proofOf(id, version, signal), [client, id, version]),
  )
  const difference = useRemote(
    useCallback((signal: AbortSignal) => client.differenceOf(id, version, signal), [client, id, version]),
  )
  return (
    <>
      <Arriving of={whole}>{(agreement) => <Articles agreement={agreement} />}</Arriving>
      <div className="two two-even">
        <Arriving of={proofs}>{(found) => <ProofList found={found} />}</Arriving>
        <Changes of={difference} first={version === 1} />
      </div>
    </>
  )
}

function Articles({ agreement }: { agreement: Agreement }) {
  const text = useText()
  return (
    <Wide label={text('articles')}>
      <table className="table articles">
        <thead>
          <tr>
            <th scope="col">{text('article')}</th>
            <th scope="col" lang="en" dir="ltr">
              English
            </th>
            <th scope="col" lang="ar" dir="rtl">
              العربية
            </th>
          </tr>
        </thead>
        <tbody>
          {agreement.articles?.map((article) => (
            <tr key={article.id}>
              <th scope="row">
                {article.forbids && <Icon name="withheld" />} <bdi>{article.id}</bdi>
              </th>
              <td lang="en" dir="ltr">
                {article.en}
              </td>
              <td lang="ar" dir="rtl">
                {article.ar}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Wide>
  )
}

const MARKS = { proved: 'delivered', refuted: 'warning', 'not-decided': 'waiting' } as const
const CELLS = { proved: 'cell-delivered', refuted: 'cell-withheld', 'not-decided': 'cell-waiting' } as const

function ProofList({ found }: { found: Proofs }) {
  const text = useText()
  return (
    <section className="proofs">
      <h4>{text('proofs')}</h4>
      <p className="quiet">{text('proofs-help')}</p>
      <ul>
        {found.proofs.map((proof) => (
          <ProofItem key={proof.claim.en} proof={proof} />
        ))}
      </ul>
    </section>
  )
}

export function ProofItem({ proof }: { proof: Proof }) {
  const word = useWord()
  return (
    <li>
      <span className={`cell ${CELLS[proof.answer]}`}>
        <Icon name={MARKS[proof.answer]} />
        {word('proof', proof.answer)}
      </span>{' '}
      <Says sentence={proof.claim} />
      {proof.examples.length > 0 && (
        <ul className="examples">
          {proof.examples.map((example) => (
            <li key={example.en}>
              <Says sentence={example} />
            </li>
          ))}
        </ul>
      )}
    </li>
  )
}

/** The node has no difference for a first version, and none for a reader who knows no earlier one. */
function Changes({ of, first }: { of: Remote<Difference>; first: boolean }) {
  const text = useText()
  return (
    <section className="proofs">
      <h4>{text('difference')}</h4>
      {first || of.problem?.kind === 'not-found' ? (
        <p className="quiet">{text('difference-first')}</p>
      ) : (
        <Arriving of={of}>
          {(difference) => (
            <ul>
              {difference.sentences.map((sentence) => (
                <li key={sentence.en}>
                  <Says sentence={sentence} />
                </li>
              ))}
            </ul>
          )}
        </Arriving>
      )}
    </section>
  )
}
