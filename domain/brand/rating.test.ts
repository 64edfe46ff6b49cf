import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chanceFrom } from '../language/chance.ts'
import { type Board, changed, newBoard, sumsOf } from './board.ts'
import { within } from './estimate.ts'
import { countsOf, type Heard, type Said } from './heard.ts'
import { movedBy } from './moved.ts'
import { ratingOf } from './rating.ts'
import { shareOf } from './share.ts'
import { mostWeight } from './voice.ts'

const day = 86_400_000
const week = { from: 0, until: 7 * day, halfLife: 7 * day }
const angry = [0.9, 0.1, 0] as const
const glad = [0, 0.1, 0.9] as const
const plain: Heard = {
  at: 6 * day,
  subject: 'us',
  topic: 'app',
  group: 'customer',
  account: 'an',
  sentiment: glad,
  reach: 10,
}

const said = (heard: Partial<Heard>): Said[] => {
  const { subject, topic, account, group, ...rest } = { ...plain, ...heard }
  const counts = countsOf({ subject, topic, account, group, ...rest }, week)
  return counts ? [{ subject, topic, account, group, counts }] : []
}
const boardOf = (heard: readonly Partial<Heard>[]): Board => changed(newBoard, heard.flatMap(said))
const crowd = (size: number, heard: Partial<Heard>) =>
  Array.from({ length: size }, (_, i) => ({ account: `${heard.subject}${heard.topic}${i}`, ...heard }))

const voices: fc.Arbitrary<Partial<Heard>[]> = fc.array(
  fc.record({
    account: fc.constantFrom('bo', 'cas', 'dee', 'eva', 'fie', 'guus', 'hein'),
    sentiment: fc.constantFrom(angry, glad, [0.2, 0.6, 0.2] as const),
    reach: fc.nat(1_000_000),
    topic: fc.constantFrom('app', 'price'),
  }),
  { maxLength: 25 },
)

describe('a rating', () => {
  test('says that they are too few, and stays near what is usual with them', () => {
    const three = boardOf(crowd(3, { sentiment: angry }))
    const many = boardOf(crowd(300, { sentiment: angry }))
    expect(ratingOf(three, 'us')).toMatchObject({ tooFew: true, accounts: 3, messages: 3 })
    expect(ratingOf(three, 'us').points).toBeGreaterThan(-600)
    expect(ratingOf(three, 'us').high - ratingOf(three, 'us').low).toBeGreaterThan(500)
    expect(ratingOf(many, 'us').tooFew).toBe(false)
    expect(ratingOf(many, 'us').high).toBeLessThan(-800)
    const better = ratingOf(three, 'us', { kind: 'all' }, 700).points
    expect(better - ratingOf(three, 'us').points).toBeGreaterThan(300)
    expect(ratingOf(many, 'us', { kind: 'all' }, 700).points - ratingOf(many, 'us').points).toBeLessThan(10)
    expect(ratingOf(newBoard, 'us')).toMatchObject({ points: 0, accounts: 0, tooFew: true })
  })

  test('of a topic of which little is said is near that of the whole', () => {
    const board = boardOf([...crowd(80, { sentiment: angry, topic: 'price' }), { sentiment: glad, topic: 'app' }])
    expect(ratingOf(board, 'us', { kind: 'topic', name: 'app' }).points).toBeLessThan(0)
    expect(ratingOf(board, 'us', { kind: 'topic', name: 'nothing' }).points).toBe(ratingOf(board, 'us').points)
  })

  test('is moved at most by the cap when one account posts ten times as much', () => {
    fc.assert(
      fc.property(voices, fc.constantFrom(angry, glad), fc.nat(10_000_000), (others, sentiment, reach) => {
        const posts = (times: number) => Array(times).fill({ account: 'an', sentiment, reach })
        const [once, tenfold] = [3, 30].map((times) => boardOf([...others, ...posts(times)])) as [Board, Board]
        const extra = sumsOf(tenfold, 'us', { kind: 'all' }).weight - sumsOf(once, 'us', { kind: 'all' }).weight
        expect(extra).toBeLessThanOrEqual(mostWeight / 4)
        const most = (2000 * extra) / (sumsOf(tenfold, 'us', { kind: 'all' }).weight + 600)
        expect(Math.abs(ratingOf(tenfold, 'us').points - ratingOf(once, 'us').points)).toBeLessThanOrEqual(most + 2)
      }),
    )
  })

  test('lies between its bounds, and in the scale', () => {
    fc.assert(
      fc.property(voices, fc.integer({ min: -1000, max: 1000 }), (heard, usual) => {
        const { points, low, high } = ratingOf(boardOf(heard), 'us', { kind: 'all' }, usual)
        expect(-1000 <= low && low <= points && points <= high && high <= 1000).toBe(true)
      }),
    )
  })

  test('is less sure when the model is less sure, however many speak', () => {
    const wide = (sentiment: Heard['sentiment']) => {
      const { low, high } = ratingOf(boardOf(crowd(2000, { sentiment })), 'us')
      return high - low
    }
    expect(wide([0.1, 0.3, 0.6])).toBeGreaterThan(1.5 * wide([0.01, 0.03, 0.96]))
  })

  test('of us does not change because a competitor is listened to', () => {
    fc.assert(
      fc.property(voices, voices, (heard, others) => {
        const board = boardOf([...heard, ...others.map((one) => ({ ...one, subject: 'them' }))])
        expect(ratingOf(board, 'us')).toEqual(ratingOf(boardOf(heard), 'us'))
      }),
    )
  })
})

describe('a share of voice', () => {
  const subjects = ['us', 'them', 'others']

  test('is of accounts and not of messages', () => {
    const board = boardOf([...crowd(60, { subject: 'us' }), ...crowd(60, { subject: 'them' })])
    const shouted = changed(
      board,
      Array(600)
        .fill(said({ account: 'an', subject: 'them' }))
        .flat(),
    )
    const [before, after] = [board, shouted].map((each) => shareOf(each, 'us', subjects.slice(0, 2)).share)
    expect(before).toBe(500)
    expect(after).toBeGreaterThan(485)
  })

  test('of all subjects together is the whole, each within its bounds', () => {
    fc.assert(
      fc.property(voices, voices, (ours, theirs) => {
        const board = boardOf([...ours, ...theirs.map((one) => ({ ...one, subject: 'them' }))])
        const shares = subjects.map((subject) => shareOf(board, subject, subjects))
        expect(Math.abs(shares.reduce((sum, { share }) => sum + share, 0) - 1000)).toBeLessThanOrEqual(2)
        for (const { share, low, high } of shares) expect(low <= share && share <= high).toBe(true)
      }),
    )
  })

  test('is the whole where nobody else is listened to', () => {
    expect(shareOf(boardOf(crowd(9, {})), 'us', ['us'])).toMatchObject({ share: 1000, low: 1000, high: 1000 })
  })
})

test.each([
  [3, 1.886],
  [6, 1.476],
  [11, 1.372],
  [1e9, 1.2816],
])('of %d accounts four in five lie within %d standard errors', (accounts, errors) => {
  expect(within(accounts)).toBeCloseTo(errors, 1)
})

describe('in a world that is known, intervals hold what is true about as often as they say', () => {
  const chance = chanceFrom(20)
  const normal = () => Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance())
  /** One account: a few posts that are alike, or very many of them, and a reach that differs by thousands. */
  const account = (name: string, mean: number, lean: number, subject: string): Partial<Heard>[] => {
    const own = mean + 0.45 * normal()
    const posts = Math.min(12, Math.ceil(chance() ** -0.8))
    const reach = 10 ** (1 + 1.2 * normal())
    return Array.from({ length: posts }, () => {
      const tone = Math.tanh(own + 0.3 * normal())
      const doubt = Math.sqrt(0.5 * (1 - tone * tone))
      const read = Math.max(-0.97, Math.min(0.97, tone + lean * doubt))
      const felt = Math.min(1, doubt * doubt + read * read)
      const strong = Math.max(felt, Math.abs(read))
      const [negative, positive] = [(strong - read) / 2, (strong + read) / 2]
      return { account: name, subject, reach, at: chance() * 7 * day, sentiment: [negative, 1 - strong, positive] }
    })
  }
  const runs = 200
  const truth = (mean: number) => {
    let sum = 0
    for (let i = 0; i < 40_000; i++) sum += Math.tanh(mean + 0.45 * normal() + 0.3 * normal())
    return (1000 * sum) / 40_000
  }

  /** The last two lie far from what is usual, as after a bad week. */
  test.each([
    [12, 0.2],
    [40, 0.2],
    [120, 0.2],
    [12, -1.5],
    [40, -1.5],
  ])('a rating, %d accounts around %d', (accounts, mean) => {
    const is = truth(mean)
    let held = 0
    for (let run = 0; run < runs; run++) {
      const lean = 0.1 * normal()
      const heard = Array.from({ length: accounts }, (_, i) => account(`${i}`, mean, lean, 'us')).flat()
      const { low, high } = ratingOf(boardOf(heard), 'us')
      if (low <= is && is <= high) held++
    }
    expect(held / runs).toBeGreaterThan(0.75)
    expect(held / runs).toBeLessThan(0.95)
  })

  test('a change, 40 accounts in each period', () => {
    const [was, is] = [0.2, -0.1]
    const change = truth(is) - truth(was)
    let held = 0
    for (let run = 0; run < runs; run++) {
      const lean = 0.1 * normal()
      const side = (mean: number) => ({
        board: boardOf(Array.from({ length: 40 }, (_, i) => account(`${i}`, mean, lean, 'us')).flat()),
        usual: 100,
      })
      const { low, high } = movedBy(side(was), side(is), 'us', 'topic')
      if (low <= change && change <= high) held++
    }
    expect(held / runs).toBeGreaterThan(0.75)
    expect(held / runs).toBeLessThan(0.95)
  })

  test.each([12, 40])('a share of voice, %d accounts', (accounts) => {
    let held = 0
    for (let run = 0; run < runs; run++) {
      const heard = Array.from({ length: accounts }, (_, i) => {
        const both = chance() < 0.2
        const first = chance() < 0.25
        return [
          ...(both || first ? account(`${i}`, 0, 0, 'us') : []),
          ...(both || !first ? account(`${i}`, 0, 0, 'them') : []),
        ]
      }).flat()
      const { low, high } = shareOf(boardOf(heard), 'us', ['us', 'them'])
      const is = (1000 * (0.2 + 0.8 * 0.25)) / 1.2
      if (low <= is && is <= high) held++
    }
    expect(held / runs).toBeGreaterThan(0.75)
    expect(held / runs).toBeLessThan(0.95)
  })
})
