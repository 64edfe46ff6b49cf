/** The same events, in whatever order and however often they come, end in the same state; and names follow those who bear them. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { LiveEvent } from '../../contract/live.ts'
import { learn } from '../../web/live/learn.ts'
import { reduce, reduceAll } from '../../web/live/reduce.ts'
import { emptyState, type LiveState } from '../../web/live/state.ts'
import { agentOf, channelOf, conversationOf, dayOf, eventOf, id, messageOf } from './samples.ts'

type Now = LiveEvent['now']

/** Versions of one object rise with the position, as they do in the log. */
const story = fc
  .array(
    fc.record({
      what: fc.constantFrom(
        'conversation',
        'message',
        'reply',
        'channel',
        'agent',
        'account',
        'contact',
        'day',
        'gone',
      ),
      which: fc.integer({ min: 1, max: 3 }),
      word: fc.constantFrom('een', 'twee', 'drie'),
    }),
    { minLength: 1, maxLength: 30 },
  )
  .map((steps) => steps.map(({ what, which, word }, index) => stepOf(what, which, word, index + 1)))

function stepOf(what: string, which: number, word: string, n: number): LiveEvent {
  const version = n
  const carried = (kind: LiveEvent['kind'], objectId: string, now: Now) => eventOf(n, { kind, version, objectId, now })
  switch (what) {
    case 'conversation': {
      const conversation = conversationOf(which, { version, snippet: word })
      return carried('conversation.changed', conversation.id, { conversation })
    }
    case 'message': {
      const message = messageOf(1, which, { version, text: word })
      return carried('message.received', message.id, { message })
    }
    case 'reply': {
      const message = messageOf(2, which, { version, text: word, direction: 'out' })
      return carried('reply.changed', message.id, { message })
    }
    case 'channel': {
      const channel = channelOf(which, { version, name: word })
      return carried('channel.changed', channel.id, { channel })
    }
    case 'agent': {
      const agent = agentOf(which, { version, alias: word })
      return carried('agent.changed', agent.id, { agent })
    }
    case 'account': {
      const account = { id: id('account', which), version, name: word, handle: null, url: null }
      return carried('account.changed', account.id, { account })
    }
    case 'contact': {
      const contact = { id: id('contact', which), version, name: word }
      return carried('contact.changed', contact.id, { contact })
    }
    case 'day':
      return carried('arrival.counted', id('channel', which), { days: [dayOf(which, { received: n, shown: n })] })
    default:
      return eventOf(n, { kind: 'message.deleted', version, objectId: id('message', which), now: {} })
  }
}

/** Two conversations are open on the screen, with one message each. */
function opened(): LiveState {
  const conversations = [1, 2, 3].map((n) => conversationOf(n, { version: 0 }))
  const known = learn(emptyState, { conversations, channels: [channelOf(1, { version: 0 })] }, 0)
  return [1, 2].reduce(
    (state, n) =>
      learn(
        state,
        { thread: { id: id('conversation', n), messages: [messageOf(n, 9, { version: 0 })], before: null } },
        0,
      ),
    known,
  )
}

describe('the live state', () => {
  test('a shuffled and doubled stream ends where the stream in order ends', () => {
    const streams = story.chain((events) =>
      fc.record({
        events: fc.constant(events),
        mixed: fc
          .shuffledSubarray(events, { minLength: events.length, maxLength: events.length })
          .chain((all) => fc.array(fc.constantFrom(...all)).map((more) => [...all, ...more])),
      }),
    )
    fc.assert(
      fc.property(streams, ({ events, mixed }) => {
        expect(reduceAll(opened(), mixed)).toEqual(reduceAll(opened(), events))
      }),
    )
  })

  test('a batch is the same as one event after another', () => {
    fc.assert(
      fc.property(story, (events) => {
        expect(reduceAll(opened(), events)).toEqual(events.reduce(reduce, opened()))
      }),
    )
  })

  test('a state is never changed in place', () => {
    fc.assert(
      fc.property(story, (events) => {
        const before = opened()
        const copy = structuredClone(before)
        reduceAll(before, events)
        expect(before).toEqual(copy)
      }),
    )
  })

  test('an older version never replaces a newer one', () => {
    const newer = eventOf(5, { version: 3, now: { conversation: conversationOf(1, { version: 3, snippet: 'nieuw' }) } })
    const older = eventOf(4, { version: 2, now: { conversation: conversationOf(1, { version: 2, snippet: 'oud' }) } })
    expect(reduceAll(emptyState, [newer, older]).conversations[id('conversation', 1)]?.snippet).toBe('nieuw')
  })

  test('what is not there any more leaves the screen, and a late message of before does not bring it back', () => {
    const gone = eventOf(7, { version: 4, objectId: id('conversation', 1), gone: true })
    const late = eventOf(6, { version: 3, now: { conversation: conversationOf(1, { version: 3 }) } })
    const state = reduceAll(opened(), [gone, late])
    expect(state.conversations[id('conversation', 1)]).toBeUndefined()
    expect(state.threads[id('conversation', 1)]).toBeUndefined()
  })

  test('an event that leaves its object to another event of the same run takes nothing away', () => {
    const bare = eventOf(1, { kind: 'conversation.opened', version: 1, objectId: id('conversation', 4) })
    const full = eventOf(2, {
      kind: 'message.received',
      objectId: id('message', 1),
      now: { conversation: conversationOf(4, { version: 1 }), message: messageOf(4, 1, {}) },
    })
    expect(reduceAll(emptyState, [bare, full]).conversations[id('conversation', 4)]).toBeDefined()
    expect(reduceAll(emptyState, [full, bare]).conversations[id('conversation', 4)]).toBeDefined()
  })

  test('a colleague who takes another name is called that everywhere, also on what was said before', () => {
    const agent = agentOf(1, { version: 2, alias: 'Sanne V.' })
    const signed = { ...messageOf(1, 9, {}).author, agentId: agent.id }
    const message = messageOf(1, 8, { direction: 'out', author: signed })
    const owned = { agent: { id: agent.id, alias: 'Sanne', face: null } }
    const before = learn(
      opened(),
      { conversations: [conversationOf(1, { version: 1, ...owned })], messages: [message] },
      1,
    )
    const after = reduce(before, eventOf(9, { kind: 'agent.changed', objectId: agent.id, version: 2, now: { agent } }))
    expect(after.conversations[id('conversation', 1)]?.agent?.alias).toBe('Sanne V.')
    const names = after.threads[id('conversation', 1)]?.messages.map((each) => each.author.name)
    expect(names).toContain('Sanne V.')
  })

  test('the demo firm leaves whole, and nothing that was said about it before comes back', () => {
    const demo = { id: id('channel', 7), kind: 'api', name: 'Demo', demo: true }
    const ours = conversationOf(1, { version: 1 })
    const theirs = conversationOf(2, { version: 1, channel: demo })
    const before = learn(opened(), { conversations: [ours, theirs], days: [dayOf(7, { channel: demo })] }, 3)
    const removed = eventOf(9, { kind: 'demo.removed', now: {} })
    const late = eventOf(8, { version: 5, now: { conversation: { ...theirs, version: 5 } } })
    for (const events of [
      [removed, late],
      [late, removed],
      [removed, removed, late],
    ]) {
      const after = reduceAll(before, events)
      expect(Object.keys(after.conversations)).toEqual([ours.id, id('conversation', 3)])
      expect(after.days).toEqual({})
      expect(after.threads[theirs.id]).toBeUndefined()
    }
  })
})

test('before any event the demo firm is as welcome as every other', () => {
  const demo = channelOf(7, { demo: true })
  expect(Object.keys(learn(emptyState, { channels: [demo] }, 0).channels)).toEqual([demo.id])
})

describe('pages of messages', () => {
  const pageOf = (from: number, to: number, before: string | null, after: string | null = null) => ({
    id: id('conversation', 1),
    messages: Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => messageOf(1, from + index, {})),
    before,
    after,
  })
  const numbers = (state: LiveState) => state.threads[id('conversation', 1)]?.messages.map((each) => each.seq)
  const cursor = (state: LiveState) => state.threads[id('conversation', 1)]?.before

  test('an earlier page comes above, and its cursor counts from then on', () => {
    const newest = learn(emptyState, { thread: pageOf(5, 8, 'voor 5') }, 0)
    const both = learn(newest, { thread: { ...pageOf(2, 4, 'voor 2', 'na 4'), joins: 'voor 5' } }, 0)
    expect(numbers(both)).toEqual([2, 3, 4, 5, 6, 7, 8])
    expect(cursor(both)).toBe('voor 2')
  })

  test('the newest page, fetched again, keeps what was loaded before it', () => {
    const loaded = learn(
      learn(emptyState, { thread: pageOf(5, 8, 'voor 5') }, 0),
      { thread: { ...pageOf(2, 4, null, 'na 4'), joins: 'voor 5' } },
      0,
    )
    const again = learn(loaded, { thread: pageOf(7, 9, 'voor 7') }, 0)
    expect(numbers(again)).toEqual([2, 3, 4, 5, 6, 7, 8, 9])
    expect(cursor(again)).toBeNull()
  })

  test('a newest page that leaves a gap lets go of what lay before the gap', () => {
    const loaded = learn(emptyState, { thread: pageOf(1, 3, null) }, 0)
    const later = learn(loaded, { thread: pageOf(8, 9, 'voor 8') }, 0)
    expect(numbers(later)).toEqual([8, 9])
    expect(cursor(later)).toBe('voor 8')
  })

  test('in the middle, what is said at the end waits until one comes there', () => {
    const middle = learn(emptyState, { thread: pageOf(4, 6, 'voor 4', 'na 6') }, 0)
    const said = messageOf(1, 9, {})
    const heard = reduce(middle, eventOf(1, { kind: 'message.received', objectId: said.id, now: { message: said } }))
    expect(numbers(heard)).toEqual([4, 5, 6])
    const further = learn(heard, { thread: { ...pageOf(7, 9, 'voor 7'), joins: 'na 6' } }, 1)
    expect(numbers(further)).toEqual([4, 5, 6, 7, 8, 9])
    expect(cursor(further)).toBe('voor 4')
  })

  test('a page that was to join what is there no more is let go', () => {
    const middle = learn(emptyState, { thread: pageOf(4, 6, 'voor 4', 'na 6') }, 0)
    const late = learn(middle, { thread: { ...pageOf(20, 22, 'voor 20', 'na 22'), joins: 'na 19' } }, 0)
    expect(numbers(late)).toEqual([4, 5, 6])
  })

  /** The server: a conversation of so many messages, asked for in pages of three. */
  const serve = (count: number, from: number, to: number) =>
    pageOf(Math.max(1, from), Math.min(count, to), from > 1 ? `voor ${from}` : null, to < count ? `na ${to}` : null)
  const step = fc.oneof(
    fc.record({ does: fc.constant('say' as const) }),
    fc.record({ does: fc.constantFrom('newest' as const, 'before' as const, 'after' as const) }),
    fc.record({ does: fc.constant('around' as const), at: fc.integer({ min: 1, max: 30 }) }),
  )

  test('wherever one jumps and whatever comes in meanwhile, there is never a gap, and the end is the end', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let count = 12
        let state = learn(emptyState, { thread: serve(count, count - 2, count) }, 0)
        const learnPage = (from: number, to: number, joins?: string) => {
          const page = serve(count, from, to)
          state = learn(state, { thread: joins === undefined ? page : { ...page, joins } }, state.position)
        }
        for (const one of steps) {
          const thread = state.threads[id('conversation', 1)]
          const seqs = numbers(state) ?? []
          if (one.does === 'say') {
            count++
            const message = messageOf(1, count, {})
            state = reduce(state, eventOf(count, { kind: 'message.received', objectId: message.id, now: { message } }))
          } else if (one.does === 'newest') learnPage(count - 2, count)
          else if (one.does === 'around') learnPage(Math.min(one.at, count) - 1, Math.min(one.at, count) + 1)
          else if (one.does === 'before' && thread?.before)
            learnPage((seqs[0] ?? 0) - 3, (seqs[0] ?? 0) - 1, thread.before)
          else if (one.does === 'after' && thread?.after)
            learnPage((seqs.at(-1) ?? 0) + 1, (seqs.at(-1) ?? 0) + 3, thread.after)
          const now = numbers(state) ?? []
          expect(now).toEqual(Array.from({ length: now.length }, (_, i) => (now[0] ?? 0) + i))
          if (!state.threads[id('conversation', 1)]?.after) expect(now.at(-1)).toBe(count)
        }
      }),
    )
  })

  test('an edit of a message that was not loaded does not put it above the gap', () => {
    const loaded = learn(emptyState, { thread: pageOf(5, 8, 'voor 5') }, 0)
    const edited = messageOf(1, 2, { version: 2, state: 'edited' })
    const event = eventOf(1, { kind: 'message.revised', objectId: edited.id, version: 2, now: { message: edited } })
    expect(numbers(reduce(loaded, event))).toEqual([5, 6, 7, 8])
  })
})
