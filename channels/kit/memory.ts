/** A memory that lasts as long as the program, for tests and for trying a connection before it is saved. */
import type { Memory } from './channel.ts'

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
