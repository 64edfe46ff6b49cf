/** The pieces of a search term: brackets, operators, and what is looked for. */
import { readFacet } from './facet.ts'
import type { Fault, Hint, Spot } from './fault.ts'
import { endOfRun, isSpace, type Piece, quotes } from './piece.ts'
import { limits, type Query } from './query.ts'
import { readSaid } from './said.ts'

export type Lexed = { pieces: Piece[]; hints: Hint[]; words: number }

const operators = new Map<string, 'and' | 'or' | 'not'>([
  ['AND', 'and'],
  ['EN', 'and'],
  ['OR', 'or'],
  ['OF', 'or'],
  ['NOT', 'not'],
  ['NIET', 'not'],
])
/** In small letters they are words like any other, and perhaps not meant so. */
const small = new Map([...operators.keys()].map((word) => [word.toLowerCase(), word]))
/** How other programs write it. */
const foreign = new Map([
  ['&', 'AND'],
  ['&&', 'AND'],
  ['|', 'OR'],
  ['||', 'OR'],
  ['!', 'NOT'],
  ['~', 'NEAR/5'],
])
const near = /^near(?:\/(.*))?$/i

export function lex(text: string): Lexed | Fault {
  const lexed: Lexed = { pieces: [], hints: [], words: 0 }
  for (let i = 0; i < text.length; ) {
    const found = isSpace(text, i) ? { at: i, length: 1 } : pieceAt(text, i, lexed)
    if ('code' in found) return found
    if ('is' in found) lexed.pieces.push(found)
    i = found.at + found.length
    if (lexed.words > limits.words)
      return { code: 'too-many-words', most: limits.words, at: found.at, length: found.length }
  }
  return lexed
}

function pieceAt(text: string, at: number, lexed: Lexed): Piece | Fault {
  const sign = text[at] ?? ''
  if (sign === '(' || sign === ')') return { is: sign, at, length: 1 }
  if (quotes.includes(sign)) return quoted(text, at, lexed)
  const length = endOfRun(text, at) - at
  const run = text.slice(at, at + length)
  const spot = { at, length }
  const operator = operators.get(run)
  if (operator) return { is: operator, ...spot }
  if (/^[-−–—]/.test(run)) return minus(text, at, length)
  const number = near.exec(run)
  if (number && (number[1] !== undefined || run === 'NEAR')) return nearPiece(number[1] ?? '', spot)
  const strange = foreignAt(run, spot)
  if (strange) return strange
  const facet = readFacet(text, at, length)
  if (facet) return facet
  if (small.has(run) && lexed.pieces.length > 0)
    lexed.hints.push({ code: 'small-operator', word: run, operator: small.get(run) ?? '', ...spot })
  return leaf(readSaid(run, at), spot, lexed)
}

function quoted(text: string, at: number, lexed: Lexed): Piece | Fault {
  let end = at + 1
  while (end < text.length && !quotes.includes(text[end] ?? '')) end++
  if (end === text.length) return { code: 'quote-open', at, length: 1 }
  const spot = { at, length: end + 1 - at }
  const inside = text.slice(at + 1, end)
  if (inside.trim() === '') return { code: 'quote-empty', ...spot }
  return leaf(readSaid(inside, at + 1), spot, lexed)
}

function leaf(query: Query | Fault, spot: Spot, lexed: Lexed): Piece | Fault {
  if ('code' in query) return query
  lexed.words += query.is === 'phrase' ? query.parts.length : 1
  return { is: 'leaf', query, ...spot }
}

/** A minus right before something keeps it out; alone it is nothing. */
function minus(text: string, at: number, length: number): Piece | Fault {
  const alone = length === 1 && (at + 1 === text.length || isSpace(text, at + 1) || text[at + 1] === ')')
  return alone
    ? { code: 'operator-alone', operator: text[at] ?? '-', side: 'behind', at, length: 1 }
    : { is: 'not', at, length: 1 }
}

function nearPiece(number: string, spot: Spot): Piece | Fault {
  const within = /^\d{1,4}$/.test(number) ? Number(number) : 0
  return within >= 1 && within <= limits.near
    ? { is: 'near', within, ...spot }
    : { code: 'near-number', most: limits.near, ...spot }
}

function foreignAt(run: string, { at }: Spot): Fault | null {
  const found = /^!(?=[\p{L}\p{N}#@(]|$)|^~\d*|^&&?$|\|+/u.exec(run)
  if (!found) return null
  const operator = found[0]
  return {
    code: 'foreign-operator',
    operator,
    write: foreign.get(operator.replace(/\d+$/, '')) ?? 'OR',
    at: at + found.index,
    length: operator.length,
  }
}
