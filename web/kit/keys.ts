/** The keyboard: single keys, keys after one another ("g i") and with mod (Cmd on a Mac, else Ctrl). */
import { useEffect, useRef } from 'react'
import { recall } from './remembered.ts'

export type Keys = Readonly<Record<string, (event: KeyboardEvent) => void>>

const pause = 1_200

/** All that is heard just now: after "g" a "t" is the end of "g t", also for who only knows "t". */
const heard = new Set<{ current: Keys }>()

/**
 * While somebody types or a dialog is open, only combinations with mod are heard. Single letters can be switched off.
 * @param turn of several that know a key the one that was there first hears it, and whoever is `first` goes before all others
 */
export function useKeys(keys: Keys, active = true, turn: 'first' | 'in turn' = 'in turn'): void {
  const latest = useRef(keys)
  latest.current = keys
  useEffect(() => {
    if (!active) return
    let before = ''
    let at = 0
    heard.add(latest)
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented) before = ''
      if (event.defaultPrevented || event.isComposing) return
      const pressed = nameOf(event)
      if (pressed === null || (!pressed.startsWith('mod+') && !hears(event))) return
      const after = event.timeStamp - at < pause ? `${before} ${pressed}` : pressed
      const isEnd = after !== pressed && [...heard].some(({ current }) => after in current)
      const action = latest.current[isEnd ? after : pressed]
      before = pressed
      at = event.timeStamp
      if (!action) return
      before = ''
      event.preventDefault()
      action(event)
    }
    document.addEventListener('keydown', onKey, turn === 'first')
    return () => {
      heard.delete(latest)
      document.removeEventListener('keydown', onKey, turn === 'first')
    }
  }, [active, turn])
}

function nameOf(event: KeyboardEvent): string | null {
  if (['Shift', 'Control', 'Alt', 'Meta'].includes(event.key)) return null
  if (event.altKey) return null
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
  return event.metaKey || event.ctrlKey ? `mod+${key}` : key
}

function hears(event: KeyboardEvent): boolean {
  if (recall('letters') === 'off' && event.key.length === 1) return false
  const target = event.target
  if (!(target instanceof HTMLElement)) return true
  // This very key closed the window that it was pressed in: the page behind it does not hear it too.
  if (!target.isConnected) return false
  if (target.closest('input, textarea, select, [contenteditable="true"], [role="menu"], [role="listbox"]')) return false
  return document.querySelector('[role="dialog"][aria-modal="true"]') === null
}

/** How a key is written on this computer: "⌘K" or "Ctrl+K". */
export function keyLabel(keys: string): string {
  const mac = /Mac|iPhone|iPad/.test(navigator.platform)
  return keys
    .replace('mod+', mac ? '⌘' : 'Ctrl+')
    .replace('Enter', mac ? '↵' : 'Enter')
    .replace(/\b([a-z])$/, (letter) => (keys.includes('mod') ? letter.toUpperCase() : letter))
}
