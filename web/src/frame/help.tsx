// The keys and how the page is shown, in one dialog: it opens with ? or from the rail.

import { useCallback, useState } from 'react'
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { useText } from '../language/language'
import { Options } from '../parts/options'
import { ROOM_KEYS, useKeys } from './keys'
import type { Room } from './route'
import { DIGITS, THEMES, useView } from './view'

export function Help({ rooms }: { rooms: readonly Room[] }) {
  const text = useText()
  const [open, setOpen] = useState(false)
  useKeys(
    rooms,
    useCallback(() => setOpen(true), []),
  )
  return (
    <>
      <Button className="button button-quiet" onPress={() => setOpen(true)}>
        <span className="key" aria-hidden="true">
          ?
        </span>
        {text('help')}
      </Button>
      <ModalOverlay className="veil" isOpen={open} onOpenChange={setOpen} isDismissable>
        <Modal className="modal">
          <Dialog className="dialog">
            <Heading slot="title">{text('help')}</Heading>
            <Keys rooms={rooms.filter((room) => ROOM_KEYS[room])} />
            <Shown />
            <Button className="button" onPress={() => setOpen(false)}>
              {text('close')}
            </Button>
          </Dialog>
        </Modal>
      </ModalOverlay>
    </>
  )
}

function Keys({ rooms }: { rooms: readonly Room[] }) {
  const text = useText()
  const { view, show } = useView()
  return (
    <>
      <dl className="keys">
        {rooms.map((room) => (
          <div key={room}>
            <dt dir="ltr">
              <kbd>G</kbd> <kbd>{ROOM_KEYS[room]}</kbd>
            </dt>
            <dd>{text(`room-${room}`)}</dd>
          </div>
        ))}
        <div>
          <dt dir="ltr">
            <kbd>N</kbd>
          </dt>
          <dd>{text('report-new')}</dd>
        </div>
        <div>
          <dt dir="ltr">
            <kbd>/</kbd>
          </dt>
          <dd>{text('keys-first-field')}</dd>
        </div>
        <div>
          <dt dir="ltr">
            <kbd>Ctrl</kbd> <kbd>Enter</kbd>
          </dt>
          <dd>{text('show-audience')}</dd>
        </div>
        <div>
          <dt dir="ltr">
            <kbd>?</kbd>
          </dt>
          <dd>{text('help')}</dd>
        </div>
      </dl>
      <label className="option">
        <input type="checkbox" checked={view.keys} onChange={() => show({ keys: !view.keys })} />
        {text('keys-on')}
      </label>
    </>
  )
}

function Shown() {
  const text = useText()
  const { view, show } = useView()
  return (
    <>
      <Options
        label={text('view-theme')}
        value={view.theme}
        onChange={(theme) => show({ theme })}
        options={THEMES.map((value) => ({ value, label: text(`theme-${value}`) }))}
      />
      <Options
        label={text('view-digits')}
        value={view.digits}
        onChange={(digits) => show({ digits })}
        options={DIGITS.map((value) => ({ value, label: text(`digits-${value}`) }))}
      />
      <label className="option">
        <input type="checkbox" checked={view.hijri} onChange={() => show({ hijri: !view.hijri })} />
        {text('view-hijri')}
      </label>
    </>
  )
}
