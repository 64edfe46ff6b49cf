/**
 * JSON from strangers. `JSON.parse` does the work; only when it refuses do we look for the place ourselves, because the engine's
 * own messages name it in some cases, quote the input in others, and differ between versions.
 */

export type Parsed = { ok: true; value: unknown } | { ok: false; at: number; line: number; column: number }

/** @returns the value, or where the text stops being JSON: characters from 0, line and column from 1 */
export function parseJson(text: string): Parsed {
  try {
    return { ok: true, value: JSON.parse(text) }
  } catch {
    const at = firstFault(text)
    const before = text.slice(0, at).split('\n')
    return { ok: false, at, line: before.length, column: (before.at(-1) ?? '').length + 1 }
  }
}

const space = /[ \t\n\r]*/y
const scalar = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON forbids exactly these inside a string
const inString = /(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*/y

/** Offset of the first character that no JSON text could have there; the length when it merely ends too soon. RFC 8259. */
function firstFault(text: string): number {
  let at = 0
  const take = (pattern: RegExp): boolean => {
    pattern.lastIndex = at
    const found = pattern.exec(text)
    if (found) at += found[0].length
    return found !== null
  }
  const next = (): string | undefined => {
    take(space)
    return text[at]
  }
  const string = (): boolean => {
    at++
    take(inString)
    return text[at] === '"' && ++at > 0
  }
  const open: string[] = []
  let wants: 'value' | 'value or end' | 'key' | 'key or end' | 'comma or end' = 'value'
  for (;;) {
    const sign = next()
    if (wants === 'comma or end' && open.length === 0) return at
    if (sign === undefined) return at
    const closes = sign === open.at(-1)
    if (closes && wants !== 'value' && wants !== 'key') {
      at++
      open.pop()
      wants = 'comma or end'
    } else if (wants === 'comma or end') {
      if (sign !== ',') return at
      at++
      wants = open.at(-1) === '}' ? 'key' : 'value'
    } else if (wants === 'key' || wants === 'key or end') {
      if (sign !== '"' || !string()) return at
      if (next() !== ':') return at
      at++
      wants = 'value'
    } else if (sign === '{' || sign === '[') {
      at++
      open.push(sign === '{' ? '}' : ']')
      wants = sign === '{' ? 'key or end' : 'value or end'
    } else {
      if (sign === '"' ? !string() : !take(scalar)) return at
      wants = 'comma or end'
    }
  }
}
