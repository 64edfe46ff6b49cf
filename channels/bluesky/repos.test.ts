import { encode } from '@atcute/cbor'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readFrame } from './repos.ts'

const did = 'did:plc:fatimafatimafatimafatima'
const frame = (header: object, body: object) => Buffer.concat([encode(header), encode(body)])

test('a deletion, a rename and an account that is gone are read; what we do not read moves the place on', () => {
  const time = '2026-03-04T10:00:00.000Z'
  const base = { did, time: Date.parse(time) }
  const ops = [{ action: 'delete', path: 'app.bsky.feed.post/3lz', cid: null }]
  const commit = { seq: 7, repo: did, rev: '3lzy2k5lm2c2a', time, ops, blocks: {} }
  expect(readFrame(frame({ op: 1, t: '#commit' }, commit))).toEqual([
    { place: 7, event: { ...base, kind: 'post', operation: 'delete', rkey: '3lz', rev: '3lzy2k5lm2c2a' } },
  ])
  expect(readFrame(frame({ op: 1, t: '#identity' }, { seq: 8, did, time, handle: 'fatima.test' }))).toEqual([
    { place: 8, event: { ...base, kind: 'identity', handle: 'fatima.test' } },
  ])
  expect(readFrame(frame({ op: 1, t: '#account' }, { seq: 9, did, time, active: false, status: 'deleted' }))).toEqual([
    { place: 9, event: { ...base, kind: 'account', active: false, status: 'deleted' } },
  ])
  expect(readFrame(frame({ op: 1, t: '#sync' }, { seq: 10, did, time }))).toEqual([{ place: 10, event: null }])
})

test('a server that ends the stream says why', () => {
  const read = () => readFrame(frame({ op: -1 }, { error: 'FutureCursor', message: 'Cursor in the future.' }))
  expect(read).toThrow('The server ends the stream: FutureCursor Cursor in the future.')
})

test('a frame that is damaged, or of anything at all, brings nothing down', () => {
  const whole = frame(
    { op: 1, t: '#commit' },
    { seq: 7, repo: did, ops: [{ action: 'create', path: 'app.bsky.feed.post/1' }] },
  )
  const damaged = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.integer({ min: 0, max: 255 })), { maxLength: 6 })
  const read = (bytes: Uint8Array) => {
    try {
      return readFrame(bytes)
    } catch (error) {
      expect((error as Error).name).toBe('Ended')
      return []
    }
  }
  fc.assert(
    fc.property(damaged, fc.uint8Array({ maxLength: 300 }), (flips, noise) => {
      const bytes = Buffer.from(whole)
      for (const [place, value] of flips) bytes[place] = value
      for (const { place } of [...read(bytes), ...read(noise)]) expect(place).toBeTypeOf('number')
    }),
    { numRuns: 500 },
  )
})
