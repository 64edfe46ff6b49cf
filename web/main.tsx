import './kit/theme.ts'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no element "root"')

// After an upgrade the pages of before ask for parts that are no longer there: then the page is read anew, once.
const readAnew = 'samenspraak read anew'
window.addEventListener('vite:preloadError', (event) => {
  if (sessionStorage.getItem(readAnew)) return
  event.preventDefault()
  sessionStorage.setItem(readAnew, 'yes')
  location.reload()
})
window.addEventListener('load', () => setTimeout(() => sessionStorage.removeItem(readAnew), 10_000))

createRoot(root).render(<App />)
