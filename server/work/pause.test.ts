import { getEventListeners } from 'node:events'
import { expect, test } from 'vitest'
import { pause } from './pause.ts'

test('whoever was told to stop before the pause began does not pause', async () => {
  await pause(3_600_000, AbortSignal.abort())
})

test('being told to stop ends the pause', async () => {
  const stopping = new AbortController()
  const paused = pause(3_600_000, stopping.signal)
  stopping.abort()
  await paused
})

test('however often one pauses, nothing stays behind on the signal', async () => {
  const { signal } = new AbortController()
  for (let failures = 0; failures < 50; failures++) await pause(0, signal)
  expect(getEventListeners(signal, 'abort')).toEqual([])
})
