/** The whole statements among the sql`` templates of a source, with `$1` for every `${...}`; pieces of statements are left out. */
export function templatesIn(source: string): string[] {
  const found: string[] = []
  for (const { index, 0: opening } of source.matchAll(/\bsql(?:<(?:[^<>`]|<[^<>`]*>)*>)?`/g)) {
    const text = read(source, index + opening.length)
    if (/^\s*(select|insert|update|delete|with|merge|set|notify)\b/i.test(text)) found.push(text)
  }
  return found
}

/** From the opening backtick to the closing one, with what is filled in replaced. */
function read(source: string, from: number): string {
  let text = ''
  let at = from
  while (at < source.length && source[at] !== '`') {
    if (source.startsWith('${', at)) {
      at = skip(source, at + 2)
      text += '$1'
    } else text += source[at++]
  }
  return text
}

/** Past the brace that closes a filled-in expression, over braces and templates inside it. */
function skip(source: string, from: number): number {
  let at = from
  while (at < source.length && source[at] !== '}') {
    if (source[at] === '{') at = skip(source, at + 1)
    else if (source[at] === '`') at = pass(source, at + 1)
    else at++
  }
  return at + 1
}

function pass(source: string, from: number): number {
  let at = from
  while (at < source.length && source[at] !== '`') at = source.startsWith('${', at) ? skip(source, at + 2) : at + 1
  return at + 1
}
