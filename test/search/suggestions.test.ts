/** Suggestions through the real parts: what was answered before and ended well, without what is of another customer. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Suggestions } from '../../contract/suggestion.ts'
import { claimReplies } from '../../server/use/deliver/claim-replies.ts'
import { deliverReply } from '../../server/use/deliver/deliver-reply.ts'
import { create } from '../support/organisation.ts'
import { openSearching, type Searching } from './searching.ts'

const day = 86_400_000
let at: Searching
beforeAll(async () => {
  at = await openSearching()
})
afterAll(() => at.house.close())

let made = 0
/** @returns the id of the conversation that begins with this */
async function asks(name: string, text: string): Promise<string> {
  const id = `vraag-${++made}`
  await at.hear(
    create({ id, text, actor: { network: 'plain', id: name.toLowerCase(), name }, published: at.house.ctx.clock() }),
  )
  const { conversation_id } = await at.house.ctx.db
    .selectFrom('message')
    .select('conversation_id')
    .where('organisation_id', '=', at.place.organisationId)
    .where('external_id', '=', id)
    .executeTakeFirstOrThrow()
  return conversation_id ?? ''
}
async function answer(id: string, text: string): Promise<void> {
  const { body } = await at.owner.ask<{ conversation: { said: number } }>('GET', `/api/v1/conversations/${id}`)
  const reply = { text, said: body.conversation.said, key: `sleutel-${++made}` }
  const sent = await at.owner.ask('POST', `/api/v1/conversations/${id}/replies`, reply)
  if (sent.status >= 300) throw new Error(sent.text)
  at.house.wait(10_000)
  const { organisationId } = at.place
  for (const claimed of await claimReplies(at.house.ctx, organisationId, 10))
    await deliverReply(at.house.ctx, organisationId, claimed)
  await at.follow()
}
async function suggested(id: string): Promise<Suggestions> {
  const found = await at.owner.ask<Suggestions>('GET', `/api/v1/conversations/${id}/suggestions`)
  if (found.status !== 200) throw new Error(found.text)
  return found.body
}
const said = (id: string, word: 'agreed' | 'refused') =>
  at.house.ctx.db
    .updateTable('conversation')
    .set({ customer_word: word })
    .where('organisation_id', '=', at.place.organisationId)
    .where('id', '=', id)
    .execute()

const reset = 'Beste Wim, zet het modem vijf minuten uit en dan weer aan. Lukt het niet, bel dan 06-12345678.'

describe('an earlier answer', () => {
  let now: string
  beforeAll(async () => {
    const wim = await asks('Wim', 'Het modem knippert oranje sinds de stroomstoring')
    await answer(wim, reset)
    await at.hear(create({ id: 'los', text: 'Wanneer zijn jullie open op zaterdag?' }))
    now = await asks('Latifa', 'Mijn modem knippert oranje, wat nu?')
  })

  test('is none as long as nobody knows whether it helped', async () => {
    expect((await suggested(now)).answers).toEqual([])
  })

  test('is one when nothing more was said for a week, and says so; the link leads to where it was said', async () => {
    at.house.wait(8 * day)
    const [first, ...more] = (await suggested(now)).answers
    expect(more).toEqual([])
    expect(first).toMatchObject({ outcome: 'quiet', by: 'Joris', times: 1 })
    expect(first?.because).toEqual(expect.arrayContaining(['modem', 'knippert', 'oranje']))
    expect((await at.owner.ask('GET', `/api/v1/conversations/${first?.conversationId}`)).status).toBe(200)
  })

  test('greets who is answered now, and holds nothing of who it was given to', async () => {
    const [first] = (await suggested(now)).answers
    expect(first?.text).toBe(
      'Beste Latifa, zet het modem vijf minuten uit en dan weer aan. Lukt het niet, bel dan {{telefoonnummer}}.',
    )
    expect(first?.gaps).toBe(1)
    expect(JSON.stringify(first)).not.toMatch(/wim/i)
  })

  test('says that it is about the same thing, by the label of one and what is read from the other', async () => {
    const label = await at.owner.ask<{ id: string }>('POST', '/api/v1/labels', { name: 'modem', colour: 'blue' })
    const earlier = (await suggested(now)).answers[0]
    expect(earlier?.common).toEqual([])
    await at.owner.ask('POST', '/api/v1/conversations/changes', {
      ids: [earlier?.conversationId],
      changes: [{ do: 'label', add: [label.body.id], remove: [] }],
    })
    const { body } = await at.owner.ask<{ items: { id: string }[] }>('GET', `/api/v1/conversations/${now}/messages`)
    const topic = { aspect: 'topic', labelId: label.body.id, value: true }
    await at.owner.ask('POST', `/api/v1/messages/${body.items[0]?.id}/corrections`, topic)
    expect((await suggested(now)).answers[0]?.common).toEqual([label.body.id])
  })

  test('comes before the others when the customer agreed with it, also within the week', async () => {
    const anna = await asks('Anna', 'Modem knippert weer oranje')
    await answer(anna, 'Hallo Anna, vervang de kabel tussen modem en muur.')
    expect((await suggested(now)).answers).toHaveLength(1)
    await said(anna, 'agreed')
    expect((await suggested(now)).answers.map(({ outcome }) => outcome)).toEqual(['agreed', 'quiet'])
    await said(anna, 'refused')
    expect((await suggested(now)).answers.map(({ outcome }) => outcome)).toEqual(['quiet'])
  })

  test('is no suggestion for the customer who already got it', async () => {
    const again = await asks('Wim', 'Het modem knippert weer oranje')
    expect((await suggested(again)).answers).toEqual([])
  })

  test('is forgotten with its message', async () => {
    await at.house.ctx.db
      .updateTable('message')
      .set({ state: 'deleted', text: '' })
      .where('organisation_id', '=', at.place.organisationId)
      .where('direction', '=', 'out')
      .execute()
    expect((await suggested(now)).answers).toEqual([])
  })
})

describe('canned responses', () => {
  test('come by fit with what was asked, filled in, and not when this customer was told the same', async () => {
    const text = 'Beste {{klant.voornaam}}, verhuizen meld je twee weken vooraf op de pagina Verhuizen.'
    const canned = { shortcut: '', actions: [], teamIds: [], personal: false }
    await at.owner.ask('POST', '/api/v1/canned', { ...canned, name: 'Verhuizen', text })
    await at.owner.ask('POST', '/api/v1/canned', {
      ...canned,
      name: 'Opening',
      text: 'Wij zijn open van 9 tot 17 uur, ook op zaterdag.',
    })
    const id = await asks('Bram', 'Ik ga verhuizen naar Utrecht, hoe meld ik dat?')
    const filled = text.replace('{{klant.voornaam}}', 'Bram')
    expect((await suggested(id)).canned).toMatchObject([{ name: 'Verhuizen', text: filled }])
    await answer(id, filled)
    await asks('Bram', 'En hoe meld ik het verhuizen van mijn moeder?')
    expect((await suggested(id)).canned).toEqual([])
  })
})

describe('an open question', () => {
  test('comes where the wish is unclear, and another way the second time', async () => {
    const id = await asks('Sem', 'Het werkt niet')
    const { question } = await suggested(id)
    expect(question?.why).toBe('matter')
    await answer(id, question?.text ?? '')
    await asks('Sem', 'Doet het nog steeds niet')
    const second = (await suggested(id)).question
    expect(second?.why).toBe('matter')
    expect(second?.text).not.toBe(question?.text)
  })

  test('does not come where somebody says what they want', async () => {
    expect((await suggested(await asks('Lot', 'Waar blijft mijn monteur?'))).question).toBeNull()
  })
})

describe('whatever comes in', () => {
  test.each([
    '',
    '😡'.repeat(500),
    'a '.repeat(9_000),
    "'); drop table message; -- \\ & | ! :* <->",
    '<script>alert(1)</script>',
  ])('it answers (%#)', async (text) => {
    await suggested(await asks(`Wie${made}`, text))
  })

  test('who may not answer gets none', async () => {
    const reader = await at.house.program(['conversation.read'])
    const id = await asks('Lies', 'Modem knippert')
    expect((await reader.ask('GET', `/api/v1/conversations/${id}/suggestions`)).status).toBe(403)
    expect((await at.owner.ask('GET', `/api/v1/conversations/${at.place.channelId}/suggestions`)).status).toBe(404)
  })
})
