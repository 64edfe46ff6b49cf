/** A relay between a real tool (nodemailer) and a real mail server, for tests: who may get mail is said by the test. */
import { sql } from 'kysely'
import nodemailer, { type SendMailOptions } from 'nodemailer'
import { afterAll, beforeAll, vi } from 'vitest'
import type { Code, Purpose, Verdict } from '../../contract/suppression.ts'
import type { RelayState } from '../../domain/relay/state.ts'
import type { Ask } from '../../domain/suppression/ask.ts'
import { hashKey } from '../../server/access/api-key.ts'
import { transact } from '../../server/store/database.ts'
import { createToolRow } from '../../server/store/relay.ts'
import { type Sole, soleOver } from '../../server/store/sole.ts'
import type { Permissions } from '../../server/use/relay/permission.ts'
import { type RelayWorker, startRelay } from '../../server/work/relay.ts'
import { openHouse, type TestHouse } from '../http/house.ts'
import { type Sink, startSink } from '../support/mail/sink.ts'
import { makeOrganisation } from '../support/organisation.ts'

export type Said = { verdict: Verdict; code: Code; until?: string | null }

export type Asked = Ask & { email: string }

type Saying = Permissions & {
  of: Map<string, Said>
  atHandOver: Map<string, Said>
  /** Whose next permission nearly lapsed. */
  brief: Set<string>
  asked: Asked[]
}

/** Says of everybody what the test says of them; of others that they may have mail. */
export function saying(): Saying {
  const of = new Map<string, Said>()
  const atHandOver = new Map<string, Said>()
  const brief = new Set<string>()
  const asked: Asked[] = []
  const leases = new Map<string, string>()
  const free: Said = { verdict: 'send', code: 'free' }
  const decided = ({ verdict, code, until = null }: Said) => ({ verdict, code, until })
  return {
    ...{ of, atHandOver, brief, asked },
    async take(ctx, _, wanted) {
      return wanted.map(({ ask, addressee }) => {
        const email = 'email' in addressee ? addressee.email : ''
        asked.push({ ...ask, email })
        const said = of.get(email) ?? free
        const id = said.verdict === 'send' ? ctx.newId() : null
        if (id) leases.set(id, email)
        const expires = brief.delete(email) ? new Date(ctx.clock().getTime() + 1000).toISOString() : null
        return { id, decision: decided(said), expires }
      })
    },
    async consume(ctx, _, ids, also) {
      const before = new Date(ctx.clock().getTime() + 2000).toISOString()
      const answers = ids.map((id) => {
        const email = leases.get(id) ?? ''
        const said = atHandOver.get(email) ?? of.get(email) ?? free
        const consumed = said.verdict === 'send'
        return { consumed, decision: decided(said), before: consumed ? before : null }
      })
      const consumed = ids.filter((_, i) => answers[i]?.consumed)
      if (consumed.length > 0) await transact(ctx.db, async (tx) => also?.(tx, consumed))
      return answers
    },
  }
}

export type Relaying = {
  house: TestHouse
  sink: Sink
  organisationId: string
  permissions: ReturnType<typeof saying>
  relay(): RelayWorker
  /** Send as a tool does. */
  send(mail: SendMailOptions, tool?: Tool): Promise<{ rejected: unknown[] }>
  /** The same over one connection, one after the other. */
  sendAll(mails: readonly SendMailOptions[]): Promise<void>
  tool(more?: Partial<Parameters<typeof createToolRow>[1]>): Promise<Tool>
  /** What became of each recipient, by address. */
  states(): Promise<Record<string, { state: RelayState; code: string; reason: string | null }>>
  until(address: string, state: RelayState): Promise<void>
  /** What was offered of each campaign and what became of it, as the store counts it; where a recount says the same. */
  counts(): Promise<Record<string, Record<string, number>>>
  /** Everything that waits for its moment is due now. */
  lookAgain(): Promise<void>
}
const usual = { from: 'winkel@voltmeer.example', subject: 'Voorjaar', text: 'Dag' }

export type Tool = { id: string; username: string; password: string }

/** For one test file; each test makes an organisation of its own by `begin`, unless it has one. */
export function relaying(): { begin(of?: { organisationId: string }): Promise<Relaying>; house(): TestHouse } {
  let house: TestHouse
  let sole: Sole
  let relay: RelayWorker
  const permissions = saying()
  const cleaning: (() => Promise<unknown>)[] = []
  beforeAll(async () => {
    house = await openHouse({
      environment: { SAMENSPRAAK_RELAY_PORT: '0' },
      context: { clock: () => new Date() },
    })
    sole = soleOver(house.ctx.store)
    relay = startRelay(house.ctx, sole, permissions)
  })
  afterAll(async () => {
    await relay.stop()
    for (const clean of cleaning) await clean()
    await sole.close()
    await house.close()
  })
  return {
    house: () => house,
    async begin(of) {
      const { ctx } = house
      const { organisationId } = of ?? (await makeOrganisation(ctx))
      const sink = await startSink()
      cleaning.push(() => sink.stop())
      const made: Tool[] = []
      const tool: Relaying['tool'] = async (more = {}) => {
        const [id, password] = [ctx.newId(), `geheim-${made.length}`]
        const username = `nieuwsbrief-${id}`
        await transact(ctx.db, (tx) =>
          createToolRow(tx, {
            ...{ id, organisation_id: organisationId, name: 'Nieuwsbrief', username, password_hash: hashKey(password) },
            ...{ purpose: 'newsletter' as Purpose, purposes: ['offer', 'transactional'] as Purpose[] },
            ...{
              host: '127.0.0.1',
              port: sink.port,
              security: 'none' as const,
              server_user: '',
              server_password: null,
            },
            ...{ connections: 4, most_per_minute: 6000, largest: 1024 * 1024, keep_hours: 72, unsubscribe: false },
            ...{ created_at: ctx.clock(), ...more },
          }),
        )
        await ctx.wake.ring('relay', organisationId)
        const one = { id, username, password }
        made.push(one)
        return one
      }
      const door = async ({ username, password }: Tool) => ({
        ...{ host: '127.0.0.1', port: await vi.waitUntil(() => relay.port(), 10_000) },
        ...{ requireTLS: true, tls: { rejectUnauthorized: false }, auth: { user: username, pass: password } },
      })
      const states: Relaying['states'] = async () => {
        const rows = await ctx.db
          .selectFrom('relay_recipient')
          .select(['address', 'state', 'code', 'reason'])
          .where('organisation_id', '=', organisationId)
          .execute()
        return Object.fromEntries(rows.map(({ address, ...rest }) => [address, rest]))
      }
      return {
        ...{ house, sink, organisationId, permissions, tool, states },
        relay: () => relay,
        async send(mail, by) {
          const transport = nodemailer.createTransport(await door(by ?? made[0] ?? (await tool())))
          const { rejected } = await transport.sendMail({ ...usual, ...mail })
          return { rejected: rejected ?? [] }
        },
        async sendAll(mails) {
          const at = await door(made[0] ?? (await tool()))
          const transport = nodemailer.createTransport({ ...at, pool: true, maxConnections: 1 })
          for (const mail of mails) await transport.sendMail({ ...usual, ...mail })
          transport.close()
        },
        async until(address, state) {
          await vi.waitFor(async () => {
            const found = (await states())[address]
            if (found?.state !== state) throw new Error(`${address} is ${JSON.stringify(found)}`)
          }, 15_000)
        },
        async counts() {
          const of = { organisation_id: organisationId }
          const { rows } = await sql<{ name: string; state: string; code: string; n: number; offered: number }>`
            select c.name, c.offered, n.state, n.code, n.n from relay_campaign c
            join relay_count n on n.organisation_id = ${of.organisation_id} and n.campaign_id = c.id
            where c.organisation_id = ${of.organisation_id} and n.n <> 0`.execute(ctx.db)
          const kept: Record<string, Record<string, number>> = {}
          for (const { name, state, code, n, offered } of rows)
            kept[name] = { ...kept[name], offered, [`${state} ${code}`.trim()]: n }
          const again = await sql<{ state: string; code: string; n: number }>`
            select state, code, count(*) as n from relay_recipient
            where organisation_id = ${of.organisation_id} and campaign_id is not null group by 1, 2`.execute(ctx.db)
          const sum = (all: readonly { state: string; code: string; n: number }[]) => {
            const sums: Record<string, number> = {}
            for (const { state, code, n } of all) sums[`${state} ${code}`] = (sums[`${state} ${code}`] ?? 0) + n
            return sums
          }
          if (
            JSON.stringify(Object.entries(sum(rows)).sort()) !== JSON.stringify(Object.entries(sum(again.rows)).sort())
          )
            throw new Error('a recount says otherwise')
          return kept
        },
        async lookAgain() {
          await ctx.db
            .updateTable('relay_recipient')
            .set({ ready_at: ctx.clock() })
            .where('organisation_id', '=', organisationId)
            .where('ready_at', 'is not', null)
            .where('handed_at', 'is', null)
            .execute()
          await ctx.wake.ring('relay', organisationId)
        },
      }
    },
  }
}
