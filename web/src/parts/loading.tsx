// Something is on its way. It shows only after a moment, so that fast answers do not flicker.

import { useText } from '../language/language'

export function Loading() {
  return (
    <p className="loading" role="status">
      {useText()('loading')}
    </p>
  )
}
