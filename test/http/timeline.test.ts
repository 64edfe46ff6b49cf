/** Around the messages, over HTTP: notes, tasks, links, merging, moments, and taking a conversation along. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Conversation } from '../../contract/conversation.ts'
import type { LiveEvent } from '../../contract/live.ts'
import type { Note } from '../../contract/note.ts'
import type { Task } from '../../contract/task.ts'
import type { Timeline } from '../../contract/timeline.ts'
import { forgetAroundOf } from '../../server/work/forget.ts'
import { startWork, type Work } from '../../server/work/index.ts'
import { openHouse, type TestHouse, type Visitor } from './house.ts'

let house: TestHouse
let owner: Visitor
let sanne: Visitor & { id: string }
let channel: string
let work: Work
beforeAll(async () => {
  house = await openHouse()
  owner = await house.owner()
  sanne = await house.colleague('agent')
  const made = await owner.ask<{ id: string }>('POST', '/api/v1/channels', { kind: 'api', name: 'Brug', settings: {} })
  channel = made.body.id
  work = startWork(house.ctx)
})
afterAll(async () => {
  await work.stop()
  await house.close()
})

let brought = 0
/** A fresh conversation of this person. */
async function conversation(author = 'fatima', more: object = {}): Promise<Conversation> {
  const id = `bericht-${++brought}`
  const message = { id, text: `Tekst van ${id}`, author: { id: author, name: author }, thread: id, ...more }
  await owner.ask('POST', `/api/v1/messages?channel=${channel}`, { messages: [message] })
  const { body } = await owner.ask<{ items: Conversation[] }>('GET', '/api/v1/conversations?state=all&limit=100')
  const found = body.items.toSorted((a, b) => b.number - a.number)[0]
  if (!found) throw new Error('nothing was taken in')
  return found
}
const timeline = async ({ id }: Conversation) =>
  (await owner.ask<Timeline>('GET', `/api/v1/conversations/${id}/timeline`)).body

describe('a note', () => {
  test('is for colleagues, mentions them, and is changed by its writer only', async () => {
    const of = await conversation()
    const path = `/api/v1/conversations/${of.id}/notes`
    const written = await owner.ask<Note>('POST', path, { text: 'Bel @Collega 1', agentIds: [sanne.id] })
    expect(written.body).toMatchObject({ version: 1, mentions: { agentIds: [sanne.id], teamIds: [] } })
    const note = `/api/v1/notes/${written.body.id}`
    expect((await sanne.ask('PATCH', note, { text: 'Anders' })).status).toBe(403)
    expect((await sanne.ask('DELETE', note)).status).toBe(403)
    expect((await owner.ask<Note>('PATCH', note, { text: 'Later' })).body).toMatchObject({ text: 'Later', version: 2 })
    expect((await owner.ask<Note>('DELETE', note)).body).toMatchObject({ text: '', deleted: true })
    expect((await timeline(of)).notes).toMatchObject([{ text: '', deleted: true }])
  })

  test('and a task go when they were to be kept until now, and whoever looks sees it happen', async () => {
    const of = await conversation()
    const noor = await house.colleague('agent')
    const ask = async <T>(method: 'GET' | 'POST', path: string, body?: object) =>
      (await owner.ask<T>(method, `/api/v1/${path}`, body)).body
    for (const text of ['Zij is ziek', 'Dit blijft']) await ask('POST', `conversations/${of.id}/notes`, { text })
    for (const title of ['Bel haar arts', 'Bel terug'])
      await ask('POST', 'tasks', { kind: 'task', title, conversationId: of.id, agentId: noor.id })
    const { notes, tasks, position } = await timeline(of)
    const until = new Date(house.ctx.clock().getTime() - 1)
    const due = { retain_until: until }
    const { db } = house.ctx
    await db
      .updateTable('note')
      .set(due)
      .where('id', '=', notes[0]?.id ?? '')
      .execute()
    await db
      .updateTable('task')
      .set(due)
      .where('id', '=', tasks[0]?.id ?? '')
      .execute()
    const { id } = await db.selectFrom('organisation').select('id').executeTakeFirstOrThrow()
    expect(await forgetAroundOf(house.ctx, id)).toBe(true)
    expect(await forgetAroundOf(house.ctx, id)).toBe(false)
    const after = await timeline(of)
    expect(after.notes.map(({ text, deleted }) => [text, deleted])).toEqual([
      ['', true],
      ['Dit blijft', false],
    ])
    expect(after.tasks.map(({ title }) => title)).toEqual(['Bel terug'])
    const told = await ask<{ events: LiveEvent[] }>('GET', `events?after=${position}`)
    expect(told.events.map(({ kind, objectId, gone = false }) => [kind, objectId, gone])).toEqual([
      ['note.changed', notes[0]?.id, false],
      ['task.changed', tasks[0]?.id, true],
    ])
  })

  test('names nobody who is not there, and says something', async () => {
    const of = await conversation()
    const path = `/api/v1/conversations/${of.id}/notes`
    expect((await owner.ask('POST', path, { text: 'Hoi', agentIds: [of.id] })).status).toBe(400)
    expect((await owner.ask('POST', path, { text: '  ' })).status).toBe(400)
    const viewer = await house.colleague('viewer')
    expect((await viewer.ask('POST', path, { text: 'Hoi' })).status).toBe(403)
  })
})

describe('a task', () => {
  test('stands in the list of whom it is for, what is due first, and moves to what is done', async () => {
    const of = await conversation()
    const add = async (title: string, dueAt: string | null) =>
      (
        await owner.ask<Task>('POST', '/api/v1/tasks', {
          kind: 'task',
          title,
          agentId: sanne.id,
          conversationId: of.id,
          dueAt,
        })
      ).body
    await add('ooit', null)
    const soon = await add('straks', '2026-11-23T09:00:00.000Z')
    await add('later', '2026-12-23T09:00:00.000Z')
    const titles = async (query: string) =>
      (await sanne.ask<{ items: Task[]; next: string | null }>('GET', `/api/v1/tasks?whose=mine${query}`)).body
    expect((await titles('')).items.map(({ title }) => title)).toEqual(['straks', 'later', 'ooit'])
    const page = await titles('&limit=2')
    expect((await titles(`&limit=2&after=${page.next}`)).items.map(({ title }) => title)).toEqual(['ooit'])
    house.wait(60_000)
    const done = await sanne.ask<Task>('PATCH', `/api/v1/tasks/${soon.id}`, { done: true })
    expect(done.body).toMatchObject({ doneBy: sanne.id })
    expect((await titles('&done=yes')).items.map(({ title }) => title)).toEqual(['straks'])
    expect((await timeline(of)).acts.map(({ kind }) => kind)).toEqual([
      'task-added',
      'task-added',
      'task-added',
      'task-done',
    ])
  })

  test('is followed by who gave it to somebody else, and seen by everybody', async () => {
    const title = 'Vraag het na bij Netbeheer'
    await owner.ask('POST', '/api/v1/tasks', { kind: 'task', title, agentId: sanne.id })
    const sees = async (who: Visitor, whose: string) =>
      (await who.ask<{ items: Task[] }>('GET', `/api/v1/tasks?whose=${whose}`)).body.items.some(
        (task) => task.title === title,
      )
    expect([await sees(owner, 'both'), await sees(owner, 'given'), await sees(owner, 'everyone')]).toEqual([
      false,
      true,
      true,
    ])
    expect([await sees(sanne, 'given'), await sees(sanne, 'mine')]).toEqual([false, true])
  })

  test('is for one agent or one team, and no other', async () => {
    const asked = { kind: 'commitment', title: 'Bel terug' }
    expect((await owner.ask('POST', '/api/v1/tasks', asked)).status).toBe(400)
    const both = { ...asked, agentId: sanne.id, teamId: sanne.id }
    expect((await owner.ask('POST', '/api/v1/tasks', both)).status).toBe(400)
  })
})

describe('conversations', () => {
  test('are linked both ways, found by number, and told apart again', async () => {
    const [one, other] = [await conversation(), await conversation()]
    await owner.ask('POST', `/api/v1/conversations/${one.id}/links/${other.id}`)
    await owner.ask('POST', `/api/v1/conversations/${other.id}/links/${one.id}`)
    expect((await timeline(one)).linked.map(({ id }) => id)).toEqual([other.id])
    expect((await timeline(other)).linked.map(({ id }) => id)).toEqual([one.id])
    const found = await owner.ask<Conversation>('GET', `/api/v1/conversations/numbers/${other.number}`)
    expect(found.body.id).toBe(other.id)
    await owner.ask('DELETE', `/api/v1/conversations/${other.id}/links/${one.id}`)
    expect((await timeline(one)).linked).toEqual([])
  })

  test('that are merged share notes and tasks, both numbers lead to one, and come apart with their own', async () => {
    const [one, other] = [await conversation(), await conversation()]
    await owner.ask('POST', `/api/v1/conversations/${other.id}/notes`, { text: 'Van de ander' })
    const merged = await owner.ask<Conversation>('POST', `/api/v1/conversations/${other.id}/merge`, { into: one.id })
    expect(merged.body).toMatchObject({ id: one.id, said: 2 })
    const now = await timeline(one)
    expect(now.notes.map(({ text }) => text)).toEqual(['Van de ander'])
    expect(now.merged.map(({ conversation }) => conversation.number)).toEqual([other.number])
    const found = await owner.ask<Conversation>('GET', `/api/v1/conversations/numbers/${other.number}`)
    expect(found.body.id).toBe(one.id)
    const refused = await owner.ask('POST', `/api/v1/conversations/${one.id}/merge`, { into: other.id })
    expect(refused.problem).toMatchObject({
      code: 'merged-elsewhere',
      number: other.number,
      into: { number: one.number },
    })
    expect((await owner.ask('POST', `/api/v1/conversations/${other.id}/notes`, { text: 'Te laat' })).status).toBe(409)
    await owner.ask('POST', `/api/v1/conversations/${other.id}/unmerge`)
    expect((await timeline(one)).notes).toEqual([])
    expect((await timeline(other)).notes).toHaveLength(1)
  })

  test('of two people are merged only when that is meant', async () => {
    const [one, other] = [await conversation('fatima'), await conversation('bram')]
    const path = `/api/v1/conversations/${other.id}/merge`
    expect((await owner.ask('POST', path, { into: one.id })).problem.code).toBe('other-contact')
    expect((await owner.ask('POST', path, { into: one.id, otherContact: true })).status).toBe(200)
  })
})

test.each([
  ['2027-03-28T02:30', '2027-03-28T01:30:00.000Z'],
  ['2026-10-25T02:30', '2026-10-25T00:30:00.000Z'],
  ['2026-11-23T09:00', '2026-11-23T08:00:00.000Z'],
  ['2026-02-30T09:00', null],
])('what stands on the wall as %s is the moment %s, also in the night that the clocks change', async (wall, at) => {
  const { body } = await owner.ask<{ at: string | null }>('GET', `/api/v1/moments?wall=${wall}`)
  expect(body.at).toBe(at)
})

describe('taken along', () => {
  test('a conversation is plain text or a page, whole and harmless, with our notes only when asked', async () => {
    const of = await conversation('<i>slim</i>', {
      text: 'Hallo <script>alert(1)</script> & "groet"',
      subject: 'Storing',
    })
    await owner.ask('POST', `/api/v1/conversations/${of.id}/notes`, { text: 'Onder ons' })
    const get = (what: string) => owner.ask('GET', `/api/v1/conversations/${of.id}/${what}`)
    const text = await get('text')
    expect(text.headers.get('content-type')).toBe('text/plain; charset=utf-8')
    expect(text.text).toContain('<script>alert(1)</script> & "groet"')
    expect(text.text).not.toContain('Onder ons')
    expect((await get('text?notes=yes')).text).toContain('Onder ons')
    const page = await get('print?notes=yes')
    expect(page.text).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;groet&quot;')
    expect(page.text).not.toMatch(/<script|<i>/)
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
  })

  test('all of a long conversation comes, in order', async () => {
    const of = await conversation('lang')
    const messages = Array.from({ length: 450 }, (_, n) => ({
      id: `lang-${n}`,
      text: `Regel ${n} einde`,
      author: { id: 'lang', name: 'lang' },
      inReplyTo: `bericht-${brought}`,
    }))
    await owner.ask('POST', `/api/v1/messages?channel=${channel}`, { messages })
    const { text } = await owner.ask('GET', `/api/v1/conversations/${of.id}/text`)
    const said = [...text.matchAll(/Regel (\d+) einde/g)].map(([, n]) => Number(n))
    expect(said).toEqual(messages.map((_, n) => n))
  })
})

test('until its team opens is a moment to set something aside until, once the team said when that is', async () => {
  type Team = { id: string; opening: object | null }
  const { body: team } = await owner.ask<Team>('POST', '/api/v1/teams', { name: 'Nachtploeg' })
  expect(team.opening).toBeNull()
  const moments = async () =>
    (await owner.ask<{ choices: { choice: string; at: string }[] }>('GET', `/api/v1/moments?team=${team.id}`)).body
      .choices
  expect((await moments()).map(({ choice }) => choice)).not.toContain('opening')
  const set = (until: string) => {
    const week = Array.from({ length: 7 }, () => ({ from: '03:07', until }))
    return owner.ask<Team>('PATCH', `/api/v1/teams/${team.id}`, { opening: { week, onHolidays: true } })
  }
  expect((await set('03:07')).problem.fields).toMatchObject([{ path: 'opening.week.0.until' }])
  expect((await set('01:00')).status).toBe(200)
  const opens = (await moments()).find(({ choice }) => choice === 'opening')
  expect(new Date(opens?.at ?? 0).getUTCMinutes()).toBe(7)
  expect(Date.parse(opens?.at ?? '')).toBeGreaterThan(house.ctx.clock().getTime())
  await owner.ask('PATCH', `/api/v1/teams/${team.id}`, { opening: null })
  expect((await moments()).map(({ choice }) => choice)).not.toContain('opening')
})
