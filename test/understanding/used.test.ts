/** What is done with what is read: rules ask about it, the stream and its volumes are split by it. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Answer } from '../../contract/endpoint.ts'
import type { listListenedPosts } from '../../contract/listening.ts'
import type { previewRule } from '../../contract/rule.ts'
import type { listHits, readVolume } from '../../contract/term.ts'
import { runRules } from '../../server/use/rule/run-rules.ts'
import { followTerms } from '../../server/use/term/follow-terms.ts'
import { type Listener, openListener } from './understood.ts'

let here: Listener
beforeAll(async () => {
  here = await openListener()
})
afterAll(() => here.house.close())

const thanks = 'Dank jullie wel, super snel opgelost!'
const refusal = 'Nu wacht ik al drie weken en het is nog steeds niet opgelost'
const overheard = { addressed: false, visibility: 'public' } as const
const correct = (id: string, sentiment: string | null) =>
  here.joris.ask('POST', `/api/v1/messages/${id}/corrections`, { aspect: 'sentiment', value: sentiment })

test('a rule acts on what is read, its preview foretells it, and what a person says goes before', async () => {
  const { ctx } = here.house
  const { organisationId } = here.to
  while (await runRules(ctx, organisationId));
  const rule = {
    moment: { when: 'said' },
    conditions: [
      { if: 'sentiment', sentiments: ['positive'] },
      { if: 'trait', traits: ['thanks', 'praise'] },
      { if: 'language', languages: ['de'], not: true },
    ],
  }
  const made = await here.joris.ask<{ rule: { id: string } }>('POST', '/api/v1/rules', {
    ...{ ...rule, name: 'Complimenten', last: false, webhookUrl: null },
    actions: [{ do: 'set', workState: 'answered' }],
  })
  await here.joris.ask('PATCH', `/api/v1/rules/${made.body.rule.id}`, { enabled: true })
  while (await runRules(ctx, organisationId));
  const [fond, cross] = [await here.says(thanks), await here.says(refusal)]
  while (await runRules(ctx, organisationId));
  expect((await here.conversation(fond)).workState).toBe('answered')
  expect((await here.conversation(cross)).workState).toBe('open')
  const preview = async () =>
    (await here.joris.ask<Answer<typeof previewRule>>('POST', '/api/v1/rules/preview', rule)).body.met
  expect(await preview()).toBe(1)
  await correct(fond, 'negative')
  expect(await preview()).toBe(0)
})

test('a stream and its volumes are split by how it sounds, and follow what people say of it', async () => {
  const { ctx } = here.house
  while (await followTerms(ctx, here.to.organisationId));
  const group = { name: 'Zonnestroom', about: 'brand', colour: 'blue', teamId: null }
  const { body } = await here.joris.ask<{ id: string }>('POST', '/api/v1/term-groups', group)
  await here.joris.ask('POST', `/api/v1/term-groups/${body.id}/terms`, { query: 'zonnestroom', broad: true })
  const fond = await here.says(`${thanks} Top, zonnestroom!`, overheard)
  const cross = await here.says(`${refusal}, zonnestroom, ik ben er klaar mee`, overheard)
  const meet = async () => {
    while (await followTerms(ctx, here.to.organisationId));
  }
  const hits = async (query: string) =>
    (
      await here.joris.ask<Answer<typeof listHits>>('GET', `/api/v1/term-groups/${body.id}/hits?${query}`)
    ).body.items.map(({ message }) => message.id)
  const felt = async () => {
    const path = `/api/v1/term-groups/${body.id}/volume?days=1`
    const { hours } = (await here.joris.ask<Answer<typeof readVolume>>('GET', path)).body
    const sum = (of: 'negative' | 'positive' | 'around') => hours.reduce((all, hour) => all + (hour[of] ?? 0), 0)
    return { said: sum('around'), negative: sum('negative'), positive: sum('positive') }
  }
  await meet()
  expect(await hits('sentiment=positive')).toEqual([fond])
  expect(await hits('sentiment=negative')).toEqual([cross])
  expect(await hits('trait=thanks')).toEqual([fond])
  expect(await felt()).toEqual({ said: 2, negative: 1, positive: 1 })

  await correct(fond, 'negative')
  await meet()
  expect(await hits('sentiment=positive')).toEqual([])
  expect(await felt()).toEqual({ said: 2, negative: 2, positive: 0 })
  await correct(fond, null)
  await meet()
  expect(await felt()).toEqual({ said: 2, negative: 1, positive: 1 })

  const stream = await here.joris.ask<Answer<typeof listListenedPosts>>(
    'GET',
    '/api/v1/listened-posts?sentiment=positive',
  )
  expect(stream.body.items.map(({ message }) => message.id)).toEqual([fond])
  expect(stream.body.items[0]?.message.judgement?.sentiment).toMatchObject({ is: 'positive', by: 'machine' })
})

test('who says to write for the public is found among the press, until somebody says otherwise', async () => {
  const news = await here.says(
    'Volgens twee bronnen krijgt de directie bonussen. Morgen meer op Stadsnieuws.',
    overheard,
  )
  const path = '/api/v1/listened-posts?trait=press'
  const found = async () => (await here.joris.ask<Answer<typeof listListenedPosts>>('GET', path)).body.items
  expect((await found()).map(({ message, press }) => [message.id, press])).toEqual([[news, true]])
  const not = { aspect: 'trait', trait: 'press', value: false }
  await here.joris.ask('POST', `/api/v1/messages/${news}/corrections`, not)
  expect(await found()).toEqual([])
})

test('a post with a sign of danger that becomes a conversation carries it along', async () => {
  const post = await here.says('Ik weet waar jullie werken en ik kom langs, klootzakken', overheard)
  const sanne = await here.house.colleague('admin')
  await here.dangers(sanne)
  const path = `/api/v1/listened-posts/${post}/conversation`
  const { body } = await here.joris.ask<{ conversation: { danger: string | null } }>('POST', path, {})
  expect(body.conversation.danger).toBe('threat')
  // Who did it themselves is not told.
  expect(await here.dangers(sanne)).toHaveLength(1)
  expect(await here.dangers(here.joris)).toEqual([])
})

test('in a list stands what the customer said last, where one must know it before one opens it', async () => {
  const angry = await here.says('Het is nog steeds niet opgelost, jullie monteur is weer niet gekomen')
  expect(await here.conversation(angry)).toMatchObject({ sign: 'refusal' })
  const press = { aspect: 'trait', trait: 'press', value: true }
  await here.joris.ask('POST', `/api/v1/messages/${angry}/corrections`, press)
  expect(await here.conversation(angry)).toMatchObject({ sign: 'press' })
  expect(await here.conversation(await here.says('Hoe laat gaan jullie morgen open?'))).toMatchObject({ sign: null })
})
