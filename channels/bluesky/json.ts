/** Looking into what strangers wrote, without believing in its shape. */

export function at(value: unknown, ...path: readonly string[]): unknown {
  let found = value
  for (const name of path)
    found = typeof found === 'object' && found !== null ? (found as Record<string, unknown>)[name] : undefined
  return found
}

export const textAt = (value: unknown, ...path: readonly string[]): string => {
  const found = at(value, ...path)
  return typeof found === 'string' ? found : ''
}

/** At most two hundred of a list, which is what one commit may hold; nothing of anything else. */
export const listAt = (value: unknown, ...path: readonly string[]): unknown[] => {
  const found = at(value, ...path)
  return Array.isArray(found) ? found.slice(0, 200) : []
}

/** @returns undefined for what is no JSON */
export function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
