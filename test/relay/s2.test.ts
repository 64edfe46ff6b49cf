/**
 * S2, Reclamepauze: a tool sends a campaign through the relay, and in the middle of it a customer complains on another network. With the real
 * pipeline, the real readers of what people write, the real decision, a real tool, a real mail server and, where there is one, a real mailbox.
 */
import { ImapFlow } from 'imapflow'
import nodemailer from 'nodemailer'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { allChannels } from '../../channels/index.ts'
import type { Answer } from '../../contract/endpoint.ts'
import type * as contract from '../../contract/relay.ts'
import type { Decided as Logged } from '../../contract/suppression-held.ts'
import type { Note } from '../../domain/message/message.ts'
import { defaultRules, written } from '../../domain/suppression/rules.ts'
import { firstOrganisation } from '../../server/store/organisation.ts'
import { type Sole, soleOver } from '../../server/store/sole.ts'
import { joinContacts } from '../../server/use/contact/join-contacts.ts'
import { changeRules } from '../../server/use/suppression/change-rules.ts'
import { type RelayWorker, startRelay } from '../../server/work/relay.ts'
import { openHouse, type TestHouse, type Visitor } from '../http/house.ts'
import { type Dovecot, dovecotIsMissing, startDovecot } from '../support/mail/dovecot.ts'
import { type Sink, startSink } from '../support/mail/sink.ts'
import { bring, create, plainChannel, type TestOrganisation } from '../support/organisation.ts'

/** S2_MAILS=2000 is the whole story; a few of them show the same. */
const mails = Number(process.env.S2_MAILS ?? 48)
const hour = 3_600_000

let house: TestHouse
let sole: Sole
let relay: RelayWorker
let sink: Sink
let dovecot: Dovecot | null = null
let shift = 0
let to: TestOrganisation
let owner: Visitor

beforeAll(async () => {
  house = await openHouse({
    environment: { SAMENSPRAAK_RELAY_PORT: '0' },
    context: {
      channels: new Map([...allChannels, ['plain', plainChannel]]),
      clock: () => new Date(Date.now() + shift),
    },
  })
  if (!dovecotIsMissing) dovecot = await startDovecot()
  sink = await startSink({ keep: (mail) => void (mail.to[0] === address && dovecot?.drop(address, mail.raw)) })
  sole = soleOver(house.ctx.store)
  relay = startRelay(house.ctx, sole)
  owner = await house.owner()
  to = await firstPlace()
})
afterAll(async () => {
  await relay.stop()
  await sole.close()
  await sink.stop()
  await dovecot?.stop()
  await house.close()
})

const address = 'fatima@klant.example'
const byMail: Note['actor'] = { network: 'email', id: address, name: 'Fatima' }
const onBluesky: Note['actor'] = { network: 'bluesky', id: 'did:plc:fatima', name: 'Fatima B.' }

async function firstPlace(): Promise<TestOrganisation> {
  const { ctx } = house
  const organisation = await firstOrganisation(ctx.db)
  const agent = await ctx.db.selectFrom('agent').select('id').executeTakeFirstOrThrow()
  if (!organisation) throw new Error('nobody lives here')
  const channelId = ctx.newId()
  await ctx.db
    .insertInto('channel')
    .values({
      ...{
        organisation_id: organisation.id,
        id: channelId,
        kind: 'plain',
        name: 'Overal',
        address: 'overal@example.org',
      },
      ...{ settings: '{}', created_at: ctx.clock() },
    })
    .execute()
  return { organisationId: organisation.id, channelId, agentId: agent.id, zone: 'Europe/Amsterdam' }
}

let said = 0
async function says(actor: Note['actor'], text: string, more: Partial<Note> = {}): Promise<string> {
  const id = `s2-${++said}`
  await bring(house.ctx, to, [create({ id, actor, text, published: house.ctx.clock(), ...more })])
  return id
}
const answers = (id: string, whom: Note['actor']) =>
  says({ network: 'email', id: 'wij@example.org' }, 'Dat zoeken we uit.', {
    ours: true,
    to: whom,
    thread: { inReplyTo: [id] },
  })

async function contactOf({ network, id }: Note['actor']): Promise<string> {
  const { contact_id } = await house.ctx.db
    .selectFrom('claim as c')
    .innerJoin('account as a', 'a.id', 'c.account_id')
    .select('c.contact_id')
    .where('a.organisation_id', '=', to.organisationId)
    .where('a.network', '=', network)
    .where('a.external_id', '=', id)
    .where('c.withdrawn_at', 'is', null)
    .executeTakeFirstOrThrow()
  return contact_id
}

type Campaigns = Answer<typeof contract.listRelayCampaigns>
type Mails = Answer<typeof contract.listRelayMails>

/** As the page shows it. */
async function campaign(name: string): Promise<{ offered: number } & Record<string, number>> {
  const { body } = await owner.ask<Campaigns>('GET', '/api/v1/relay/campaigns')
  const found = body.items.find((one) => one.name === name)
  if (!found) return { offered: 0 }
  const became = found.became.map(({ state, code, n }) => [code ? `${state} ${code}` : state, n] as const)
  return { offered: found.offered, ...Object.fromEntries(became) }
}
async function mailsOf(name: string, state: string): Promise<Mails['items']> {
  const { body } = await owner.ask<Campaigns>('GET', '/api/v1/relay/campaigns')
  const id = body.items.find((one) => one.name === name)?.id
  return (await owner.ask<Mails>('GET', `/api/v1/relay/mails?campaign=${id}&state=${state}`)).body.items
}
const subjectsTo = (who: string) =>
  sink.mails
    .filter((mail) => mail.to.includes(who))
    .map(({ raw }) => /^Subject: (.*)\r$/m.exec(raw.toString())?.[1] ?? '')

test('her advertisement waits, her invoice arrives, the sums are right, and what waited too long is not sent any more', async () => {
  await changeRules(house.ctx, to, written({ ...defaultRules, consentLives: 'elsewhere', caps: [] }), 0)
  const asked = await says(byMail, 'Wat kost glasvezel bij jullie?')
  const post = await says(onBluesky, 'Wat kost glasvezel bij jullie?')
  await answers(asked, byMail)
  await answers(post, onBluesky)
  await joinContacts(house.ctx, to, {
    fromId: await contactOf(onBluesky),
    intoId: await contactOf(byMail),
    evidence: [],
  })
  shift += 24 * 4 * hour

  const { body: made } = await owner.ask<Answer<typeof contract.createRelayTool>>('POST', '/api/v1/relay/tools', {
    ...{
      name: 'Nieuwsbrief',
      purpose: 'newsletter',
      purposes: ['transactional', 'offer'],
      unsubscribe: false,
      password: null,
    },
    server: { host: sink.host, port: sink.port, security: 'none', user: '' },
    ...{ connections: 8, mostPerMinute: 10_000, largest: 1_000_000, keepHours: 720 },
  })
  await vi.waitFor(() => expect(relay.port()).not.toBeNull(), 20_000)
  const tool = nodemailer.createTransport({
    ...{ host: '127.0.0.1', port: relay.port() ?? 0, pool: true, maxConnections: 4, maxMessages: 1e6 },
    ...{ requireTLS: true, tls: { rejectUnauthorized: false }, auth: { user: made.tool.username, pass: made.secret } },
  })
  const send = (who: string, subject: string, headers: Record<string, string>) =>
    tool.sendMail({ from: 'winkel@voltmeer.example', to: who, subject, text: 'Dag', headers })
  const spring = (who: string) => send(who, 'Voorjaarsactie', { 'X-Campaign': 'Voorjaar' })
  const people = Array.from({ length: mails - 1 }, (_, i) => `klant-${i}@klant.example`)
  const half = Math.floor(mails / 2)

  await Promise.all(people.slice(0, half).map(spring))
  const rest = Promise.all(people.slice(half).map(spring))
  const complaint = await says(
    onBluesky,
    'Dit is een klacht: al drie dagen geen internet, jullie service is waardeloos en niemand doet iets.',
  )
  await spring(address)
  const tomorrow = new Date(house.ctx.clock().getTime() + 24 * hour).toUTCString()
  await send(address, 'Alleen vandaag', {
    'X-Campaign': 'Weekend',
    'X-Samenspraak-Purpose': 'offer',
    Expires: tomorrow,
  })
  await send(address, 'Uw factuur', { 'X-Campaign': 'Facturen', 'X-Samenspraak-Purpose': 'transactional' })
  await rest
  await vi.waitFor(
    async () =>
      expect(await campaign('Voorjaar')).toEqual({ offered: mails, forwarded: mails - 1, 'held dialogue': 1 }),
    { timeout: 120_000, interval: 100 },
  )
  await vi.waitFor(async () => expect(await campaign('Facturen')).toEqual({ offered: 1, forwarded: 1 }), 60_000)
  await vi.waitFor(async () => expect(await campaign('Weekend')).toEqual({ offered: 1, 'held dialogue': 1 }), 60_000)
  expect(subjectsTo(address)).toEqual(['Uw factuur'])
  expect(await mailsOf('Voorjaar', 'held')).toMatchObject([{ address, code: 'dialogue', purpose: 'newsletter' }])

  await answers(complaint, onBluesky)
  await says(onBluesky, 'Ja, het is opgelost. Alles werkt weer, bedankt!', { thread: { inReplyTo: [complaint] } })
  // She agreed: it is decided again by itself, and now there is a moment up to which it waits.
  await vi.waitFor(async () => expect((await mailsOf('Voorjaar', 'held'))[0]?.until).not.toBeNull(), {
    timeout: 60_000,
    interval: 100,
  })
  expect(subjectsTo(address)).toEqual(['Uw factuur'])

  shift += 24 * 4 * hour
  await vi.waitFor(async () => expect(await campaign('Voorjaar')).toEqual({ offered: mails, forwarded: mails }), {
    timeout: 60_000,
    interval: 100,
  })
  await vi.waitFor(async () => expect(await campaign('Weekend')).toEqual({ offered: 1, 'expired expired': 1 }), {
    timeout: 60_000,
    interval: 100,
  })
  expect(subjectsTo(address)).toEqual(['Uw factuur', 'Voorjaarsactie'])
  // Nobody who is on the list was reported to be gone.
  expect(sink.mails.filter(({ from }) => from === '')).toEqual([])
  expect(new Set(sink.mails.map((mail) => mail.to.join())).size).toBe(mails)
  tool.close()
  if (dovecot) expect(await inMailbox(dovecot)).toEqual(['Uw factuur', 'Voorjaarsactie'])
}, 300_000)

test('the same by the API: a decision, a permission of seconds that a complaint revokes, and the log that explains it', async () => {
  const email = 'bram@klant.example'
  const mail: Note['actor'] = { network: 'email', id: email, name: 'Bram' }
  const skeets: Note['actor'] = { network: 'bluesky', id: 'did:plc:bram', name: 'Bram B.' }
  const first = await says(mail, 'Wat kost glasvezel bij jullie?')
  const post = await says(skeets, 'Wat kost glasvezel bij jullie?')
  await answers(first, mail)
  await answers(post, skeets)
  await joinContacts(house.ctx, to, { fromId: await contactOf(skeets), intoId: await contactOf(mail), evidence: [] })
  shift += 24 * 4 * hour

  const program = await house.program(['decision.ask'])
  const ask = { purpose: 'offer', channel: 'email', campaign: 'Najaar' }
  type Decided = { verdict: string; code: string; until: string | null }
  const decide = async (purpose = 'offer') => {
    const asked = { ...ask, purpose, addressees: [{ email }] }
    const { body } = await program.ask<{ decisions: Decided[] }>('POST', '/api/v1/decisions', asked)
    return body.decisions[0]
  }
  const lease = async () =>
    (
      await program.ask<{ id: string | null; decision: Decided }>('POST', '/api/v1/leases', {
        ...{ ...ask, addressee: { email } },
      })
    ).body
  const consume = async (id: string | null) =>
    (await program.ask<{ consumed: boolean; decision: Decided }>('POST', `/api/v1/leases/${id}/consume`)).body

  expect(await decide()).toEqual({ verdict: 'send', code: 'free', until: null })
  const given = await lease()
  const complaint = await says(skeets, 'Dit is een klacht: al drie dagen geen internet, jullie service is waardeloos.')
  // Between the permission and the hand-over he complained elsewhere: a code, and not the story.
  expect(await consume(given.id)).toEqual({
    ...{ consumed: false, before: null, decision: { verdict: 'hold', code: 'dialogue', until: null } },
  })
  // A decision without a permission is answered from memory, which follows within a tenth of a second.
  await vi.waitFor(async () => expect(await decide()).toMatchObject({ verdict: 'hold', code: 'dialogue' }))
  expect(await decide('transactional')).toEqual({ verdict: 'send', code: 'transactional', until: null })

  await answers(complaint, skeets)
  await says(skeets, 'Ja, het is opgelost. Alles werkt weer, bedankt!', { thread: { inReplyTo: [complaint] } })
  // He agreed; the day on which it hurt is left in peace.
  await vi.waitFor(async () => expect((await decide())?.until).not.toBeNull(), { timeout: 60_000, interval: 100 })
  shift += 24 * 4 * hour
  const again = await lease()
  expect(await consume(again.id)).toMatchObject({ consumed: true })
  expect(await consume(again.id)).toMatchObject({ consumed: false, decision: { code: 'expired' } })

  const { body: log } = await owner.ask<{ items: Logged[] }>(
    'GET',
    `/api/v1/contacts/${await contactOf(mail)}/decisions?limit=100`,
  )
  const told = log.items.filter((one) => one.campaign === 'Najaar')
  expect(told[0]).toMatchObject({ verdict: 'send', asked: 'handed over' })
  const hurt = told.find(({ reasons }) => reasons[0]?.situation === 'painful')
  expect(hurt).toMatchObject({ verdict: 'hold', code: 'dialogue' })
  expect(hurt?.reasons[0]?.conversations).toHaveLength(1)
}, 120_000)

async function inMailbox(server: Dovecot): Promise<string[]> {
  const client = new ImapFlow({
    ...{ host: server.host, port: server.port, secure: false, doSTARTTLS: false, logger: false },
    auth: { user: address, pass: server.password },
  })
  await client.connect()
  await client.mailboxOpen('INBOX', { readOnly: true })
  const found = await client.fetchAll('1:*', { envelope: true })
  client.close()
  return found.map(({ envelope }) => envelope?.subject ?? '').sort()
}
