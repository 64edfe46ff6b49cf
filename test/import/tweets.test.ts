/** Real threads between customers and brands: both sides come into threads and conversations. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { root } from '../../server/root.ts'
import { type Importing, openImporting } from './importing.ts'

const file = join(root, '..', 'shared', 'data', 'channels', 'customer-support-threads.csv')

type Tweet = { id: string; ours: boolean; answers: string | null; author: string; conversation: number | null }

describe.skipIf(!existsSync(file))('5,000 real tweets (skipped where ../shared/data is absent)', () => {
  let to: Importing
  let tweets: Map<string, Tweet>
  beforeAll(async () => {
    to = await openImporting()
    const done = await to.json('import', 'csv', file, '--map', 'support-tweets', '--channel', 'Tweets')
    expect(done).toMatchObject({ code: 0, accepted: 5000, duplicate: 0, refused: 0 })
    const { rows } = await sql<Tweet>`
      select m.external_id as id, m.direction = 'out' as ours, m.in_reply_to as answers, a.external_id as author, c.number as conversation
      from message m
      join account a on a.organisation_id = m.organisation_id and a.id = m.account_id
      left join conversation c on c.organisation_id = m.organisation_id and c.id = m.conversation_id
      where m.organisation_id = ${to.organisationId}`.execute(to.house.ctx.db)
    tweets = new Map(rows.map((tweet) => [tweet.id, tweet]))
  })
  afterAll(() => to?.close())

  /** The same threads, told without the program: whatever refers to each other, however far. */
  function threads(): (id: string) => string {
    const above = new Map<string, string>()
    const top = (id: string): string => {
      let at = id
      for (let next = above.get(at); next !== undefined; next = above.get(at)) at = next
      return at
    }
    for (const { id, answers } of tweets.values())
      if (answers && top(id) !== top(answers)) above.set(top(id), top(answers))
    return top
  }

  test('are all in, in as many threads as there are', async () => {
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from thread where organisation_id = ${to.organisationId} and joined_to is null`.execute(
      to.house.ctx.db,
    )
    const top = threads()
    expect(tweets.size).toBe(5000)
    expect(rows).toEqual([{ n: new Set([...tweets.keys()].map(top)).size }])
  })

  test('put every customer into a conversation, and nobody into that of another', () => {
    const top = threads()
    const heard = [...tweets.values()].filter(({ ours }) => !ours)
    expect(heard).toHaveLength(2778)
    expect(heard.filter(({ conversation }) => conversation === null)).toEqual([])
    const people = new Map<number | null, Set<string>>()
    for (const { id, author, conversation } of heard)
      people.set(conversation, (people.get(conversation) ?? new Set()).add(`${top(id)} ${author}`))
    expect([...people.values()].filter(({ size }) => size > 1)).toEqual([])
    // Five threads turn out to be one only after both halves had begun; one customer came back after a month.
    expect(people.size - new Set([...people.values()].flatMap((set) => [...set])).size).toBe(6)
  })

  test('put every answer of a brand where it belongs', () => {
    const answers = [...tweets.values()].filter(({ ours }) => ours)
    const answered = (tweet: Tweet): Tweet | undefined => {
      const to = tweets.get(tweet.answers ?? '')
      return to?.ours ? answered(to) : to
    }
    const elsewhere = answers.filter((one) => {
      const to = answered(one)
      return to && to.conversation !== one.conversation
    })
    expect(elsewhere).toEqual([])
    // Four answer a tweet that is not in the file; two begin a thread in which several customers speak.
    expect(answers.filter(({ conversation }) => conversation === null).map(({ id }) => id)).toEqual(
      expect.arrayContaining(['1620', '1621', '3745', '5530', '4246', '6635']),
    )
    expect(answers.filter(({ conversation }) => conversation === null)).toHaveLength(6)
  })

  test('are history: nobody waits, nothing alarms', async () => {
    const { rows } = await sql`
      select distinct work_state, history, waits_since is null as calm from conversation
      where organisation_id = ${to.organisationId}`.execute(to.house.ctx.db)
    expect(rows).toEqual([{ work_state: 'answered', history: true, calm: true }])
  })
})
