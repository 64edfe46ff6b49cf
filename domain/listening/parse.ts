/**
 * A search term, from what was typed to what it means:
 *
 *     any  = all (OR all)*                    OR, OF
 *     all  = one ((AND)? one)*                AND, EN, or nothing between them
 *     one  = (NOT | -) one | near             NOT, NIET
 *     near = leaf (NEAR/n leaf)?
 *     leaf = "(" any ")" | word | word* | "a phrase" | #hashtag | @mention | from:... lang:... channel:... site:...
 *
 * Operators are written in capitals, because "of", "en" and "or" are words. One pass, no way back, so the time is linear; how deep
 * brackets go is limited. There are no patterns. What cannot be understood is a value that points at the place.
 */
import type { Fault, Hint, Spot } from './fault.ts'
import { lex } from './lex.ts'
import type { Piece } from './piece.ts'
import { limits, type Place, type Query } from './query.ts'

export type Parsed = { ok: true; query: Query; hints: readonly Hint[] } | { ok: false; fault: Fault }

/** `bare`: where it only says what must not be there; null when something must. `closed`: in brackets of its own. */
type Part = { query: Query; spot: Spot; bare: Spot | null; closed?: boolean }
type State = { pieces: readonly Piece[]; next: number; depth: number; hints: Hint[]; length: number }

export function parse(text: string): Parsed {
  const whole = { at: 0, length: text.length }
  if (text.length > limits.characters) {
    const over = { at: limits.characters, length: text.length - limits.characters }
    return { ok: false, fault: { code: 'too-long', is: text.length, most: limits.characters, ...over } }
  }
  const lexed = lex(text)
  if ('code' in lexed) return { ok: false, fault: lexed }
  const { pieces, hints } = lexed
  if (pieces.length === 0) return { ok: false, fault: { code: 'empty', ...whole } }
  const state: State = { pieces, next: 0, depth: 0, hints, length: text.length }
  const part = readAny(state)
  if ('code' in part) return { ok: false, fault: part }
  const left = pieces[state.next]
  if (left) return { ok: false, fault: { code: 'bracket-close', at: left.at, length: left.length } }
  if (part.bare) return { ok: false, fault: { code: 'only-not', ...part.bare } }
  return { ok: true, query: part.query, hints }
}

function readAny(state: State): Part | Fault {
  const parts = readSeveral(state, readAll, 'or')
  if ('code' in parts) return parts
  const [first, ...more] = parts
  if (more.length === 0) return first
  const mixed = parts.find(({ query, closed }) => query.is === 'all' && !closed)
  if (mixed) state.hints.push({ code: 'mixed', ...mixed.spot })
  return { ...joined('any', parts), bare: parts.find(({ bare }) => bare)?.bare ?? null }
}

function readAll(state: State): Part | Fault {
  const parts = readSeveral(state, readOne, 'and')
  if ('code' in parts) return parts
  const [first, ...more] = parts
  if (more.length === 0) return first
  const whole = joined('all', parts)
  return { ...whole, bare: parts.every(({ bare }) => bare) ? whole.spot : null }
}

/** One or more of these with the operator between them; AND may be left out. */
function readSeveral(state: State, read: (state: State) => Part | Fault, by: 'and' | 'or'): [Part, ...Part[]] | Fault {
  const first = read(state)
  if ('code' in first) return first
  const parts: [Part, ...Part[]] = [first]
  for (;;) {
    const piece = state.pieces[state.next]
    if (piece?.is === by) state.next++
    else if (by === 'or' || !piece || piece.is === ')' || piece.is === 'or') return parts
    const part = read(state)
    if ('code' in part) return part
    parts.push(part)
  }
}

function readOne(state: State): Part | Fault {
  const piece = state.pieces[state.next]
  if (piece?.is !== 'not') return readNear(state)
  state.next++
  const inner = deeper(state, piece, readOne)
  if ('code' in inner) return inner
  const spot = { at: piece.at, length: inner.spot.at + inner.spot.length - piece.at }
  return { query: { is: 'not', query: inner.query }, spot, bare: spot }
}

function readNear(state: State): Part | Fault {
  const left = readLeaf(state)
  const near = state.pieces[state.next]
  if ('code' in left || near?.is !== 'near') return left
  state.next++
  const right = readLeaf(state)
  if ('code' in right) return right
  const again = state.pieces[state.next]
  if (again?.is === 'near') return { code: 'near-chain', at: again.at, length: again.length }
  const [one, other] = [asPlace(left), asPlace(right)]
  if ('code' in one) return one
  if ('code' in other) return other
  const spot = { at: left.spot.at, length: right.spot.at + right.spot.length - left.spot.at }
  return { query: { is: 'near', within: near.within, left: one, right: other }, spot, bare: null }
}

function readLeaf(state: State): Part | Fault {
  const piece = state.pieces[state.next]
  if (piece?.is === 'leaf') {
    state.next++
    return { query: piece.query, spot: { at: piece.at, length: piece.length }, bare: null }
  }
  if (piece?.is !== '(') return missing(state)
  state.next++
  const closing = state.pieces[state.next]
  if (closing?.is === ')') return { code: 'bracket-empty', at: piece.at, length: closing.at + 1 - piece.at }
  const inner = deeper(state, piece, readAny)
  if ('code' in inner) return inner
  const end = state.pieces[state.next]
  if (end?.is !== ')') return { code: 'bracket-open', at: piece.at, length: 1 }
  state.next++
  return { ...inner, spot: { at: piece.at, length: end.at + 1 - piece.at }, closed: true }
}

function deeper(state: State, { at, length }: Spot, read: (state: State) => Part | Fault): Part | Fault {
  if (state.depth === limits.depth) return { code: 'too-deep', most: limits.depth, at, length }
  state.depth++
  const part = read(state)
  state.depth--
  return part
}

/** Something should stand here, and an operator, a closing bracket or nothing does. */
function missing({ pieces, next, length }: State): Fault {
  const here = pieces[next]
  const before = pieces[next - 1]
  if (here?.is === 'not' && before?.is === 'near') return { code: 'near-what', at: here.at, length: here.length }
  if (here?.is === ')' && (!before || before.is === 'leaf')) return { code: 'bracket-close', at: here.at, length: 1 }
  if (before && before.is !== '(')
    return { code: 'operator-alone', operator: nameOf(before), side: 'behind', at: before.at, length: before.length }
  if (here) return { code: 'operator-alone', operator: nameOf(here), side: 'before', at: here.at, length: here.length }
  return { code: 'bracket-open', at: before?.at ?? length, length: 1 }
}

const nameOf = (piece: Piece): string => (piece.is === 'near' ? `NEAR/${piece.within}` : piece.is.toUpperCase())

function joined(is: 'all' | 'any', parts: readonly Part[]): Pick<Part, 'query' | 'spot'> {
  const [first, last] = [parts[0]?.spot ?? { at: 0, length: 0 }, parts.at(-1)?.spot ?? { at: 0, length: 0 }]
  const of = parts.flatMap(({ query }) => (query.is === is ? query.of : [query]))
  return { query: { is, of }, spot: { at: first.at, length: last.at + last.length - first.at } }
}

function asPlace({ query, spot }: Part): Place | Fault {
  if (query.is === 'said' || query.is === 'phrase') return query
  const of = query.is === 'any' ? query.of.filter((each) => each.is === 'said' || each.is === 'phrase') : []
  if (query.is !== 'any' || of.length < query.of.length) return { code: 'near-what', ...spot }
  return { is: 'any', of }
}
