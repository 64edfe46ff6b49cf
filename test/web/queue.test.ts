/** Which conversations stand in a list and in what order; and that nothing moves under somebody's eyes. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Conversation, type Filters, workStates } from '../../contract/conversation.ts'
import { arrange } from '../../web/inbox/arrange.ts'
import { belongs, orderOf, queueOf } from '../../web/inbox/matches.ts'
import { toneOf } from '../../web/kit/tone.ts'
import { at, conversationOf, id } from './samples.ts'

const me = id('agent', 1)
const now = Date.parse(at(30))
const sanne = { id: me, alias: 'Sanne', face: null }
const joris = { id: id('agent', 2), alias: 'Joris', face: null }

const conversation = fc
  .record({
    n: fc.nat(40),
    workState: fc.constantFrom(...workStates),
    agent: fc.constantFrom(null, sanne, joris),
    channel: fc.constantFrom(1, 2),
    due: fc.option(fc.nat(90), { nil: null }),
    last: fc.nat(90),
  })
  .map(({ n, workState, agent, channel, due, last }) =>
    conversationOf(n, {
      workState,
      agent,
      channel: { id: id('channel', channel), kind: 'email', name: 'Post', demo: false },
      dueAt: due === null ? null : at(due),
      lastMessageAt: at(last),
    }),
  )
const known = fc.uniqueArray(conversation, { selector: (each) => each.id, maxLength: 30 })
const filters: fc.Arbitrary<Filters> = fc.record(
  {
    state: fc.constantFrom(...workStates, 'all' as const),
    owner: fc.constantFrom('mine' as const, 'nobody' as const, 'anybody' as const),
    channel: fc.constantFrom(id('channel', 1), id('channel', 2)),
  },
  { requiredKeys: [] },
)
const ids = (rows: readonly Conversation[]) => rows.map((row) => row.id)

describe('a filtered list', () => {
  test('without a choice it holds all open work, whoever it is of', () => {
    const open = conversationOf(1, { agent: joris })
    const answered = conversationOf(2, { workState: 'answered' })
    expect(ids(queueOf([answered, open], {}, me, null, now))).toEqual([open.id])
  })

  test('mine is mine, and of nobody is of nobody', () => {
    const [mine, theirs, free] = [
      conversationOf(1, { agent: sanne }),
      conversationOf(2, { agent: joris }),
      conversationOf(3),
    ]
    expect(ids(queueOf([mine, theirs, free], { owner: 'mine' }, me, null, now))).toEqual([mine.id])
    expect(ids(queueOf([mine, theirs, free], { owner: 'nobody' }, me, null, now))).toEqual([free.id])
  })

  test('open work stands by what is due first, what is not due last; equal moments by id', () => {
    const rows = [
      conversationOf(4, { dueAt: null }),
      conversationOf(3, { dueAt: at(5) }),
      conversationOf(2, { dueAt: at(5) }),
      conversationOf(1, { dueAt: at(9) }),
    ]
    expect(queueOf(rows, {}, me, null, now).map((row) => row.number)).toEqual([2, 3, 1, 4])
  })

  test('everything else stands by what happened last; equal moments by id, backwards', () => {
    const rows = [1, 2, 3].map((n) => conversationOf(n, { workState: 'answered', lastMessageAt: at(n === 1 ? 9 : 5) }))
    expect(queueOf(rows, { state: 'answered' }, me, null, now).map((row) => row.number)).toEqual([1, 3, 2])
  })

  test('it is a total order: any order of what is known gives the same list', () => {
    fc.assert(
      fc.property(known, filters, (all, of) => {
        expect(ids(queueOf(all.toReversed(), of, me, null, now))).toEqual(ids(queueOf(all, of, me, null, now)))
      }),
    )
  })

  test('it ends where the server was asked up to, and no sooner', () => {
    fc.assert(
      fc.property(known, filters, fc.nat(29), (all, of, n) => {
        const whole = queueOf(all, of, me, null, now)
        const edge = whole[n % Math.max(1, whole.length)]
        if (!edge) return
        expect(ids(queueOf(all, of, me, edge, now))).toEqual(ids(whole).slice(0, (n % whole.length) + 1))
      }),
    )
  })
})

describe('a list on the screen', () => {
  const nothing = new Set<string>()
  const order = orderOf({})
  const rows = [10, 20, 30, 40].map((n) => conversationOf(n, { dueAt: at(n) }))

  test('what is new above the rows in view waits in the quiet bar', () => {
    const fresh = conversationOf(5, { dueAt: at(5) })
    const arranged = arrange(rows, [fresh, ...rows], 3, nothing, order)
    expect(ids(arranged.rows)).toEqual(ids(rows))
    expect(arranged.fresh).toBe(1)
  })

  test('what somebody has just opened, or was given, stands in its place at once', () => {
    const [given, other] = [conversationOf(15, { dueAt: at(15) }), conversationOf(5, { dueAt: at(5) })]
    const arranged = arrange(rows, [other, given, ...rows], 3, nothing, order, given.id)
    expect(ids(arranged.rows)).toEqual(ids([...rows.slice(0, 1), given, ...rows.slice(1)]))
    expect(arranged.fresh).toBe(1)
  })

  test('what is new below the view comes in by itself', () => {
    const fresh = conversationOf(35, { dueAt: at(35) })
    const wanted = [...rows.slice(0, 3), fresh, ...rows.slice(3)]
    const arranged = arrange(rows, wanted, 2, nothing, order)
    expect(ids(arranged.rows)).toEqual(ids(wanted))
    expect(arranged.fresh).toBe(0)
  })

  test('a row that somebody else took away stays in its place until the list is brought up to date', () => {
    const arranged = arrange(rows, rows.slice(1), 3, nothing, order)
    expect(ids(arranged.rows)).toEqual(ids(rows))
    expect(arranged.moved).toBe(true)
  })

  test('a row that I took away myself leaves at once', () => {
    const [first] = rows
    const arranged = arrange(rows, rows.slice(1), 3, new Set(first ? [first.id] : []), order)
    expect(ids(arranged.rows)).toEqual(ids(rows.slice(1)))
    expect(arranged.moved).toBe(false)
  })

  test('a row that belongs elsewhere now keeps its place and takes nobody along', () => {
    const [first, ...others] = rows
    if (!first) throw new Error('no rows')
    const later = { ...first, dueAt: at(99) }
    const arranged = arrange(rows, [...others, later], 2, nothing, order)
    expect(ids(arranged.rows)).toEqual(ids(rows))
    expect(arranged).toMatchObject({ moved: true, fresh: 0 })
  })

  test('the rows in view never move, whatever the list should be; opening makes it right', () => {
    fc.assert(
      fc.property(known, known, filters, fc.nat(30), (before, after, of, inView) => {
        const sorted = orderOf(of)
        const shown = queueOf(before, of, me, null, now)
        const wanted = queueOf(after, of, me, null, now)
        const arranged = arrange(shown, wanted, inView, nothing, sorted)
        const seen = shown.slice(0, inView)
        expect(ids(arranged.rows.slice(0, seen.length))).toEqual(ids(seen))
        expect(new Set(ids(arranged.rows)).size).toBe(arranged.rows.length)
        const hidden = wanted.filter((row) => !ids(arranged.rows).includes(row.id))
        expect(hidden.length).toBe(arranged.fresh)
        expect(arrange([], wanted, inView, nothing, sorted).rows).toEqual(wanted)
      }),
    )
  })

  test('arranging what is arranged changes nothing', () => {
    fc.assert(
      fc.property(known, known, filters, fc.nat(30), (before, after, of, inView) => {
        const shown = queueOf(before, of, me, null, now)
        const wanted = queueOf(after, of, me, null, now)
        const once = arrange(shown, wanted, inView, nothing, orderOf(of))
        expect(ids(arrange(once.rows, wanted, inView, nothing, orderOf(of)).rows)).toEqual(ids(once.rows))
      }),
    )
  })

  test('the filter that decides is the same for the list and for one conversation', () => {
    fc.assert(
      fc.property(known, filters, (all, of) => {
        const listed = new Set(ids(queueOf(all, of, me, null, now)))
        for (const each of all) expect(listed.has(each.id)).toBe(belongs(each, of, me, now))
      }),
    )
  })
})

test('late is what is open and past its moment, and no other', () => {
  const rows = [
    conversationOf(1, { dueAt: at(29) }),
    conversationOf(2, { dueAt: at(31) }),
    conversationOf(3, { dueAt: null }),
    conversationOf(4, { dueAt: at(29), workState: 'pending' }),
  ]
  expect(queueOf(rows, { late: 'yes' }, me, null, now).map((row) => row.number)).toEqual([1])
})

describe('that a complaint goes on', () => {
  const tone = (part: Partial<Conversation>) => toneOf(conversationOf(1, { situation: 'painful', ...part }))
  const labelIds = ['00000000-0000-7000-8000-000000000001']

  test.each<[string, Partial<Conversation>]>([
    ['a person said so', { complaint: { labelIds, with: 'painful', without: 'in dialogue' }, waitsSince: null }],
    ['the customer says that it is not solved', { customerWord: 'refused', waitsSince: null }],
    ['they come back displeased', { reads: ['negative', 'complaint'], contactCount: 2 }],
    ['they are in need', { reads: ['negative', 'complaint', 'distress'] }],
  ])('stands in red when %s', (_, part) => expect(tone(part)).toBe('painful'))

  test.each<[string, Partial<Conversation>, string]>([
    ['it is a first complaint', { reads: ['negative', 'complaint'] }, 'waiting for us'],
    ['how it was meant is not sure', { reads: ['complaint', 'refusal'], contactCount: 2 }, 'waiting for us'],
    ['we have answered', { reads: ['negative', 'refusal'], waitsSince: null }, 'in dialogue'],
  ])('is said and not shouted when %s', (_, part, is) => expect(tone(part)).toBe(is))
})
