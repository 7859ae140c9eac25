// The label of one statement: its level and whom it may go to at a glance, everything else on demand.

import { Button, Dialog, DialogTrigger, Heading, Popover } from 'react-aria-components'
import type { Label } from '../api/shapes'
import { bannerText } from '../frame/banner-text'
import { joinBanners } from '../frame/labels'
import { useText, useWord } from '../language/language'

export function LevelChip({ level, children }: { level: string; children?: string }) {
  const word = useWord()
  return <span className={`level level-${level}`}>{children ?? word('level', level)}</span>
}

/** The label of something that is drawn from several statements, as the node joins it. */
export function BannerChip({ banner }: { banner: string }) {
  const text = useText()
  const word = useWord()
  const label = joinBanners([banner])
  return (
    <span className="banner-chip">
      <span className="hidden">{text('label')} </span>
      <LevelChip level={label.level ?? 'secret'}>{bannerText(label, text, word)}</LevelChip>
    </span>
  )
}

export function LabelButton({ label }: { label: Label }) {
  const text = useText()
  const word = useWord()
  const words = (list: string, of: string[]) => of.map((one) => word(list, one)).join(text('comma'))
  const relTo = label.rel_to === 'any-party' ? text('rel-any-party') : members(label.rel_to, text)
  return (
    <DialogTrigger>
      <Button className="label-button">
        <span className="hidden">{text('label')} </span>
        <LevelChip level={label.level} />
        <span className="label-rel">{relTo}</span>
      </Button>
      <Popover className="popover" placement="bottom end">
        <Dialog className="dialog">
          <Heading slot="title">{text('label')}</Heading>
          <dl className="pairs">
            <dt>{text('label-level')}</dt>
            <dd>
              <LevelChip level={label.level} />
            </dd>
            <dt>{text('label-rel')}</dt>
            <dd>{relTo}</dd>
            <dt>{text('label-category')}</dt>
            <dd>{word('category', label.category)}</dd>
            <dt>{text('label-person')}</dt>
            <dd>
              {word('person', label.person)}
              {label.minor && ` · ${text('label-minor')}`}
            </dd>
            <dt>{text('label-caveats')}</dt>
            <dd>{label.caveats.length === 0 ? text('none') : words('caveat', label.caveats)}</dd>
            <dt>{text('label-territories')}</dt>
            <dd>
              <bdi>{label.territories.join(', ')}</bdi>
            </dd>
            <dt>{text('label-purposes')}</dt>
            <dd>{words('purpose', label.purposes)}</dd>
            <dt>{text('label-review')}</dt>
            <dd>
              <bdi>{label.review}</bdi>
            </dd>
          </dl>
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}

const members = (codes: string[], text: ReturnType<typeof useText>) =>
  codes.length === 0 ? text('rel-nobody') : text('rel-only', { members: codes.join(', ') })
