/** A place where the dialogue is protected, for tests of that: a house, an organisation for each test, customers who speak, and a moment that is moved. */
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest'
import { allChannels } from '../../channels/index.ts'
import type { Note } from '../../domain/message/message.ts'
import type { Addressee } from '../../domain/suppression/addressee.ts'
import type { Ask } from '../../domain/suppression/ask.ts'
import { defaultRules, written } from '../../domain/suppression/rules.ts'
import { transact } from '../../server/store/database.ts'
import { renewFeelings } from '../../server/store/feeling.ts'
import { changeRules } from '../../server/use/suppression/change-rules.ts'
import { consumeLease } from '../../server/use/suppression/consume-lease.ts'
import { decideNow } from '../../server/use/suppression/decide-now.ts'
import { takeLease } from '../../server/use/suppression/take-lease.ts'
import { openHouse, type TestHouse } from '../http/house.ts'
import { bring, create, makeOrganisation, plainChannel, type TestOrganisation } from '../support/organisation.ts'

/** Called once in a test file, before its tests. */
export function protectedPlace() {
  let house: TestHouse
  let now = new Date('2026-11-23T12:00:00Z')
  let to: TestOrganisation
  let count = 0

  beforeAll(async () => {
    const channels = new Map([...allChannels, ['plain', plainChannel]])
    house = await openHouse({ context: { channels, clock: () => now } })
  })
  afterAll(() => house.close())
  beforeEach(async () => {
    now = new Date('2026-11-23T12:00:00Z')
    to = await makeOrganisation(house.ctx)
    await changeRules(house.ctx, to, written({ ...defaultRules, consentLives: 'elsewhere' }), 0)
  })

  /** A law of every state: what stands with a conversation is what comes out when all that was said is told anew. */
  afterEach(async () => {
    const rows = await house.ctx.db
      .selectFrom('conversation')
      .select('id')
      .where('organisation_id', '=', to.organisationId)
      .execute()
    const ids = rows.map(({ id }) => id)
    expect(await transact(house.ctx.db, (tx) => renewFeelings(tx, to.organisationId, ids))).toEqual(new Map())
  })

  const complaint = 'Ik ben hier zo boven op. Dit is een klacht: jullie service is waardeloos en niemand doet iets.'
  const agrees = 'Ja, het is opgelost. Alles werkt weer, bedankt!'
  const neutral = 'Wat kost glasvezel bij jullie?'
  const later = (hours: number) => {
    now = new Date(now.getTime() + hours * 3_600_000)
  }

  const mail = (address: string): Note['actor'] => ({ network: 'email', id: address, name: 'Fatima' })
  async function says(text: string, actor: Note['actor'], more: Partial<Note> = {}): Promise<string> {
    const id = `m${++count}`
    await bring(house.ctx, to, [create({ id, text, actor, published: now, ...more })])
    return id
  }
  /** We answer. */
  const answers = (inReplyTo: string, actor: Note['actor']) =>
    says(
      'Wij hebben het hersteld.',
      { network: 'email', id: 'wij@example.org' },
      { ours: true, to: actor, thread: { inReplyTo: [inReplyTo] } },
    )

  const offer: Ask = { purpose: 'offer', medium: 'email', campaign: 'Najaar' }
  const ask = async (one: Addressee, asked: Ask = offer) => {
    const { decisions } = await decideNow(house.ctx, to.organisationId, asked, [one])
    return decisions[0]
  }
  const code = async (one: Addressee, asked?: Ask) => (await ask(one, asked))?.code
  const fatima = { email: 'fatima@example.nl' }
  const lease = (one: Addressee = fatima) => takeLease(house.ctx, to.organisationId, offer, one, 'proef')
  const consume = (id: string | null) => consumeLease(house.ctx, to.organisationId, id ?? '')
  const contactOf = async (network: string, name: string) => {
    const { contact_id } = await house.ctx.db
      .selectFrom('claim as c')
      .innerJoin('account as a', 'a.id', 'c.account_id')
      .select('c.contact_id')
      .where('a.organisation_id', '=', to.organisationId)
      .where('a.network', '=', network)
      .where('a.external_id', '=', name)
      .where('c.withdrawn_at', 'is', null)
      .executeTakeFirstOrThrow()
    return contact_id
  }

  return {
    get house() {
      return house
    },
    get to() {
      return to
    },
    complaint,
    agrees,
    neutral,
    later,
    mail,
    says,
    answers,
    offer,
    ask,
    code,
    fatima,
    lease,
    consume,
    contactOf,
  }
}
