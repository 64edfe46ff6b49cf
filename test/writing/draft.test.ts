/** What somebody writes is on all their devices, never lost, and nobody else's unless they share it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { showEvents } from '../../server/http/show/event.ts'
import { forgetUnsent } from '../../server/store/draft.ts'
import { readEvents } from '../../server/store/event.ts'
import type { Visitor } from '../http/house.ts'
import { attach, draftsOf, keep, openWritingHouse, readOf, send, type WritingHouse } from './writing-house.ts'

let on: WritingHouse
let joris: Visitor
let sanne: Visitor & { id: string }
beforeAll(async () => {
  on = await openWritingHouse()
  joris = await on.house.owner()
  sanne = await on.house.colleague('agent')
})
afterAll(() => on.house.close())

describe('a draft', () => {
  test('is there on every device of its writer, and on nobody else’s', async () => {
    const of = await on.says({ id: 'd1' })
    await keep(joris, of, { text: 'Beste Fatima' })
    expect((await draftsOf(joris, of.id)).map(({ text }) => text)).toEqual(['Beste Fatima'])
    expect(await draftsOf(sanne, of.id)).toEqual([])
  })

  test('is never told to others: an event says that it is there, and no word of it', async () => {
    const of = await on.says({ id: 'd2' })
    const draft = await keep(joris, of, { text: 'een geheim' })
    const rows = await readEvents(on.house.ctx.db, on.organisationId, 0, 1000)
    const who = {
      kind: 'agent',
      organisationId: on.organisationId,
      agentId: sanne.id,
      role: 'agent',
      sessionId: '',
    } as const
    const shown = await showEvents(on.house.ctx, who, rows)
    expect(shown.some(({ now }) => now.draft?.id === draft.id)).toBe(true)
    expect(JSON.stringify(shown)).not.toContain('een geheim')
    const direct = await sanne.ask('POST', `/api/v1/conversations/${of.id}/drafts`, {
      draftId: draft.id,
      base: 1,
      text: 'van mij',
      said: of.said,
    })
    expect(direct.status).toBe(404)
    expect((await sanne.ask('DELETE', `/api/v1/drafts/${draft.id}`)).status).toBe(404)
  })

  test('goes home with its conversation when a merge is undone, unless its writer went on with it meanwhile', async () => {
    const into = await on.says({ id: 'm1' })
    const from = await on.says({ id: 'm2' })
    const at = async (of: { id: string }) => (await draftsOf(sanne, of.id)).map(({ text, said }) => [text, said])
    const merge = () =>
      joris.ask('POST', `/api/v1/conversations/${from.id}/merge`, { into: into.id, otherContact: true })
    const takeApart = () => joris.ask('POST', `/api/v1/conversations/${from.id}/unmerge`)
    await keep(sanne, from, { text: 'Beste Bram' })
    await merge()
    expect(await at(into)).toEqual([['Beste Bram', 0]])
    await takeApart()
    expect([await at(into), await at(from)]).toEqual([[], [['Beste Bram', from.said]]])

    await merge()
    const [moved] = await draftsOf(sanne, into.id)
    on.house.wait(1000)
    await keep(sanne, into, { base: moved?.version ?? 0, text: 'Beste mensen' })
    await takeApart()
    expect([await at(into), await at(from)]).toEqual([[['Beste mensen', into.said]], []])
  })

  test('what one device writes over, without having seen it, is set aside and not lost', async () => {
    const of = await on.says({ id: 'd3' })
    const first = await keep(joris, of, { text: 'Op de laptop' })
    const phone = await keep(joris, of, { base: first.version, text: 'Op de laptop, en verder op de telefoon' })
    expect(phone.setAside).toBeNull()
    const laptop = await keep(joris, of, { base: first.version, text: 'Op de laptop iets heel anders' })
    expect(laptop.text).toBe('Op de laptop iets heel anders')
    expect(laptop.setAside).toBe('Op de laptop, en verder op de telefoon')
    const looked = await keep(joris, of, { base: laptop.version, text: laptop.text, looked: true })
    expect(looked.setAside).toBeNull()
  })

  test('is gone when it is empty, and begins again when its device did not know that it was thrown away', async () => {
    const of = await on.says({ id: 'd4' })
    const draft = await keep(joris, of, { text: 'Toch niet' })
    expect((await joris.ask('DELETE', `/api/v1/drafts/${draft.id}`)).status).toBe(204)
    const again = await keep(joris, of, { draftId: draft.id, base: draft.version, text: 'Toch wel' })
    expect(again.id).not.toBe(draft.id)
    const emptied = await joris.ask('POST', `/api/v1/conversations/${of.id}/drafts`, {
      base: again.version,
      text: ' ',
      said: 1,
    })
    expect(emptied.body).toEqual({ draft: null })
    expect(await draftsOf(joris, of.id)).toEqual([])
  })

  test('that is shared is gone on with by a colleague, and the screen knows who wrote last', async () => {
    const of = await on.says({ id: 'd5' })
    const draft = await keep(joris, of, { text: 'Wie maakt dit af?', shared: true })
    const theirs = await keep(sanne, of, { draftId: draft.id, base: draft.version, text: 'Wie maakt dit af? Ik.' })
    expect(theirs).toMatchObject({ id: draft.id, writerId: sanne.id, shared: true })
    expect((await draftsOf(joris, of.id)).map(({ text }) => text)).toEqual(['Wie maakt dit af? Ik.'])
  })

  test('goes with the answer; one that was overtaken by news stays', async () => {
    const of = await on.says({ id: 'd6' })
    const draft = await keep(joris, of, { text: 'Klaar' })
    const stale = await send(joris, of, { text: 'Klaar', said: of.said - 1, draftId: draft.id })
    expect(stale.problem.code).toBe('stale-answer')
    expect(await draftsOf(joris, of.id)).toHaveLength(1)
    expect((await send(joris, of, { text: 'Klaar', draftId: draft.id })).status).toBe(201)
    expect(await draftsOf(joris, of.id)).toEqual([])
  })

  test('saved too late, with the very text that was sent, does not come back', async () => {
    const of = await on.says({ id: 'd7' })
    const draft = await keep(joris, of, { text: 'Verstuurd' })
    await send(joris, of, { text: 'Verstuurd', draftId: draft.id, key: `${draft.id}-${draft.version}` })
    const late = await joris.ask('POST', `/api/v1/conversations/${of.id}/drafts`, {
      draftId: draft.id,
      base: draft.version,
      text: 'Verstuurd',
      said: of.said,
    })
    expect(late.body).toEqual({ draft: null })
  })

  test('two people who send a shared draft at once send it once', async () => {
    const of = await on.says({ id: 'd8' })
    const draft = await keep(joris, of, { text: 'Samen', shared: true })
    const body = { text: 'Samen', draftId: draft.id, key: `${draft.id}-${draft.version}` }
    const both = await Promise.all([send(joris, of, body), send(sanne, of, body)])
    expect(both.map(({ status }) => status)).toEqual([201, 201])
    expect(both[0]?.body.message.id).toBe(both[1]?.body.message.id)
  })

  test('holds what can be stored: NUL and half characters are refused by name (the page takes them out as they are typed)', async () => {
    const of = await on.says({ id: 'd9' })
    const body = { base: 0, said: of.said, text: `a\0b${'\ud83d'}c` }
    const refused = await joris.ask('POST', `/api/v1/conversations/${of.id}/drafts`, body)
    expect(refused.problem.fields?.[0]?.path).toBe('text')
  })

  test('of forty thousand characters is kept whole', async () => {
    const of = await on.says({ id: 'd10' })
    const text = 'Een lange zin. '.repeat(2667)
    expect((await keep(joris, of, { text })).text).toBe(text)
  })
})

describe('an answer that is taken back', () => {
  test('is a draft again, above what was written meanwhile, with its files', async () => {
    const of = await on.says({ id: 'u1' })
    const draft = await keep(joris, of, { text: 'Eerst dit' })
    const { body } = await attach(on.house, joris, draft, 'foto.png', Buffer.from('\x89PNG\r\n\x1a\nplaatje', 'latin1'))
    const [file] = body.draft.files
    const sent = await send(joris, of, { text: 'Eerst dit', draftId: draft.id, files: [file?.id] })
    await keep(joris, { ...of, said: of.said + 1 }, { text: 'En dat' })
    await joris.ask('POST', `/api/v1/replies/${sent.body.message.id}/undo`)
    const [back] = await draftsOf(joris, of.id)
    expect(back?.text).toBe('Eerst dit\n\nEn dat')
    expect(back?.files.map(({ id }) => id)).toEqual([file?.id])
  })
})

describe('files', () => {
  const png = Buffer.from('\x89PNG\r\n\x1a\nplaatje', 'latin1')

  test('are known by their bytes, get a safe name, and are shown with what there is to see', async () => {
    const of = await on.says({ id: 'f1' })
    const draft = await keep(joris, of, { text: 'Zie de foto' })
    const { body } = await attach(on.house, joris, draft, '../../foto\u202Egnp.exe', png, 'application/x-msdownload')
    const [file] = body.draft.files
    expect(file).toMatchObject({ mediaType: 'image/png', size: png.length })
    expect(file?.name).not.toMatch(/[/\\]|\u202e/)
    const page = await attach(on.house, joris, draft, 'x.html', Buffer.from('<script>'), 'text/html')
    expect(page.body.draft.files[1]?.mediaType).toBe('application/octet-stream')
    await joris.ask('PATCH', `/api/v1/drafts/${draft.id}/files/${file?.id}`, { alt: 'Een meterkast' })
    const sent = await send(joris, of, { text: 'Zie de foto', draftId: draft.id, files: [file?.id] })
    expect(sent.status).toBe(201)
    const { messages } = await readOf(joris, of.id)
    expect(messages.at(-1)?.attachments).toMatchObject([{ id: file?.id, alt: 'Een meterkast' }])
    const bytes = await joris.ask('GET', `/api/v1/attachments/${file?.id}`)
    expect(bytes.headers.get('content-type')).toBe('image/png')
  })

  test('of a draft are seen by its writer only, until it is shared', async () => {
    const of = await on.says({ id: 'f2' })
    const draft = await keep(joris, of, { text: 'Kijk' })
    const { body } = await attach(on.house, joris, draft, 'a.png', png)
    const path = `/api/v1/attachments/${body.draft.files[0]?.id}`
    expect((await joris.ask('GET', path)).status).toBe(200)
    expect((await sanne.ask('GET', path)).status).toBe(404)
    await keep(joris, of, { base: body.draft.version, text: 'Kijk', shared: true })
    expect((await sanne.ask('GET', path)).status).toBe(200)
  })

  test('that the channel does not take are refused with what is too much', async () => {
    const of = await on.says({ id: 'f3' })
    const draft = await keep(joris, of, { text: 'Groot' })
    const { body } = await attach(on.house, joris, draft, 'groot.png', Buffer.concat([png, Buffer.alloc(2000)]))
    const refused = await send(joris, of, { text: 'Groot', draftId: draft.id, files: [body.draft.files[0]?.id] })
    expect(refused.status).toBe(400)
    expect(refused.problem.fields?.[0]?.message).toMatch(/groot\.png/)
    expect(await draftsOf(joris, of.id)).toHaveLength(1)
  })

  test('that are empty, or larger than 25 MB, are refused', async () => {
    const of = await on.says({ id: 'f4' })
    const draft = await keep(joris, of, { text: 'x' })
    expect((await attach(on.house, joris, draft, 'leeg', new Uint8Array())).status).toBe(400)
    expect((await attach(on.house, joris, draft, 'reus', Buffer.alloc(25 * 1024 * 1024 + 1))).status).toBe(413)
  })

  test('that were never sent are forgotten after a month, and the text stays', async () => {
    const of = await on.says({ id: 'f5' })
    const draft = await keep(joris, of, { text: 'Ooit' })
    const own = Buffer.concat([png, Buffer.from('alleen hier')])
    await attach(on.house, joris, draft, 'a.png', own)
    const { db } = on.house.ctx
    const later = new Date(on.house.ctx.clock().getTime() + 1000)
    await db.transaction().execute((tx) => forgetUnsent(tx, on.organisationId, later))
    const [left] = await draftsOf(joris, of.id)
    expect(left).toMatchObject({ text: 'Ooit', files: [] })
  })
})

describe('the text', () => {
  test('that is too long for the channel is refused, counted as people count', async () => {
    const of = await on.says({ id: 't1' })
    expect((await send(joris, of, { text: '👩‍👩‍👧‍👦'.repeat(61) })).problem.fields).toEqual([
      { path: 'text', message: 'is 61 characters long; this channel takes 60' },
    ])
    expect((await send(joris, of, { text: '👩‍👩‍👧‍👦'.repeat(60) })).status).toBe(201)
  })
})
