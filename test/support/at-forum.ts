/** A forum for each test of a file, and an ear on it. */
import { createHmac } from 'node:crypto'
import { afterEach, beforeEach } from 'vitest'
import { decode } from '../../channels/discourse/decode.ts'
import { listenAt } from '../../channels/discourse/receive.ts'
import { told } from '../../channels/discourse/told.ts'
import type { Handed, Overheard, Raw, Telling } from '../../channels/kit/channel.ts'
import { earOn } from './ear.ts'
import { type Forum, type HeldPost, startForum } from './forum.ts'

export let forum: Forum
const ears: { stop(): void }[] = []

export function atForum(): void {
  beforeEach(async () => {
    forum = await startForum()
  })
  afterEach(async () => {
    for (const ear of ears.splice(0)) ear.stop()
    await forum.stop()
  })
}

const hookSecret = 'een geheim van de webhook'
export function listen(
  more: { settings?: object; meets?: (words: Overheard) => boolean } = {},
  from: Partial<Parameters<typeof earOn>[1]> = {},
) {
  const settings = {
    address: forum.url,
    user: '@voltmeer',
    apiKey: 'sleutel',
    hookSecret,
    everyMinutes: 1,
    ...more.settings,
  }
  const ear = earOn(listenAt, { ...more, settings, host: forum.host, ...from })
  ears.push(ear)
  return ear
}

export const understood = (items: readonly Raw[]) =>
  Promise.all(
    items.map(({ bytes }) =>
      decode(bytes, { connection: { id: 'c', name: 'Forum', address: forum.url }, received: new Date() }),
    ),
  )

export const said = async ({ items }: { items: Handed['items'] }) =>
  (await understood(items)).map((event) => ('note' in event ? event.note : { gone: 'id' in event && event.id }))

export type Ear = ReturnType<typeof listen>
export const sign = (body: string, secret = hookSecret) =>
  `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`

export function tell(
  ear: Ear,
  event: string,
  post: Partial<HeldPost>,
  signature?: string,
  body = JSON.stringify({ post }),
) {
  const headers = {
    'x-discourse-event': event,
    'x-discourse-event-type': 'post',
    ...(signature !== '' && { 'x-discourse-event-signature': signature ?? sign(body) }),
  }
  const request = { method: 'POST', url: 'https://desk.example/hooks/a', headers, body: Buffer.from(body) }
  return told({ ...ear.asking, ...ear.sending, request } as Telling)
}
