/** What this browser remembers: drafts, widths, densities. Storage may be full or closed; then it is remembered until the page goes. */
import { useCallback, useSyncExternalStore } from 'react'

const prefix = 'samenspraak.'
const unsaved = new Map<string, string>()
const listeners = new Set<() => void>()

export function recall(name: string): string | null {
  try {
    return unsaved.get(name) ?? localStorage.getItem(prefix + name)
  } catch {
    return unsaved.get(name) ?? null
  }
}

/** Null forgets it. Who listens hears of a change only: a listener may say back what it heard, as the scheme does. */
export function remember(name: string, value: string | null): void {
  if (recall(name) === value) return
  unsaved.delete(name)
  try {
    if (value === null) localStorage.removeItem(prefix + name)
    else localStorage.setItem(prefix + name, value)
  } catch {
    if (value !== null) unsaved.set(name, value)
  }
  for (const listener of listeners) listener()
}

/** What somebody wrote stays; how they like the pages is as it was at first: for whom a page gets stuck on it. */
export function forgetPreferences(): void {
  try {
    for (const key of Object.keys(localStorage))
      if (key.startsWith(prefix) && !isText(key.slice(prefix.length))) localStorage.removeItem(key)
  } catch {
    // Closed storage remembers nothing either.
  }
}

const isText = (name: string): boolean => name.startsWith('draft.') || name.startsWith('note-')

/** One remembered word, shared by every component and tab that asks for the same name. */
export function useRemembered<T extends string>(name: string, first: T): [T, (value: T) => void] {
  const value = useSyncExternalStore(listen, () => recall(name)) ?? first
  const set = useCallback((next: T) => remember(name, next), [name])
  return [value as T, set]
}

export function listen(listener: () => void): () => void {
  listeners.add(listener)
  window.addEventListener('storage', listener)
  return () => {
    listeners.delete(listener)
    window.removeEventListener('storage', listener)
  }
}
