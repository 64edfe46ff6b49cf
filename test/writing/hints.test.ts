/** Hints on what is being written: of the conversation that it is for, as the organisation chose to speak, and kept nowhere. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Guideline, type Hint, hintKinds } from '../../contract/guideline.ts'
import { hintKinds as kindsThereAre } from '../../domain/guideline/hint.ts'
import { readEvents } from '../../server/store/event.ts'
import type { Visitor } from '../http/house.ts'
import { openWritingHouse, readOf, send, type WritingHouse } from './writing-house.ts'

let on: WritingHouse
let joris: Visitor
let sanne: Visitor
beforeAll(async () => {
  on = await openWritingHouse()
  joris = await on.house.owner()
  sanne = await on.house.colleague('agent')
})
afterAll(() => on.house.close())

type Answer = { hints: Hint[]; told: { number: number; conversationId: string; by: string } | null }
const hints = async (of: { id: string }, text: string, open = false) =>
  (await sanne.ask<Answer>('POST', `/api/v1/conversations/${of.id}/hints`, { text, public: open })).body
const kinds = async (...of: Parameters<typeof hints>) => (await hints(...of)).hints.map(({ kind }) => kind)
const change = (by: Visitor, body: Partial<Guideline>) => by.ask<Guideline>('PATCH', '/api/v1/guideline', body)

const question = 'Wanneer komt de monteur langs? Ik zit al twee dagen zonder internet.'

describe('hints', () => {
  test('are about what the customer said since the last answer', async () => {
    const of = await on.says({ id: 'h1', text: question })
    const first = await hints(of, 'Wat ontzettend vervelend voor je, Fatima.')
    expect(first.hints).toMatchObject([
      { kind: 'unanswered', reason: 'question', about: 'Wanneer komt de monteur langs?' },
      { kind: 'hollow', from: 0 },
    ])
    await send(joris, of, { text: 'De monteur komt morgen om tien uur bij je langs.' })
    const { conversation } = await readOf(joris, of.id)
    expect(await kinds(conversation, 'Wat ontzettend vervelend voor je, Fatima.')).toEqual(['hollow'])
  })

  test('of personal data are given where everybody reads along, and nowhere else', async () => {
    const of = await on.says({ id: 'h2', text: 'Mijn pas doet het niet.' })
    const text = 'Hoi Fatima, stuur hier even je rekeningnummer, dan kijk ik nu meteen mee.'
    expect(await kinds(of, text, true)).toContain('personal-data')
    expect(await kinds(of, text, false)).not.toContain('personal-data')
  })

  test('of a promise stop when it is written down with a moment', async () => {
    const of = await on.says({ id: 'h3', text: 'De lift is stuk.' })
    const text = 'Ik zoek het voor je uit en kom er zo snel mogelijk op terug.'
    expect(await kinds(of, text)).toContain('promise')
    const dueAt = new Date(on.house.ctx.clock().getTime() + 3_600_000).toISOString()
    const agentId = (await sanne.ask<{ agent: { id: string } }>('GET', '/api/v1/session')).body.agent.id
    const task = { kind: 'commitment', title: 'Uitzoeken', conversationId: of.id, agentId, dueAt }
    expect((await sanne.ask('POST', '/api/v1/tasks', task)).status).toBe(201)
    expect(await kinds(of, text)).not.toContain('promise')
  })

  test('say that the same person was sent the same words, whatever their spaces and capitals; not when they were taken back', async () => {
    const of = await on.says({ id: 'h4', actor: { network: 'plain', id: 'bram', name: 'Bram' } })
    const text = 'Om tien uur doet je modem het weer, beloofd is beloofd.'
    const sent = await send(joris, of, { text })
    const again = await hints(of, 'om  TIEN uur doet je modem het weer, beloofd is beloofd')
    expect(again.told).toMatchObject({ number: of.number, conversationId: of.id })
    expect(again.hints.at(-1)).toMatchObject({ kind: 'already-sent', from: 0, until: 0 })
    const other = await on.says({ id: 'h5', actor: { network: 'plain', id: 'lotte', name: 'Lotte' } })
    expect((await hints(other, text)).told).toBeNull()
    await joris.ask('POST', `/api/v1/replies/${sent.body.message.id}/undo`)
    expect((await hints(of, text)).told).toBeNull()
  })

  test('leave nothing behind', async () => {
    const of = await on.says({ id: 'h6', text: question })
    const before = await readEvents(on.house.ctx.db, on.organisationId, 0, 10_000)
    await hints(of, 'Bel ons even, wat vervelend voor je.')
    expect(await readEvents(on.house.ctx.db, on.organisationId, 0, 10_000)).toHaveLength(before.length)
  })

  test('of a conversation that is not there are refused', async () => {
    const nowhere = { id: on.house.ctx.newId() }
    const { status } = await sanne.ask('POST', `/api/v1/conversations/${nowhere.id}/hints`, {
      text: 'x',
      public: false,
    })
    expect(status).toBe(404)
  })
})

test('the kinds that are promised are those that there are', () => {
  expect([...hintKinds]).toEqual([...kindsThereAre])
})

describe('how an organisation speaks', () => {
  test('is its own to choose: the guidelines, the address, and what it wants no hints on', async () => {
    const of = await on.says({ id: 'g1', text: 'Hoe zit het met mijn klacht?' })
    const before = await joris.ask<Guideline>('GET', '/api/v1/guideline')
    expect(before.body).toMatchObject({ version: 0, address: 'customer', own: [], without: [] })
    const own = [
      { text: 'Wij zeggen gewoon wat er is', avoid: ['klacht*', 'ticket'], want: [] },
      { text: 'Je noemt je naam', avoid: [], want: ['Joris', 'Sanne'] },
    ]
    const changed = await change(joris, { address: 'u', own })
    expect(changed.body).toMatchObject({ version: 1, address: 'u', own })
    const text = 'Ja, ik heb je klachtenbrief gelezen en die is donderdag beantwoord.'
    expect(
      (await hints(of, text)).hints.map(({ kind, reason, from, until }) => [kind, reason, text.slice(from, until)]),
    ).toEqual([
      ['guideline', 'avoided', 'klachtenbrief'],
      ['guideline', 'missing', ''],
      ['register', 'says-je', 'je'],
    ])
    await change(joris, { without: ['guideline', 'register'] })
    expect(await kinds(of, text)).toEqual([])
    const after = await joris.ask<Guideline>('GET', '/api/v1/guideline')
    expect(after.body).toMatchObject({ version: 2, address: 'u', own, without: ['guideline', 'register'] })
  })

  test('is changed by who may change the organisation, is told at once, and stands in the logbook', async () => {
    expect((await change(sanne, { address: 'je' })).status).toBe(403)
    const position = (await readEvents(on.house.ctx.db, on.organisationId, 0, 10_000)).at(-1)?.position ?? 0
    await change(joris, { address: 'je' })
    const told = await readEvents(on.house.ctx.db, on.organisationId, position, 10)
    expect(told.map(({ kind, objectId }) => [kind, objectId])).toEqual([['guideline.changed', on.organisationId]])
    const log = await joris.ask<{ items: { kind: string }[] }>('GET', '/api/v1/log?kind=guideline-changed')
    expect(log.body.items.length).toBeGreaterThan(0)
  })

  test.each([
    [{ own: Array(4).fill({ text: 'x', avoid: [], want: [] }) }, 400],
    [{ own: [{ text: '', avoid: [], want: [] }] }, 400],
    [{ own: [{ text: 'x', avoid: ['a'.repeat(61)], want: [] }] }, 400],
    [{ address: 'jij' }, 400],
    [{ without: ['everything'] }, 400],
  ])('%j is refused', async (body, status) => {
    expect((await joris.ask('PATCH', '/api/v1/guideline', body)).status).toBe(status)
  })
})
