/** Search finds what a plain scan finds, in Dutch and English, and nothing that was erased. */
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { rebuildSearch } from '../../server/use/follow-search.ts'
import { edit, remove } from '../pipeline/hearing.ts'
import { create } from '../support/organisation.ts'
import { openSearching, type Searching } from './searching.ts'

let at: Searching
beforeAll(async () => {
  at = await openSearching()
})
afterAll(() => at.house.close())

const latifa = { network: 'plain', id: 'latifa@klanten.example', name: 'Latifa Bakkali' }
const joey = { network: 'plain', id: 'j-1', name: 'Zoë Müller', handle: '@zoe_m' }

describe('what a plain scan finds', () => {
  /** Words that mean the same to somebody who searches: other forms, Dutch and English, with and without diacritics. */
  const families = [
    ['storing', 'storingen', 'Storing'],
    ['monteur', 'monteurs', 'MONTEUR'],
    ['café', 'cafe', 'CAFÉ'],
    ['reünie', 'reunie'],
    ['connection', 'connections', 'Connection'],
    ['refund', 'refunds', 'refunded'],
    ['coördinatie', 'coordinatie'],
    ['euro'],
    ['de'],
  ]
  const word = fc.constantFrom(...families.flat())
  const text = fc
    .array(fc.tuple(word, fc.constantFrom(' ', ', ', '. ', '\n', ' - ')), { minLength: 1, maxLength: 8 })
    .map((parts) => parts.map(([each, gap]) => each + gap).join(''))
  const familyOf = (one: string) => families.findIndex((family) => family.includes(one))
  const wordsIn = (one: string) => one.split(/[^\p{L}]+/u).filter(Boolean)
  const plain = (one: string) => one.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  let made = 0

  test('for words that must all occur, phrases, and words that must not', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(text, { minLength: 1, maxLength: 6 }),
        fc.array(word, { minLength: 1, maxLength: 2 }),
        fc.option(word),
        fc.option(fc.tuple(word, word)),
        async (texts, wanted, unwanted, phrase) => {
          // A word of its own keeps the messages of other rounds out.
          const round = `ronde${made++}x`
          const said = texts.map((one, i) => `${round} ${one}${i}`)
          await at.hear(...said.map((one, i) => create({ id: `${round} ${i}`, text: one })))
          const query = [
            round,
            ...wanted,
            ...(unwanted === null ? [] : [`-${unwanted}`]),
            ...(phrase ? [`"${phrase.join(' ')}"`] : []),
          ].join(' ')
          const scan = said.filter((one) => {
            const words = wordsIn(one)
            const holds = (each: string) => words.some((other) => familyOf(other) === familyOf(each))
            const inOrder = ([a, b]: [string, string]) =>
              words.some((other, i) => plain(other) === plain(a) && plain(words[i + 1] ?? '') === plain(b))
            return wanted.every(holds) && !(unwanted !== null && holds(unwanted)) && (!phrase || inOrder(phrase))
          })
          expect(await at.texts(`${query} `)).toEqual(scan.sort())
        },
      ),
      { numRuns: 25 },
    )
  }, 60_000)
})

describe('what is found', () => {
  test('while somebody types, the last word may be unfinished', async () => {
    await at.hear(create({ id: 'kabel', text: 'De glasvezelkabel ligt open' }))
    for (const typed of ['glas', 'glasvez', 'glasvezelkab', 'open glasv', 'glasvezelkabel'])
      expect(await at.texts(typed)).toEqual(['De glasvezelkabel ligt open'])
    expect(await at.texts('glasvez ')).toEqual([])
    expect(await at.texts('glasplaat')).toEqual([])
  })

  test('marks the words as they stand in the text, with diacritics', async () => {
    await at.hear(create({ id: 'marks', text: 'Onze reünies zijn altijd in café De Zwaan.' }))
    const [found] = (await at.find('cafe reunie', { kind: 'messages' })).messages.items
    expect(found?.excerpt.filter((part) => part.found).map((part) => part.text)).toEqual(['reünies', 'café'])
  })

  test('is a person: with typing errors, without diacritics, unfinished, by address, by handle', async () => {
    await at.hear(create({ id: 'p1', actor: latifa, text: 'Dag' }), create({ id: 'p2', actor: joey, text: 'Hallo' }))
    const names = async (q: string) =>
      (await at.find(q, { kind: 'people' })).people.items.map(({ name }) => name.map(({ text }) => text).join(''))
    for (const typed of ['latifa', 'lat', 'latfia', 'Lattifa Bakali', 'bakk', 'latifa@klanten.example', 'latifa@klan'])
      expect(await names(typed), typed).toEqual(['Latifa Bakkali'])
    for (const typed of ['zoe', 'Muller', 'mulelr', '@zoe_m', 'ZOË'])
      expect(await names(typed), typed).toEqual(['Zoë Müller'])
    expect(await names('latifa muller')).toEqual([])
    const [heard] = (await at.find('latifa', { kind: 'people' })).people.items
    const { rows } = await at.house.ctx.pool.query(`select last_message_at as at from conversation where id = $1`, [
      heard?.latest,
    ])
    expect(heard?.lastHeard).toBe(rows[0].at.toISOString())
  })

  test('is a conversation: by number, by subject, by the name of the person', async () => {
    await at.hear(create({ id: 'c1', actor: latifa, subject: 'Zonnepanelen verzekerd', text: 'Hoe zit dat' }))
    const ask = async (q: string) => (await at.find(q, { kind: 'conversations' })).conversations.items
    const [one] = await ask('bakkali zonnep')
    expect(one?.conversation.subject).toBe('Zonnepanelen verzekerd')
    const number = one?.conversation.number
    for (const typed of [`#${number}`, `${number}`])
      expect((await ask(typed)).map(({ conversation }) => conversation.number)).toContain(number)
  })

  test('what was edited is found by its new words only, and what was erased by none', async () => {
    await at.hear(create({ id: 'wisselt', text: 'eerst mandarijn' }))
    expect(await at.texts('mandarijn ')).toHaveLength(1)
    await at.hear(edit({ id: 'wisselt', revision: 1, text: 'toen pompelmoes' }))
    expect(await at.texts('mandarijn ')).toEqual([])
    expect(await at.texts('pompelmoes ')).toHaveLength(1)
    await at.hear(remove('wisselt'))
    expect(await at.texts('pompelmoes ')).toEqual([])
    const { rows } = await at.house.ctx.pool.query(`select 1 from search_entry where words @@ 'mandarijn | pompelmoes'`)
    expect(rows).toEqual([])
  })

  test('an index made anew is the index that followed', async () => {
    const entries = async () =>
      (await at.house.ctx.pool.query('select id, kind, conversation_id, at, words from search_entry order by id')).rows
    const followed = await entries()
    await at.house.ctx.pool.query('delete from search_entry')
    await rebuildSearch(at.house.ctx, at.place.organisationId)
    expect((await at.find('fatima')).filling).toBe(0)
    await at.follow()
    expect(await entries()).toEqual(followed)
    expect(await at.find('fatima')).toMatchObject({ behind: 0, filling: null })
  })

  test('goes on page after page, newest first, nothing twice and nothing left out', async () => {
    const many = Array.from({ length: 45 }, (_, i) =>
      create({
        id: `veel ${i}`,
        text: 'watermeter',
        published: new Date(Date.UTC(2024, i % 12, (i * 7) % 28, i % 24)),
      }),
    )
    await at.hear(...many)
    const seen: string[] = []
    for (let after: string | null = ''; after !== null; ) {
      const { messages } = await at.find('watermeter', { kind: 'messages', limit: '10', ...(after && { after }) })
      seen.push(...messages.items.map(({ id }) => id))
      after = messages.next
    }
    expect(new Set(seen).size).toBe(45)
    // They came at one moment of the clock that stands still here; then their ids, which grow, tell the order.
    expect(seen).toEqual([...seen].sort().reverse())
  })

  test('is narrowed by state, owner, channel, direction and period', async () => {
    await at.hear(create({ id: 'f1', text: 'sleutelwoord', published: new Date('2026-03-05T12:00:00Z') }))
    const n = async (more: Record<string, string>) => (await at.texts('sleutelwoord ', more)).length
    expect(await n({ state: 'open' })).toBe(1)
    expect(await n({ state: 'answered' })).toBe(0)
    expect(await n({ owner: 'nobody' })).toBe(1)
    expect(await n({ owner: 'mine' })).toBe(0)
    expect(await n({ channel: at.place.channelId, direction: 'in' })).toBe(1)
    expect(await n({ channel: at.place.organisationId })).toBe(0)
    expect(await n({ direction: 'out' })).toBe(0)
  })

  test('by what is read in a message, and of a conversation in what its customer said last', async () => {
    const [cross, fond] = [
      'Kaneelbroodje: al drie weken wacht ik en het is nog steeds niet opgelost, waardeloos',
      'Kaneelbroodje gekregen, dank jullie wel, super snel opgelost!',
    ]
    const one = { actor: { network: 'plain', id: 'vera', name: 'Vera Kaneel' }, subject: 'Kaneelbroodje' }
    const later = new Date(at.house.ctx.clock().getTime() + 60_000)
    await at.hear(create({ ...one, id: 'cross', text: cross }))
    await at.hear(create({ ...one, id: 'fond', text: fond, published: later, thread: { inReplyTo: ['cross'] } }))
    expect(await at.texts('kaneelbroodje ', { sentiment: 'negative' })).toEqual([cross])
    expect(await at.texts('kaneelbroodje ', { trait: 'thanks', sentiment: 'positive' })).toEqual([fond])
    const conversations = async (more: Record<string, string>) =>
      (await at.find('kaneelbroodje ', { kind: 'conversations', ...more })).conversations.items.length
    expect(await conversations({ trait: 'thanks' })).toBe(1)
    expect(await conversations({ sentiment: 'negative' })).toBe(0)
  })
})

test.each([
  ['nothing', ''],
  ['only punctuation', '!@#$%^&*()_+{}|:<>?~`\'"\\'],
  ['operators', `& | ! <-> :* '' "" - -"" ((( '`],
  ['ten thousand characters', 'a b '.repeat(2500)],
  ['one very long word', 'x'.repeat(10_000)],
  ['a thousand quotes', '"'.repeat(1000)],
])('%s is answered', async (_, q) => {
  await at.find(q)
  await at.owner
    .ask('GET', `/api/v1/search/quick?${new URLSearchParams({ q })}`)
    .then(({ status }) => expect(status).toBe(200))
})

test('what cannot be stored cannot be looked for', async () => {
  const q = encodeURIComponent('a\u0000b')
  expect((await at.owner.ask('GET', `/api/v1/search?q=${q}`)).problem).toMatchObject({ status: 400, code: 'invalid' })
})
