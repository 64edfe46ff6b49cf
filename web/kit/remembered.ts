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

/** Null forgets it. */
export function remember(name: string, value: string | null): void {
  unsaved.delete(name)
  try {
    if (value === null) localStorage.removeItem(prefix + name)
    else localStorage.setItem(prefix + name, value)
  } catch {
    if (value !== null) unsaved.set(name, value)
  }
  for (const listener of listeners) listener()
}

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
