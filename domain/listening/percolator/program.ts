/**
 * A query as a row of numbers, which is quick to check and small to keep:
 *
 *     said term | open term | phrase size term... | near size within place place | not size node | every size node... | some size node...
 *
 * `size` counts the whole node, so that one can step over it. What fails soonest stands first in `every`, what is met soonest in `some`.
 */
import type { Query, Said } from '../query.ts'

export const ops = { said: 1, open: 2, phrase: 3, near: 4, not: 5, every: 6, some: 7 } as const

/** @param share of the messages that a term is in */
export type Terms = { idOf(key: string, open: boolean): number; share(id: number): number }

export function compile(query: Query, terms: Terms): number[] {
  return node(query, terms).code
}

type Node = { code: number[]; chance: number }

function node(query: Query, terms: Terms): Node {
  switch (query.is) {
    case 'said':
      return said(query, terms)
    case 'facet':
      return said({ is: 'said', key: `${query.facet}:${query.value}`, open: false }, terms)
    case 'phrase': {
      const parts = query.parts.map((part) => said(part, terms))
      const code = parts.flatMap((part) => part.code)
      return {
        code: [ops.phrase, code.length + 2, ...code],
        chance: Math.min(...parts.map(({ chance }) => chance)) / 2,
      }
    }
    case 'near': {
      const [left, right] = [node(query.left, terms), node(query.right, terms)]
      const code = [query.within, ...left.code, ...right.code]
      return { code: [ops.near, code.length + 2, ...code], chance: (left.chance * right.chance) / 2 }
    }
    case 'not': {
      const { code, chance } = node(query.query, terms)
      return { code: [ops.not, code.length + 2, ...code], chance: 1 - chance }
    }
    case 'all':
      return several(ops.every, query.of, terms)
    case 'any':
      return several(ops.some, query.of, terms)
    default:
      return query satisfies never
  }
}

function said({ key, open }: Said, terms: Terms): Node {
  const id = terms.idOf(key, open)
  return { code: [open ? ops.open : ops.said, id], chance: terms.share(id) }
}

function several(op: number, of: readonly Query[], terms: Terms): Node {
  const first = op === ops.every ? 1 : -1
  const nodes = of.map((each) => node(each, terms)).sort((a, b) => first * (a.chance - b.chance))
  const code = nodes.flatMap((each) => each.code)
  const miss = nodes.reduce((product, { chance }) => product * (op === ops.every ? chance : 1 - chance), 1)
  return { code: [op, code.length + 2, ...code], chance: op === ops.every ? miss : 1 - miss }
}

type Code = Int32Array | readonly number[]

/** How many numbers the node here takes. */
export const sizeAt = (code: Code, at: number): number => {
  const op = code[at]
  return op === ops.said || op === ops.open ? 2 : (code[at + 1] ?? 2)
}

/** Where the nodes inside begin. */
export const insideOf = (code: Code, at: number): number => (code[at] === ops.near ? at + 3 : at + 2)

/** Each mention of a term in the node here. */
export function eachTerm(code: Code, at: number, visit: (id: number) => void): void {
  const op = code[at]
  if (op === ops.said || op === ops.open) {
    visit(code[at + 1] ?? 0)
    return
  }
  const end = at + sizeAt(code, at)
  for (let inside = insideOf(code, at); inside < end; inside += sizeAt(code, inside)) eachTerm(code, inside, visit)
}
