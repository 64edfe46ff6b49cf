import { expect, test } from 'vitest'
import type { ReadPage } from '../kit/channel.ts'
import { createLookup } from './lookup.ts'

const did = (n: number) => `did:plc:${String(n).padStart(24, 'a')}`
const post = `at://${did(1)}/app.bsky.feed.post/3lz`

function service(answer: (method: string, query: URLSearchParams) => unknown) {
  const asked: string[] = []
  let now = 0
  const readPage: ReadPage = async (address) => {
    const url = new URL(address)
    const method = url.pathname.split('/').at(-1) ?? ''
    asked.push(method)
    const found = answer(method, url.searchParams)
    const bytes = Buffer.from(JSON.stringify(found ?? {}))
    return { status: found ? 200 : 503, url: address, headers: {}, bytes, whole: true }
  }
  const lookup = (isPublic: boolean) =>
    createLookup({ readPage, clock: () => new Date(now) }, { service: 'https://dienst.example/', isPublic })
  return { asked, lookup, wait: (ms: number) => (now += ms) }
}

test('names are asked for by twenty-five at once, and once each', async () => {
  const { asked, lookup } = service((_, query) => ({
    profiles: query.getAll('actors').map((actor, i) => ({
      did: actor,
      handle: 'fatima.test',
      displayName: 'Fatima',
      labels: i === 0 ? [{ val: '!no-unauthenticated' }] : [],
    })),
  }))
  const all = lookup(true)
  const dids = Array.from({ length: 30 }, (_, i) => did(i))
  await all.learn(dids)
  await all.learn([...dids, ...dids])
  expect(asked).toEqual(['app.bsky.actor.getProfiles', 'app.bsky.actor.getProfiles'])
  expect(all.who.get(did(0))).toEqual({ handle: 'fatima.test', name: 'Fatima', shy: true })
  expect(all.who.get(did(1))).toEqual({ handle: 'fatima.test', name: 'Fatima' })
})

test('a service that is busy is left alone for a minute', async () => {
  let open = false
  const { asked, lookup, wait } = service((_, query) =>
    open ? { profiles: [{ did: query.get('actors'), handle: 'fatima.test' }] } : null,
  )
  const all = lookup(true)
  await all.learn([did(1)])
  await all.learn([did(1)])
  expect(asked).toHaveLength(1)
  open = true
  wait(60_000)
  await all.learn([did(1)])
  expect(all.who.get(did(1))).toEqual({ handle: 'fatima.test', name: '' })
})

test('quoted words come with who said them, on the public network and on a server of ones own', async () => {
  const record = { text: 'Wie heeft er stroom?' }
  const open = service(() => ({ posts: [{ uri: post, author: { handle: 'bram.test' }, record }] })).lookup(true)
  expect(await open.quoted([post])).toEqual(new Map([[post, { name: '@bram.test', text: record.text }]]))
  const own = service((method) => (method.endsWith('getRecord') ? { value: record } : { handle: 'bram.test' })).lookup(
    false,
  )
  await own.learn([did(1)])
  expect((await own.quoted([post])).get(post)?.text).toBe(record.text)
})

test('nonsense teaches nothing', async () => {
  const { lookup } = service(() => ({ profiles: [{ did: 'x' }, 7, null], posts: 'geen' }))
  const all = lookup(true)
  await all.learn([did(1)])
  expect([all.who.get(did(1)), (await all.quoted([post])).size]).toEqual([null, 0])
})
