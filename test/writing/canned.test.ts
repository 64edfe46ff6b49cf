/** Standaardantwoorden: filled in for this customer, for who may use them, with what is done besides. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Canned } from '../../contract/canned.ts'
import type { Visitor } from '../http/house.ts'
import { draftsOf, keep, openWritingHouse, readOf, send, type WritingHouse } from './writing-house.ts'

let on: WritingHouse
let joris: Visitor
let sanne: Visitor & { id: string }
let pr: string
beforeAll(async () => {
  on = await openWritingHouse()
  joris = await on.house.owner()
  sanne = await on.house.colleague('agent')
  const { body } = await joris.ask<{ teams: { id: string; name: string }[] }>('GET', '/api/v1/channels')
  pr = body.teams[0]?.id ?? ''
})
afterAll(() => on.house.close())

const blank = { shortcut: '', text: '', actions: [], teamIds: [], personal: false }
const make = (visitor: Visitor, body: Record<string, unknown>) =>
  visitor.ask<Canned>('POST', '/api/v1/canned', { ...blank, ...body })
const list = async (visitor: Visitor) =>
  (await visitor.ask<{ canned: Canned[] }>('GET', '/api/v1/canned')).body.canned.map(({ name }) => name)
type TakenUp = { text: string; empty: string[]; changes: object[]; batchId: string | null }
const take = (visitor: Visitor, id: string, conversationId: string) =>
  visitor.ask<TakenUp>('POST', `/api/v1/canned/${id}/use`, { conversationId })

describe('variables', () => {
  test('are filled in for this customer, in Dutch and in English', async () => {
    const of = await on.says({ id: 'c1', actor: { network: 'plain', id: 'c1', name: 'Fatima Bakkali' } })
    const text =
      'Beste {{klant.voornaam}}, dit is {{ me.name }} van {{organisatie}} over {{gesprek.nummer}} ({{kanaal}}).'
    const made = await make(joris, { name: 'Groet', text })
    const { body } = await take(joris, made.body.id, of.id)
    expect(body.text).toBe(`Beste Fatima, dit is Joris van Zonnig Wonen over #${of.number} (Forum).`)
    expect(body.empty).toEqual([])
  })

  test('that are empty say what they fall back on, or stay open, and an open one never leaves', async () => {
    const of = await on.says({ id: 'c2', actor: { network: 'plain', id: 'c2', name: 'x@y.example' } })
    const made = await make(joris, { name: 'Leeg', text: 'Dag {{klant.voornaam|daar}}, {{klant.voornaam}}' })
    const { body } = await take(joris, made.body.id, of.id)
    expect(body).toMatchObject({ text: 'Dag daar, {{klant.voornaam}}', empty: ['klant.voornaam'] })
    expect((await send(joris, of, { text: body.text })).problem.fields?.[0]?.message).toContain('{{klant.voornaam}}')
  })

  test('that mean nothing are named when it is saved', async () => {
    const refused = await make(joris, { name: 'Fout', text: 'Dag {{klant.voornam}}' })
    expect(refused.status).toBe(400)
    expect(refused.problem.fields).toEqual([{ path: 'text', message: 'holds {{klant.voornam}}, which is no variable' }])
  })

  test('of somebody who calls himself a variable are only words', async () => {
    const of = await on.says({ id: 'c3', actor: { network: 'plain', id: 'c3', name: '{{organisatie}} $&' } })
    const made = await make(joris, { name: 'Naam', text: 'Dag {{klant.naam}}' })
    expect((await take(joris, made.body.id, of.id)).body.text).toBe('Dag {{organisatie}} $&')
  })
})

describe('who may use and change them', () => {
  test('everybody, a team, or oneself', async () => {
    await make(joris, { name: 'Voor allen', text: 'a' })
    const forTeam = await make(joris, { name: 'Voor het team', text: 'b', teamIds: [pr] })
    await make(joris, { name: 'Van Joris', text: 'c', personal: true })
    const own = await make(sanne, { name: 'Van Sanne', text: 'd', personal: true })
    expect(own.status).toBe(201)
    const hers = await list(sanne)
    expect(hers).toEqual(expect.arrayContaining(['Voor allen', 'Van Sanne']))
    expect(hers).not.toContain('Voor het team')
    expect(hers).not.toContain('Van Joris')
    const of = await on.says({ id: 'w1' })
    expect((await take(sanne, forTeam.body.id, of.id)).status).toBe(404)
    await on.house.ctx.db
      .insertInto('team_member')
      .values({ organisation_id: on.organisationId, team_id: pr, agent_id: sanne.id })
      .execute()
    expect(await list(sanne)).toContain('Voor het team')
    expect((await take(sanne, forTeam.body.id, of.id)).status).toBe(200)
  })

  test('a shared one is changed by owners and admins only', async () => {
    const shared = await make(joris, { name: 'Vast', text: 'e' })
    expect((await make(sanne, { name: 'Ook vast', text: 'f' })).status).toBe(403)
    expect((await sanne.ask('DELETE', `/api/v1/canned/${shared.body.id}`)).status).toBe(403)
    const { personal: _, ...content } = blank
    const changed = await joris.ask<Canned>('PATCH', `/api/v1/canned/${shared.body.id}`, {
      ...content,
      name: 'Vaster',
      text: 'e',
    })
    expect(changed.body).toMatchObject({ name: 'Vaster', version: 2 })
    expect((await joris.ask('DELETE', `/api/v1/canned/${shared.body.id}`)).status).toBe(204)
  })

  test('how often it was used is counted for each channel', async () => {
    const made = await make(joris, { name: 'Telt', text: 'g' })
    const of = await on.says({ id: 'w2' })
    await take(joris, made.body.id, of.id)
    await take(joris, made.body.id, of.id)
    const { body } = await joris.ask<{ canned: Canned[] }>('GET', '/api/v1/canned')
    expect(body.canned.find(({ id }) => id === made.body.id)).toMatchObject({ used: 2, usedOn: { [on.forumId]: 2 } })
  })
})

describe('a macro', () => {
  const label = async (name: string) => {
    const { ctx } = on.house
    const id = ctx.newId()
    await ctx.db
      .insertInto('label')
      .values({ organisation_id: on.organisationId, id, name: `proef ${name}`, created_at: ctx.clock() })
      .execute()
    return id
  }

  test('is done when its answer has left, and not before; what waits for the customer goes on waiting', async () => {
    const storing = await label('storing')
    const actions = [
      { do: 'label', add: [storing], remove: [] },
      { do: 'set', workState: 'pending' },
    ]
    const made = await make(joris, { name: 'Storing', text: 'Wij zoeken het uit.', actions })
    const of = await on.says({ id: 'm1' })
    const { body } = await take(joris, made.body.id, of.id)
    const draft = await keep(joris, of, { text: body.text, changes: body.changes })
    expect(draft.changes).toEqual(body.changes)
    await send(joris, of, { text: body.text, changes: body.changes, draftId: draft.id })
    expect((await readOf(joris, of.id)).conversation.labelIds).toEqual([])
    await on.deliver()
    const after = (await readOf(joris, of.id)).conversation
    expect(after).toMatchObject({ labelIds: [storing], workState: 'pending' })
    const acts = await on.house.ctx.db.selectFrom('act').selectAll().where('conversation_id', '=', of.id).execute()
    expect(new Set(acts.map(({ batch_id }) => batch_id)).size).toBe(1)
    const undone = await joris.ask('POST', `/api/v1/changes/${acts[0]?.batch_id}/undo`)
    expect(undone.status).toBe(200)
    expect((await readOf(joris, of.id)).conversation.labelIds).toEqual([])
  })

  test('of which the answer is taken back does nothing, and is in the draft again', async () => {
    const spoed = await label('spoed')
    const changes = [{ do: 'label', add: [spoed], remove: [] }]
    const of = await on.says({ id: 'm2' })
    const sent = await send(joris, of, { text: 'Direct', changes })
    await joris.ask('POST', `/api/v1/replies/${sent.body.message.id}/undo`)
    await on.deliver()
    expect((await readOf(joris, of.id)).conversation.labelIds).toEqual([])
    expect((await draftsOf(joris, of.id))[0]?.changes).toEqual(changes)
  })

  test('that cannot be done whole sends nothing and does nothing', async () => {
    const of = await on.says({ id: 'm3' })
    const gone = on.house.ctx.newId()
    const changes = [
      { do: 'set', workState: 'pending' },
      { do: 'label', add: [gone], remove: [] },
    ]
    expect((await send(joris, of, { text: 'Half', changes })).status).toBe(400)
    const now = await readOf(joris, of.id)
    expect(now.conversation).toMatchObject({ workState: 'open', said: of.said })
  })

  test('without a text is done at once, whole or not at all, and undone in one go', async () => {
    const klaar = await label('klaar')
    const actions = [{ do: 'take' }, { do: 'label', add: [klaar], remove: [] }, { do: 'snooze', hours: 24 }]
    const made = await make(joris, { name: 'Oppakken', actions })
    const of = await on.says({ id: 'm4' })
    const { body } = await take(joris, made.body.id, of.id)
    expect((await readOf(joris, of.id)).conversation).toMatchObject({ labelIds: [klaar], workState: 'snoozed' })
    expect((await joris.ask('POST', `/api/v1/changes/${body.batchId}/undo`)).status).toBe(200)
    expect((await readOf(joris, of.id)).conversation).toMatchObject({ labelIds: [], workState: 'open', agent: null })
    await on.house.ctx.db
      .deleteFrom('label')
      .where('organisation_id', '=', on.organisationId)
      .where('id', '=', klaar)
      .execute()
    const failed = await take(joris, made.body.id, of.id)
    expect(failed.status).toBe(400)
    await joris.ask('DELETE', `/api/v1/canned/${made.body.id}`)
    expect((await readOf(joris, of.id)).conversation).toMatchObject({ workState: 'open', agent: null })
  })
})

describe('as CSV', () => {
  test('what goes out comes in the same, and a spreadsheet finds no formula in it', async () => {
    await make(joris, {
      name: '=HYPERLINK("x")',
      shortcut: 'form',
      text: '@SOM(1), "hallo"\nregel twee',
      teamIds: [pr],
    })
    const csv = (await joris.ask('GET', '/api/v1/canned.csv')).text
    expect(csv).toContain(`"'=HYPERLINK(""x"")"`)
    expect(csv).toContain(`"'@SOM(1)`)
    const brought = await joris.ask('POST', '/api/v1/canned.csv', csv, { 'content-type': 'text/csv' })
    expect(brought.body).toMatchObject({ created: 0, refused: [] })
    expect((await joris.ask('GET', '/api/v1/canned.csv')).text).toBe(csv)
  })

  test('a line that cannot be is refused with its number and reason, and the others come in', async () => {
    const csv =
      'name,shortcut,text,teams,actions\nEen,een,Goed,,\nTwee,,Dag {{klant.nam}},,\nDrie,,Ook goed,geen team,\nVier,,Best,,kapot\n'
    const { body } = await joris.ask<{ created: number; refused: { line: number; reason: string }[] }>(
      'POST',
      '/api/v1/canned.csv',
      csv,
      { 'content-type': 'text/csv' },
    )
    expect(body.created).toBe(1)
    expect(body.refused.map(({ line }) => line)).toEqual([3, 4, 5])
    expect(body.refused[0]?.reason).toContain('{{klant.nam}}')
  })
})
