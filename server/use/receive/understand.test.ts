import pino from 'pino'
import { expect, test } from 'vitest'
import { allChannels } from '../../../channels/index.ts'
import type { Channel } from '../../../channels/kit/channel.ts'
import { note, plainChannel } from '../../../test/support/organisation.ts'
import type { Arrival } from '../../store/arrival.ts'
import type { ReceivingChannel } from '../../store/channel-facts.ts'
import { understand } from './understand.ts'

const log = pino({ level: 'silent' })
const receivedAt = new Date('2026-03-04T10:00:00Z')
const arrivalsOf = (raws: Uint8Array[]): Arrival[] =>
  raws.map((raw, i) => ({ position: i + 1, channelId: 'c', day: '2026-03-04', history: false, raw, receivedAt }))

/** What becomes of items that come in by this channel, and how often others had a turn meanwhile. */
async function understood(channel: Channel, raws: Uint8Array[]) {
  const { kind } = channel
  const facts: ReceivingChannel = {
    id: 'c',
    kind,
    name: '',
    address: 'a@b.example',
    aliases: [],
    teamId: null,
    boundMinutes: 10,
    influence: false,
    promiseMinutes: 60,
    retainDays: 90,
  }
  let turns = 0
  let isOver = false
  const turn = () => {
    turns++
    if (!isOver) setImmediate(turn)
  }
  setImmediate(turn)
  const channels = new Map([...allChannels, [kind, channel]])
  const items = await understand({ channels, log }, new Map([['c', facts]]), arrivalsOf(raws))
  isOver = true
  return { items, turns }
}

test('a long pile of light items leaves everybody else a turn about every ten milliseconds', async () => {
  const slow: Channel = {
    ...plainChannel,
    async decode() {
      for (const until = performance.now() + 2; performance.now() < until; );
      return { type: 'Create', note: note({ id: 'a' }) }
    },
  }
  const { items, turns } = await understood(slow, Array(100).fill(Buffer.from('x')))
  expect(items.filter((item) => 'event' in item)).toHaveLength(100)
  expect(turns).toBeGreaterThanOrEqual(10)
})

test('a mail of 8 kB and more is decoded in the worker thread, a shorter one here', async () => {
  const email = allChannels.get('email')
  if (!email) throw new Error('there is no mail channel')
  const here: Channel = { ...email, decode: () => Promise.reject(new RangeError('this one was decoded here')) }
  const mail = (bytes: number) => {
    const head = 'From: jan@klant.example\r\nMessage-ID: <a@klant.example>\r\n\r\n'
    return Buffer.from(head.padEnd(bytes, 'hallo\r\n'))
  }
  const { items } = await understood(here, [mail(8191), mail(8192)])
  expect(items[0]).toMatchObject({ reason: 'Could not be read: RangeError' })
  expect(items[1]).toMatchObject({ event: { note: { id: 'a@klant.example' } } })
})

test('a channel that says nothing of it decodes up to 64 kB here', async () => {
  const { items } = await understood(plainChannel, [Buffer.alloc(64 * 1024 - 1, 'x'), Buffer.alloc(64 * 1024, 'x')])
  expect(items[0]).toMatchObject({ reason: 'Could not be read: SyntaxError' })
  expect(items[1]).toMatchObject({ reason: 'This program does not know channels of the kind "plain"' })
})
