import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app'
import './style/fonts.css'
import './style/base.css'
import './style/frame.css'
import './style/parts.css'
import './style/rooms.css'
import './style/people.css'
import './style/acts.css'
import './style/watch.css'

const page = document.getElementById('page')
if (page) {
  createRoot(page).render(
    <StrictMode>
      <App />
    </StrictMode>,
  )
}
