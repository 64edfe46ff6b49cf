/** The newest so many of something: what is added beyond that pushes the oldest out. */
export type Recent<V> = { get(key: string): V | undefined; set(key: string, value: V): void; delete(key: string): void }

export function newest<V>(most: number): Recent<V> {
  const held = new Map<string, V>()
  return {
    get: (key) => held.get(key),
    set(key, value) {
      held.delete(key)
      held.set(key, value)
      const oldest = held.size > most ? held.keys().next() : null
      if (oldest && !oldest.done) held.delete(oldest.value)
    },
    delete: (key) => void held.delete(key),
  }
}
