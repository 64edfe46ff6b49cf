import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Importing, openImporting } from './importing.ts'

let to: Importing
beforeAll(async () => {
  to = await openImporting()
})
afterAll(() => to.close())

describe('an export that means harm', () => {
  test('is refused piece by piece: cut off, endless, in no known letters, with NUL, or going round in circles', async () => {
    const ticket = (id: number, more: object) => ({
      id,
      status: 'solved',
      subject: 's',
      created_at: '2025-10-01T10:00:00Z',
      requester_id: 1,
      comments: [{ id, author_id: 1, body: 'tekst', public: true, created_at: '2025-10-01T10:00:00Z', ...more }],
    })
    const good = [
      JSON.stringify(ticket(1, { body: 'NUL\u0000 erin' })),
      JSON.stringify(ticket(2, { body: '\u202eomgekeerd' })),
      `{"__proto__": {"polluted": true}, ${JSON.stringify(ticket(3, {})).slice(1)}`,
    ]
    const cut = JSON.stringify(ticket(4, {})).slice(0, -20)
    const file = to.file('kwaad.json', `[\n${good.join(',\n')},\n${cut}`)
    const done = await to.json('import', 'zendesk', file)
    expect(done).toMatchObject({ code: 0, accepted: 3, refused: 1 })
    expect(done.files[0]?.told.find(({ outcome }) => outcome === 'refused')).toMatchObject({
      line: 5,
      reason: expect.stringMatching(/ends in the middle/),
    })
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined()

    const latin = Buffer.from(
      `${JSON.stringify(ticket(6, {}))}\n${JSON.stringify(ticket(7, { body: 'caf\xe9' }))}\n`,
      'latin1',
    )
    expect(await to.json('import', 'zendesk', to.file('latin.ndjson', latin))).toMatchObject({
      accepted: 1,
      refused: 1,
    })

    const circle = ['a', 'b', 'c'].map((id, i, all) =>
      JSON.stringify({ id, text: id, author: { id: 'x' }, inReplyTo: all[(i + 1) % 3], thread: all[(i + 2) % 3] }),
    )
    const round = await to.json('import', 'messages', to.file('rondje.ndjson', circle.join('\n')))
    expect(round).toMatchObject({ code: 0, accepted: 3 })
    const { n } = await to.house.ctx.db
      .selectFrom('conversation')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .where('subject', '=', 'a')
      .executeTakeFirstOrThrow()
    expect(Number(n)).toBe(1)
  })

  test('with a line of hundreds of megabytes keeps its memory, and goes on behind it', async () => {
    const path = join(to.folder, 'lang.ndjson')
    const filler = 'x'.repeat(1024 * 1024)
    writeFileSync(path, '{"id":1,"status":"solved","requester_id":1,"description":"')
    for (let i = 0; i < 70; i++) writeFileSync(path, filler, { flag: 'a' })
    const small = { id: 2, status: 'solved', requester_id: 1, created_at: '2025-10-01T10:00:00Z', description: 'klein' }
    writeFileSync(path, `"}\n${JSON.stringify(small)}\n`, { flag: 'a' })
    const before = process.memoryUsage().arrayBuffers
    const done = await to.json('import', 'zendesk', path)
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(100 * 1024 * 1024)
    expect(done).toMatchObject({ code: 0, accepted: 1, refused: 1 })
    expect(done.files[0]?.told[0]).toMatchObject({ line: 1, reason: expect.stringMatching(/at most 67108864 fit/) })
  })
})
