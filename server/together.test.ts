import { describe, expect, test } from 'vitest'
import { together } from './together.ts'

/** Work that remembers what it did together, and fails for groups that hold a bad one. */
function recorder() {
  const groups: string[][] = []
  const work = async (calls: readonly string[]) => {
    groups.push([...calls])
    await new Promise(setImmediate)
    if (calls.includes('bad')) throw new Error('bad')
    return calls.map((call) => call.toUpperCase())
  }
  return { groups, work }
}

describe('doing together what comes together', () => {
  test('a call that comes alone is done at once', async () => {
    const { groups, work } = recorder()
    expect(await together(work)('a')).toBe('A')
    expect(groups).toEqual([['a']])
  })

  test('calls that come meanwhile are done in the next, and each hears its own answer', async () => {
    const { groups, work } = recorder()
    const call = together(work)
    expect(await Promise.all(['a', 'b', 'c'].map(call))).toEqual(['A', 'B', 'C'])
    expect(groups).toEqual([['a'], ['b', 'c']])
  })

  test('one that fails fails alone', async () => {
    const { groups, work } = recorder()
    const call = together(work)
    const answers = await Promise.allSettled(['a', 'b', 'bad', 'c'].map(call))
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled'])
    expect(groups).toEqual([['a'], ['b', 'bad', 'c'], ['b'], ['bad'], ['c']])
  })

  test('who rests between two groups has larger ones', async () => {
    const { groups, work } = recorder()
    const call = together(work, { restMs: 5 })
    const first = call('a')
    const second = first.then(() => call('b'))
    const third = first.then(async () => {
      await new Promise(setImmediate)
      return call('c')
    })
    expect(await Promise.all([first, second, third])).toEqual(['A', 'B', 'C'])
    expect(groups).toEqual([['a'], ['b', 'c']])
  })

  test('a group has a bound, and one that is too heavy goes by itself', async () => {
    const { groups, work } = recorder()
    const call = together(work, { weight: (text) => text.length, most: 4 })
    await Promise.all(['a', 'bb', 'cc', 'dddddd', 'e'].map(call))
    expect(groups).toEqual([['a'], ['bb', 'cc'], ['dddddd'], ['e']])
  })
})
