// The session ended while somebody was at work. The page below stays as it is; nothing typed is lost.

import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { useWho } from '../api/session'
import { useText } from '../language/language'
import { useHealth } from './door'
import { LoginForm } from './form'

export function LoginAgain({ login }: { login: string }) {
  const text = useText()
  const { expired, logOut } = useWho()
  return (
    <ModalOverlay className="veil" isOpen={expired} isKeyboardDismissDisabled>
      <Modal className="modal">
        <Dialog className="dialog">
          <Heading slot="title">{text('expired-title')}</Heading>
          <p>{text('expired-body')}</p>
          <Ways login={login} />
          <Button className="button button-quiet" onPress={() => void logOut()}>
            {text('expired-leave')}
          </Button>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

/** The node is asked for its ways in when somebody needs one. */
const Ways = ({ login }: { login: string }) => <LoginForm login={login} health={useHealth()} />
