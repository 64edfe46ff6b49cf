import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Join, mayJoin, mostAccounts, partsOf, rootOf } from './join.ts'

const person = (parts: string[], accounts = 1, conversations = 1) => {
  return { parts, accounts, conversations, erased: false }
}

test.each([
  ['one already', person(['a', 'b']), person(['b']), []],
  ['erased', person(['a']), { ...person(['b']), erased: true }, []],
  ['kept apart', person(['a', 'b']), person(['c', 'd']), [['b', 'd']]],
  ['kept apart', person(['c']), person(['a', 'b']), [['b', 'c']]],
  ['too many accounts', person(['a'], mostAccounts), person(['b']), []],
  ['too many conversations', person(['a'], 1, 5_001), person(['b']), []],
  [null, person(['a', 'b']), person(['c']), [['a', 'b']]],
] as const)('%s', (refusal, one, other, aparts) => {
  expect(mayJoin(one, other, aparts)).toBe(refusal)
})

describe('claims that two contacts are one', () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f']
  /** Each joins whoever stands for one to any contact of somebody else, as the program does. */
  const joins = fc
    .array(fc.tuple(fc.constantFrom(...names), fc.constantFrom(...names)), { maxLength: 12 })
    .map((pairs) =>
      pairs.reduce<Join[]>((made, [one, other]) => {
        const fromId = rootOf(made, one)
        if (fromId !== rootOf(made, other)) made.push({ id: `${made.length}`, fromId, intoId: other })
        return made
      }, []),
    )

  test('make trees: who stands for a person is the same for all its parts, and nobody is in two', () => {
    fc.assert(
      fc.property(joins, (made) => {
        for (const name of names) expect(partsOf(made, rootOf(made, name))).toContain(name)
        const roots = [...new Set(names.map((name) => rootOf(made, name)))]
        expect(roots.flatMap((root) => partsOf(made, root)).sort()).toEqual(names)
      }),
    )
  })

  test('stay trees when any of them is withdrawn, in whatever order they were made', () => {
    fc.assert(
      fc.property(joins, fc.func(fc.boolean()), (made, stays) => {
        const left = made.filter(({ id }) => stays(id))
        const roots = [...new Set(names.map((name) => rootOf(left, name)))]
        expect(roots.flatMap((root) => partsOf(left, root)).sort()).toEqual(names)
        expect(names.map((name) => rootOf(left.toReversed(), name))).toEqual(names.map((name) => rootOf(left, name)))
      }),
    )
  })
})
