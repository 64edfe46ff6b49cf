import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Judgement, Reason } from '../../contract/judgement.ts'
import type { Timeline } from '../../contract/timeline.ts'
import { putUnjudged } from '../../server/store/correction.ts'
import { transact } from '../../server/store/database.ts'
import { createUnderstanding } from '../../server/understand/pool.ts'
import { judgeWaiting } from '../../server/use/understanding/judge-waiting.ts'
import { bring, note } from '../support/organisation.ts'
import { type Listener, openListener } from './understood.ts'

let here: Listener
/** While this holds, judging does not work. */
let broken = false
/** A text that cannot be judged. */
let breaking = 'none so far'
/** What happens while something is judged. */
let meanwhile = async () => {}
beforeAll(async () => {
  const real = createUnderstanding({ threads: 1 })
  const judgeMany: typeof real.judgeMany = async (...of) => {
    if (broken || of[0].includes(breaking)) throw new Error('no memory')
    const judged = await real.judgeMany(...of)
    await meanwhile()
    return judged
  }
  here = await openListener({ understanding: { ...real, judgeMany } })
  // From here on news is told.
  await here.dangers(here.joris)
})
afterAll(() => here.house.close())
const thanks = 'Dank jullie wel, super snel opgelost!'
const correct = (id: string, correction: object) =>
  here.joris.ask<{ message: { judgement: Judgement } }>('POST', `/api/v1/messages/${id}/corrections`, correction)
const why = async (id: string) =>
  (
    await here.joris.ask<{
      judgement: Judgement | null
      reasons: Reason[]
      told: string[]
      corrections: { correction: object; machine: object | null; agent: { id: string } }[]
    }>('GET', `/api/v1/messages/${id}/judgement`)
  ).body
const examples = () =>
  here.house.ctx.db
    .selectFrom('correction')
    .select(['aspect', 'value'])
    .where('organisation_id', '=', here.to.organisationId)
    .orderBy('aspect')
    .execute()

describe('what a customer says', () => {
  test('comes in with what is read from it, and the words by which that is seen', async () => {
    const id = await here.says(thanks)
    const { judgement } = await here.message(id)
    expect(judgement).toMatchObject({ language: { is: 'nl', by: 'machine' }, sentiment: { is: 'positive' } })
    expect(judgement?.traits.find(({ trait }) => trait === 'thanks')).toMatchObject({ holds: true, by: 'machine' })
    const { reasons } = await why(id)
    const [strongest] = reasons.find(({ is }) => is === 'thanks')?.words ?? []
    expect(thanks.slice(strongest?.from, strongest?.until).toLowerCase()).toMatch(/dank|snel|opgelost/)
    for (const { words } of reasons)
      for (const { from, until } of words) expect([from >= 0, until <= thanks.length]).toEqual([true, true])
  })

  test('is not judged by what it quotes; our own words and those of machines are not judged at all', async () => {
    const quoted = `${thanks}\n> Ik ben woedend, wat een waardeloze oplichters, nooit meer`
    const id = await here.says(quoted, { quotedFrom: thanks.length })
    expect((await here.message(id)).judgement).toMatchObject({ sentiment: { is: 'positive' } })
    const machine = await here.says('Ik ben afwezig, bedankt voor uw bericht', { automatic: 'auto-reply' })
    expect((await here.message(machine)).judgement).toBeNull()
  })

  test('is judged anew when its writer changes it, and what was said of the earlier words is let go', async () => {
    const id = await here.says(thanks, { id: 'changing' })
    await correct(id, { aspect: 'sentiment', value: 'neutral' })
    const angry = note({
      id: 'changing',
      revision: 1,
      text: 'Nu wacht ik al drie weken en het is nog steeds niet opgelost',
    })
    await bring(here.house.ctx, here.to, [{ type: 'Update', note: angry }])
    expect((await here.message(id)).judgement?.sentiment).toMatchObject({ is: 'negative', by: 'machine' })
    expect(await examples()).toEqual([])
  })

  test('comes in without a judgement when judging does not work, and is judged later', async () => {
    broken = true
    const id = await here.says(thanks)
    expect((await here.message(id)).judgement).toBeNull()
    await expect(judgeWaiting(here.house.ctx, here.to.organisationId)).rejects.toThrow('no memory')
    const state = await here.joris.ask<{ waiting: number }>('GET', '/api/v1/understanding')
    expect(state.body.waiting).toBe(1)
    broken = false
    while (await judgeWaiting(here.house.ctx, here.to.organisationId));
    expect((await here.message(id)).judgement?.sentiment).toMatchObject({ is: 'positive' })
  })

  test('waits on when it is reworded just while it is judged later, and that cannot be judged at once', async () => {
    const { ctx, wait } = here.house
    broken = true
    const id = await here.says(thanks, { id: 'reworded' })
    broken = false
    meanwhile = async () => {
      meanwhile = async () => {}
      broken = true
      wait(1)
      const text = 'Nu wacht ik al drie weken en het is nog steeds niet opgelost'
      await bring(ctx, here.to, [{ type: 'Update', note: note({ id: 'reworded', revision: 1, text }) }])
      broken = false
    }
    await judgeWaiting(ctx, here.to.organisationId)
    expect((await here.message(id)).judgement).toBeNull()
    await judgeWaiting(ctx, here.to.organisationId)
    expect((await here.message(id)).judgement?.sentiment).toMatchObject({ is: 'negative' })
  })

  test('keeps the judgement that it has when a newer model breaks on it and on nothing else', async () => {
    const { ctx } = here.house
    const ids = [await here.says('Dank jullie wel, prima geholpen'), await here.says(thanks)]
    breaking = 'Dank jullie wel, prima geholpen'
    await transact(ctx.db, (tx) => putUnjudged(tx, here.to.organisationId, ids, ctx.clock()))
    await judgeWaiting(ctx, here.to.organisationId)
    breaking = 'none any more'
    expect((await here.message(ids[0] ?? '')).judgement?.sentiment).toMatchObject({ is: 'positive' })
    expect(await judgeWaiting(ctx, here.to.organisationId)).toBe(false)
  })

  test('is taken in whatever it is', async () => {
    const odd = [
      '',
      '😡😡😡',
      'a'.repeat(60_000),
      'nee '.repeat(15_000),
      Buffer.from('Ik ben boos'.repeat(3000)).toString('base64'),
      '<div><script>alert(1)</script><p>Goed</p></div>',
      'https://example.org/a https://example.org/b',
      'Ik ben 很生气 очень مع 🤷🏽‍♀️',
      '\uFFFF\u202E',
    ]
    for (const text of odd) expect((await here.message(await here.says(text))).direction).toBe('in')
    expect((await here.message(await here.says(''))).judgement).toBeNull()
  })
})

describe('a person', () => {
  test('is right: what they say stands, says what the machine had said, and can be taken back', async () => {
    const id = await here.says(thanks)
    const answer = await correct(id, { aspect: 'sentiment', value: 'negative' })
    expect(answer.body.message.judgement.sentiment).toMatchObject({ is: 'negative', by: 'person' })
    await correct(id, { aspect: 'trait', trait: 'thanks', value: false })
    await correct(id, { aspect: 'trait', trait: 'complaint', value: true })
    const { judgement, corrections } = await why(id)
    expect(judgement?.traits.filter(({ by }) => by === 'person')).toMatchObject([
      { trait: 'complaint', holds: true },
      { trait: 'thanks', holds: false },
    ])
    expect(
      corrections.find(({ correction }) => 'value' in correction && correction.value === 'negative'),
    ).toMatchObject({
      machine: { value: 'positive' },
      agent: { id: here.to.agentId },
    })
    for (const back of [
      { aspect: 'sentiment', value: null },
      { aspect: 'trait', trait: 'thanks', value: null },
      { aspect: 'trait', trait: 'complaint', value: null },
    ])
      await correct(id, back)
    expect((await here.message(id)).judgement?.sentiment).toMatchObject({ is: 'positive', by: 'machine' })
    expect(await examples()).toEqual([])
  })

  test('stands with what was corrected lately, with what the message says and what the machine had said', async () => {
    const id = await here.says(thanks)
    await correct(id, { aspect: 'trait', trait: 'thanks', value: false })
    const { body } = await here.joris.ask<{ corrections: object[] }>('GET', '/api/v1/understanding/corrections')
    expect(body.corrections[0]).toMatchObject({
      correction: { aspect: 'trait', trait: 'thanks', value: false },
      machine: { value: 'yes' },
      message: { id, begins: thanks },
    })
    await correct(id, { aspect: 'trait', trait: 'thanks', value: null })
  })

  test('is told when there is nothing to say it of', async () => {
    expect((await correct(here.house.ctx.newId(), { aspect: 'sentiment', value: 'negative' })).status).toBe(404)
    const id = await here.says(thanks)
    const topic = { aspect: 'topic', labelId: here.house.ctx.newId(), value: true }
    expect((await correct(id, topic)).status).toBe(400)
    expect((await correct(id, { aspect: 'weather', value: 'rain' })).status).toBe(400)
    expect((await correct(id, { aspect: 'sentiment', value: 'angry' })).status).toBe(400)
  })

  test('teaches nothing with words that were taken back', async () => {
    const id = await here.says(thanks, { id: 'gone' })
    await correct(id, { aspect: 'trait', trait: 'idea', value: true })
    expect(await examples()).toEqual([{ aspect: 'idea', value: 'yes' }])
    await bring(here.house.ctx, here.to, [{ type: 'Delete', id: 'gone', at: here.house.ctx.clock() }])
    expect(await examples()).toEqual([])
    expect((await here.message(id)).judgement).toBeNull()
    expect((await correct(id, { aspect: 'trait', trait: 'idea', value: true })).status).toBe(404)
  })
})

describe('a sign of danger', () => {
  const danger = 'Door jullie incasso zie ik het niet meer zitten, ik wil niet meer leven'
  const next = () =>
    here.joris.ask<{ next: { conversation: { id: string } } | null }>('POST', '/api/v1/conversations/next')

  test('is told to who leads at once, shown on the conversation, and never handed out', async () => {
    const id = await here.says(danger)
    expect(await here.conversation(id)).toMatchObject({ danger: 'selfharm', workState: 'open' })
    const told = await here.dangers(here.joris)
    expect(told.map(({ conversation }) => conversation?.id)).toContain((await here.conversation(id)).id)
    expect((await why(id)).told).toEqual([here.to.agentId])
    const agent = await here.house.colleague('agent')
    expect(await here.dangers(agent)).toEqual([])
    const free = await here.house.ctx.db
      .selectFrom('conversation')
      .select('id')
      .where('work_state', '=', 'open')
      .where('agent_id', 'is', null)
      .where('danger', 'is', null)
      .execute()
    const given = new Set<string>()
    for (let i = 0; i < free.length + 1; i++) {
      const { body } = await next()
      if (body.next) given.add(body.next.conversation.id)
    }
    expect(given.size).toBe(free.length)
    expect(given.has((await here.conversation(id)).id)).toBe(false)
  })

  test('is over when somebody says that there is none, and back when they take that back', async () => {
    const id = await here.says('Ik lees een boek over zelfmoord voor mijn studie')
    expect((await here.conversation(id)).danger).toBe('selfharm')
    await correct(id, { aspect: 'trait', trait: 'selfharm', value: false })
    expect((await here.conversation(id)).danger).toBeNull()
    await correct(id, { aspect: 'trait', trait: 'selfharm', value: null })
    expect((await here.conversation(id)).danger).toBe('selfharm')
  })

  test('stays when its writer takes the words back and somebody corrects something else', async () => {
    const id = await here.says('Ik maak er een eind aan', { id: 'softened' })
    const softer = note({ id: 'softened', revision: 1, text: thanks })
    await bring(here.house.ctx, here.to, [{ type: 'Update', note: softer }])
    await correct(id, { aspect: 'sentiment', value: 'neutral' })
    expect((await here.conversation(id)).danger).toBe('selfharm')
    await correct(id, { aspect: 'trait', trait: 'selfharm', value: false })
    expect((await here.conversation(id)).danger).toBeNull()
    await correct(id, { aspect: 'sentiment', value: null })
    await correct(id, { aspect: 'trait', trait: 'selfharm', value: null })
  })

  test('that somebody denies stands in the timeline, and is undone there; taking it back undoes it too', async () => {
    const agent = await here.house.colleague('agent')
    const id = await here.says('Ik maak er een eind aan')
    const { id: conversation } = await here.conversation(id)
    const acts = async () =>
      (await here.joris.ask<Timeline>('GET', `/api/v1/conversations/${conversation}/timeline`)).body.acts
    const deny = (value: boolean | null) =>
      agent.ask('POST', `/api/v1/messages/${id}/corrections`, { aspect: 'trait', trait: 'selfharm', value })
    const undo = async (batchId: string) =>
      (await here.joris.ask<object>('POST', `/api/v1/changes/${batchId}/undo`)).body
    await deny(false)
    await deny(false)
    const [denied] = await acts()
    expect(denied).toMatchObject({ kind: 'danger-selfharm', after: { holds: false }, undone: false })
    expect(denied?.agentId).not.toBe(here.to.agentId)
    expect(await undo(denied?.batchId ?? '')).toEqual({ undone: 1, kept: 0 })
    expect((await here.conversation(id)).danger).toBe('selfharm')
    expect(await acts()).toMatchObject([{ undone: true }])

    await deny(false)
    await deny(true)
    const [, first, second] = await acts()
    expect(await undo(first?.batchId ?? '')).toEqual({ undone: 0, kept: 1 })
    expect(await undo(second?.batchId ?? '')).toEqual({ undone: 1, kept: 0 })
    expect((await here.conversation(id)).danger).toBeNull()
    await deny(null)
    expect((await acts()).map(({ undone }) => undone)).toEqual([true, true, true])
    expect((await here.conversation(id)).danger).toBe('selfharm')
  })

  test('that only a person sees is told as well', async () => {
    const agent = await here.house.colleague('agent')
    const before = (await here.dangers(here.joris)).length
    const id = await here.says('Jullie horen nog van mij')
    await agent.ask('POST', `/api/v1/messages/${id}/corrections`, { aspect: 'trait', trait: 'threat', value: true })
    expect((await here.conversation(id)).danger).toBe('threat')
    expect(await here.dangers(here.joris)).toHaveLength(before + 1)
  })

  test('of long ago alarms nobody', async () => {
    const before = (await here.dangers(here.joris)).length
    const id = await here.says(danger, { published: new Date('2025-01-01T12:00:00Z') }, true)
    expect((await here.message(id)).judgement?.traits.find(({ trait }) => trait === 'selfharm')?.holds).toBe(true)
    expect((await here.conversation(id)).danger).toBeNull()
    expect(await here.dangers(here.joris)).toHaveLength(before)
  })
})
