/** Websites listened to by the program as it runs: its terms, its worker thread, its memory, down to the stream on the screen. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import type { Channel, TestStep } from '../../contract/channel.ts'
import type { Answer } from '../../contract/endpoint.ts'
import type { listListenedPosts } from '../../contract/listening.ts'
import type { TermGroup } from '../../contract/term.ts'
import { startWork } from '../../server/work/index.ts'
import { openHouse } from '../http/house.ts'
import { html, sitemap } from '../support/web.ts'

test('what meets a term stands in the stream, and the rest is counted', async () => {
  const asked: string[] = []
  const site = createServer(({ url = '/', headers }, response) => {
    const at = `http://${headers.host}`
    asked.push(url)
    const pages: Record<string, ReturnType<typeof html>> = {
      '/': html('Krant', 'Voorpagina'),
      '/sitemap.xml': sitemap([`${at}/brug`, `${at}/weer`]),
      '/brug': html('Brug dicht', 'De brug bij Voltmeer gaat een week dicht.\n'.repeat(300)),
      '/weer': html('Weer', 'Het wordt zonnig, en daarna niet meer.\n'.repeat(300)),
    }
    const { headers: own = {}, body = '' } = pages[url] ?? {}
    response.writeHead(pages[url] ? 200 : 404, own).end(body)
  })
  await new Promise<void>((ready) => site.listen(0, '127.0.0.1', ready))
  const host = `127.0.0.1:${(site.address() as AddressInfo).port}`
  const house = await openHouse({
    environment: { SAMENSPRAAK_PRIVATE_HOSTS: host },
    context: { clock: () => new Date() },
  })
  const joris = await house.owner()
  const settings = { address: `http://${host}/`, delaySeconds: 1 }
  const { body: tried } = await joris.ask<{ steps: TestStep[] }>('POST', '/api/v1/channels/test', {
    kind: 'sites',
    settings,
  })
  expect(tried.steps.map(({ ok, detail }) => [ok, detail?.en])).toEqual([
    [true, 'robots.txt allows it'],
    [true, '2 pages in its feed or sitemap'],
    [true, 'Brug dicht'],
  ])
  const work = startWork(house.ctx)
  try {
    const of = { name: 'Merk', about: 'brand', colour: 'teal', teamId: null }
    const { body: group } = await joris.ask<TermGroup>('POST', '/api/v1/term-groups', of)
    await joris.ask('POST', `/api/v1/term-groups/${group.id}/terms`, { query: 'voltmeer brug' })
    const { body: channel } = await joris.ask<Channel>('POST', '/api/v1/channels', {
      kind: 'sites',
      name: 'Krant',
      settings,
    })
    const stream = async () =>
      (await joris.ask<Answer<typeof listListenedPosts>>('GET', '/api/v1/listened-posts')).body.items
    await expect
      .poll(async () => (await stream()).map(({ message }) => message.subject), { timeout: 30_000 })
      .toEqual(['Brug dicht'])
    const passed = async () => {
      const rows = await house.ctx.db
        .selectFrom('passed_minute')
        .selectAll()
        .where('channel_id', '=', channel.id)
        .execute()
      return rows.reduce((sum, row) => sum + Number(row.passed), 0)
    }
    await expect.poll(passed, { timeout: 30_000 }).toBe(1)
  } finally {
    await work.stop()
    site.closeAllConnections()
    site.close()
    await house.close()
  }
}, 90_000)
