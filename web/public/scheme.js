// Before the first paint: light or dark, and the language, so that nothing flashes. A file of its own because the page allows no
// inline script. The keys are those of `kit/remembered.ts`.
;(() => {
  const root = document.documentElement
  let scheme = 'auto'
  let language = navigator.language
  try {
    scheme = localStorage.getItem('samenspraak.scheme') || scheme
    language = localStorage.getItem('samenspraak.language') || language
  } catch {
    // Storage may be closed; then the system decides.
  }
  const dark = scheme === 'dark' || (scheme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  root.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light')
  root.lang = language.startsWith('en') || language.startsWith('"en') ? 'en' : 'nl'
})()
