/** A call log is brought in from the command line. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Importing, openImporting } from './importing.ts'

let at: Importing
beforeAll(async () => {
  at = await openImporting()
})
afterAll(() => at.close())

const log = `Starttijd;Van;Naar;Richting;Duur;Status;Opmerking
2025-11-03 09:12:00;06-12345678;201;inkomend;4:12;beantwoord;Internet valt weg
2025-11-04 10:00:00;0031 6 12345678;201;inkomend;0;gemist;
2025-11-04 10:30:00;201;0612345678;uitgaand;0:01:05;beantwoord;Teruggebeld
2025-11-04 11:00:00;201;0612345678;uitgaand;0;niet opgenomen;
2025-11-04 12:00:00;anoniem;201;inkomend;30;beantwoord;
gisteren;0612345678;201;inkomend;30;beantwoord;
`

describe('a call log', () => {
  test('comes in as history, number by number, line by line', async () => {
    const facts = await at.json('import', 'calls', at.file('bellen.csv', log), '--channel', 'Bellijst')
    expect(facts).toMatchObject({ code: 0, accepted: 4, refused: 1 })
    expect(facts.files[0]).toMatchObject({ channel: 'Bellijst', aside: { other: 1 } })
    expect(facts.files[0]?.told.find(({ outcome }) => outcome === 'refused')).toMatchObject({
      line: 7,
      reason: expect.stringContaining('"gisteren" is no moment'),
    })
    const { db } = at.house.ctx
    const messages = await db
      .selectFrom('message')
      .select(['direction', 'text', 'logged', 'conversation_id', 'received_at'])
      .orderBy('received_at')
      .execute()
    expect(messages.map(({ direction, text, logged }) => [direction, text, logged?.call])).toEqual([
      ['in', 'Internet valt weg', { seconds: 252, missed: false }],
      ['in', '', { seconds: null, missed: true }],
      ['out', 'Teruggebeld', { seconds: 65, missed: false }],
      ['in', '', { seconds: 30, missed: false }],
    ])
    expect(messages[0]?.received_at.toISOString()).toBe('2025-11-03T08:12:00.000Z')
    // calls of one number hang together; a withheld one is a stranger
    expect(new Set(messages.slice(0, 3).map((row) => row.conversation_id)).size).toBe(1)
    const open = await db.selectFrom('conversation').select('id').where('work_state', '=', 'open').execute()
    expect(open).toEqual([])
  })

  test('again brings nothing twice', async () => {
    const facts = await at.json('import', 'calls', at.file('bellen.csv', log), '--channel', 'Bellijst')
    expect(facts.files[0]).toMatchObject({ accepted: 0, duplicate: 4 })
  })

  test('with columns of its own is read by a map', async () => {
    const map = at.file('map.json', '{"at":"Wanneer","format":"dd-MM-yyyy HH:mm:ss","from":"Wie"}')
    const own = at.file('eigen.csv', 'Wie,Wanneer\n0201234567,03-11-2025 09:00:00\n')
    expect(await at.json('import', 'calls', own, '--map', map)).toMatchObject({ code: 0, accepted: 1 })
  })

  test.each([
    ['geen-kop.csv', 'a,b\n1,2\n', [], /no column tells when a call was/],
    ['wie.csv', 'datum,kleur\n2025-01-01,rood\n', [], /no column tells with whom/],
    ['map.csv', 'a,b\n1,2\n', ['--map', 'bestaat-niet.json'], /cannot be read/],
  ])('that cannot be understood is refused as a whole: %s', async (name, content, more, words) => {
    const said = await at.samenspraak('import', 'calls', at.file(name, content), ...more)
    expect(said.code).toBe(2)
    expect(said.err + said.out).toMatch(words)
  })
})
