/** An organisation with one channel, straight into the store: for tests of the pipeline, which make many. */
import type { Channel } from '../../channels/kit/channel.ts'
import type { ChannelEvent, Note } from '../../domain/message/message.ts'
import type { Context } from '../../server/context.ts'
import { acceptArrivals } from '../../server/use/accept-arrivals.ts'
import { receiveMessages } from '../../server/use/receive-messages.ts'

export type TestOrganisation = { organisationId: string; channelId: string; agentId: string; zone: string }

/** A channel that hands over what the domain understands, so that a test says exactly what comes in. It edits and deletes. */
export const plainChannel: Channel = {
  kind: 'plain',
  label: { nl: 'Proef', en: 'Test' },
  about: { nl: '', en: '' },
  capabilities: {
    receives: 'is told',
    sends: true,
    sendsIdempotently: true,
    attachments: true,
    tellsEdits: true,
    tellsDeletes: true,
    tellsAudience: true,
    visibility: 'direct',
  },
  fields: [],
  async decode(raw) {
    return JSON.parse(Buffer.from(raw).toString(), revive) as ChannelEvent
  },
  async send(letter) {
    return { state: 'sent', id: `net-${letter.key}` }
  },
}

function revive(key: string, value: unknown): unknown {
  return (key === 'published' || key === 'at') && typeof value === 'string' ? new Date(value) : value
}

export async function makeOrganisation(ctx: Context, kind = 'plain'): Promise<TestOrganisation> {
  const [organisationId, channelId, agentId] = [ctx.newId(), ctx.newId(), ctx.newId()]
  const created_at = ctx.clock()
  const organisation_id = organisationId
  await ctx.db
    .insertInto('organisation')
    .values({ id: organisationId, name: 'Proef', language: 'nl', created_at })
    .execute()
  await ctx.db
    .insertInto('counter')
    .values((['arrival', 'conversation', 'event'] as const).map((name) => ({ organisation_id, name })))
    .execute()
  await ctx.db.insertInto('arrival_cursor').values({ organisation_id }).execute()
  await ctx.db
    .insertInto('agent')
    .values({
      organisation_id,
      id: agentId,
      name: 'Joris',
      alias: 'Joris',
      email: 'joris@example.org',
      role: 'agent',
      created_at,
    })
    .execute()
  await ctx.db
    .insertInto('channel')
    .values({
      organisation_id,
      id: channelId,
      kind,
      name: 'Proef',
      address: 'proef@example.org',
      settings: '{}',
      created_at,
    })
    .execute()
  return { organisationId, channelId, agentId, zone: 'Europe/Amsterdam' }
}

/** Hand items over together, and take in whatever waits. */
export async function bring(
  ctx: Context,
  to: TestOrganisation,
  events: readonly ChannelEvent[],
  history = false,
): Promise<void> {
  const items = events.map((event) => ({ bytes: Buffer.from(JSON.stringify(event)), history }))
  await acceptArrivals(ctx, to, items)
  while ((await receiveMessages(ctx, to.organisationId)) > 0);
}

/** A note with everything that a test does not care about. */
export function note(of: Partial<Note> & { id: string }): Note {
  return {
    revision: 0,
    actor: { network: 'plain', id: 'fatima', name: 'Fatima B.' },
    ours: false,
    addressed: true,
    published: new Date('2026-11-21T20:00:00Z'),
    text: `tekst van ${of.id}`,
    thread: {},
    visibility: 'direct',
    attachments: [],
    ...of,
  }
}

export const create = (of: Partial<Note> & { id: string }): ChannelEvent => ({ type: 'Create', note: note(of) })
