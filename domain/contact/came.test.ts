import { expect, test } from 'vitest'
import { cameBy, type Spoke } from './came.ts'

const at = (minute: number) => new Date(Date.UTC(2026, 10, 21, 20, minute))
const spoke = (channelId: string, minute: number, conversationId = channelId): Spoke => {
  return { channelId, conversationId, at: at(minute) }
}

test('turns follow each other as they came, and a burst of lines is one time', () => {
  const told = cameBy([
    spoke('mail', 0),
    spoke('mail', 40),
    spoke('bel', 50),
    spoke('chat', 51),
    spoke('chat', 52),
    spoke('bel', 58),
  ])
  expect(told.map(({ channelId, times }) => [channelId, times])).toEqual([
    ['mail', 2],
    ['bel', 1],
    ['chat', 1],
    ['bel', 1],
  ])
})

test('only the last turns are told; nothing is told of nobody', () => {
  const told = cameBy(['a', 'b', 'c', 'd', 'e'].map((channel, i) => spoke(channel, i)))
  expect(told.map(({ channelId }) => channelId)).toEqual(['b', 'c', 'd', 'e'])
  expect(cameBy([])).toEqual([])
})
