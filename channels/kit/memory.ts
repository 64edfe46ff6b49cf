/** What a channel remembers by itself. */

/** What a channel's own code remembers over restarts, besides its cursor: followers, tokens. JSON; small. */
export type Memory = {
  get(key: string): Promise<unknown>
  /** @param until when it may be forgotten; for ever when left out */
  set(key: string, value: unknown, until?: Date): Promise<void>
  delete(key: string): Promise<void>
  /** The keys that begin with this, at most a thousand. */
  keys(beginning: string): Promise<string[]>
  /** What nobody may read in the store: made at the first asking, the same for whoever asks afterwards. */
  secret(key: string, make: () => Promise<string>): Promise<string>
}

/** A memory that lasts as long as the program, for tests and for trying a connection before it is saved. */
export function newMemory(): Memory {
  const held = new Map<string, unknown>()
  const secrets = new Map<string, Promise<string>>()
  return {
    get: async (key) => held.get(key),
    set: async (key, value) => void held.set(key, structuredClone(value)),
    delete: async (key) => void held.delete(key),
    secret: async (key, make) => {
      const secret = secrets.get(key) ?? make()
      secrets.set(key, secret)
      return secret
    },
    keys: async (beginning) => [...held.keys()].filter((key) => key.startsWith(beginning)).sort(),
  }
}
