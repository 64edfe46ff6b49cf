import { expect, test } from 'vitest'
import { dialogueAt, type PastDialogue } from './past.ts'

const day = (n: number) => new Date(Date.UTC(2026, 9, n, 12))
const said = (id: string, n: number, ours: boolean, reads: string[] = []) => ({
  ...{ id, at: day(n), ours, silent: false, visit: false, reads },
})
const past: PastDialogue = {
  ...{ ownContactId: 'fatima', complaint: false, customerWord: 'agreed', history: false, soothedAt: null },
  said: [said('a', 1, false, ['complaint']), said('b', 3, true), said('c', 5, false, ['agreed', 'thanks'])],
}

test('a dialogue that is well now hurt then, waited for us first, and was not there before', () => {
  expect(dialogueAt(past, day(0))).toBeNull()
  expect(dialogueAt(past, day(2))).toMatchObject({ painFor: 'complaint', painSince: day(1), waitsSince: day(1) })
  expect(dialogueAt(past, day(4))).toMatchObject({
    ...{ painFor: 'complaint', waitsSince: null, lastDirection: 'out', lastMessageAt: day(3), customerWord: 'none' },
  })
  expect(dialogueAt(past, day(6))).toMatchObject({ painSince: null, easedAt: day(5), customerWord: 'agreed' })
})

test('that somebody let go counts from then on', () => {
  const soothed = { ...past, said: past.said.slice(0, 2), soothedAt: day(4) }
  expect(dialogueAt(soothed, day(3))?.painSince).toEqual(day(1))
  expect(dialogueAt(soothed, day(5))?.painSince).toBeNull()
})
