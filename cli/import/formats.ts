/** The formats that can be imported: what each needs to be told, where its messages go, and how it is read. */
import { normalMailAddress } from '../../domain/message/mail-address.ts'
import type { Context } from '../../server/context.ts'
import { type Call, Unusable } from '../command.ts'
import { activityStreams, oldNetwork, twitterArchive } from './archives.ts'
import { callsIn, openCallMap } from './calls.ts'
import { fromChatwoot } from './chatwoot.ts'
import { fetcher } from './fetch.ts'
import { newsIn } from './gdelt.ts'
import { readJson } from './json.ts'
import { readMails } from './mbox.ts'
import { csvMessagesIn, longest, messagesIn, openMap, ticketsIn } from './read.ts'
import type { Found, Place } from './record.ts'
import type { Source } from './source.ts'
import { pagesIn } from './warc.ts'
import { fromZendesk, type User, usersIn } from './zendesk.ts'

/** A new channel is an archive; `others` is the ground on which what others said to each other comes along. */
export type Archive = { others: string | null }

export type Format = {
  /** The kind of channel it goes to, and what that is known by: the network of its writers, or our mail addresses. */
  into:
    | { kind: 'api'; network: string; archive?: Archive }
    | { kind: 'phone' }
    | { kind: 'sites' }
    | { kind: 'email'; addresses: readonly string[] }
  /** Whatever else decides what becomes of a file. */
  how: string
  /** Whether it may come as a folder. */
  folders?: boolean
  /** A look through all files before the first of them is brought in. */
  prepare?(sources: readonly Source[], call: Call): Promise<void>
  read(ctx: Pick<Context, 'config'>, source: Source, zone: string, from?: Place): AsyncGenerator<Found>
  /** What a file of this format is expected to hold. */
  holds: string
}

/** @throws Unusable when there is no such format, or an option is missing or out of place */
export function formatFor(name: string, call: Call): Format {
  const format = formats[name]
  if (!format)
    throw new Unusable(`"${name}" is not a format that can be imported; it may be ${Object.keys(formats).join(', ')}`)
  const strange = ['map', 'fetch', 'ours', 'direct', 'others'].find(
    (option) => (call.text(option) ?? call.flag(option)) && !format.options.includes(option),
  )
  if (strange) throw new Unusable(`--${strange} means nothing for ${name}; see docs/import.md`)
  return format.make(call)
}

const formats: Readonly<Record<string, { options: readonly string[]; make(call: Call): Format }>> = {
  messages: {
    options: [],
    make: () => ({
      into: { kind: 'api', network: 'api' },
      how: 'null',
      read: (_, source, __, from) => messagesIn(source, from),
      holds: 'one message a line',
    }),
  },
  csv: { options: ['map'], make: csv },
  chatwoot: {
    options: ['fetch'],
    make: (call) => desk('chatwoot', fromChatwoot, call),
  },
  zendesk: { options: ['fetch'], make: zendesk },
  mbox: { options: ['ours'], make: mbox },
  calls: { options: ['map'], make: calls },
  warc: { options: [], make: () => pages('warc', (source, from) => pagesIn(source, from), 'pages of websites') },
  'twitter-archive': { options: ['direct'], make: twitterArchive },
  activitystreams: { options: ['direct', 'others', 'ours'], make: activityStreams },
  network: { options: ['map', 'others'], make: oldNetwork },
  gdelt: { options: [], make: () => pages('gdelt', (source, from) => newsIn(source, from), 'lines of GDELT 2.0') },
}

function csv(call: Call): Format {
  const given = call.text('map')
  if (!given) throw new Unusable('A CSV needs --map MAP.json, which says what its columns are; see docs/import.md')
  const map = openMap(given)
  if (!map.id) throw new Unusable(`${given}: id is missing`)
  return {
    into: { kind: 'api', network: map.network },
    how: JSON.stringify(map),
    async prepare(sources) {
      // Up to the first message, so that a file that does not fit its map leaves no empty channel.
      for (const source of sources) {
        const things = csvMessagesIn(source, map, 'UTC')
        await things.next()
        await things.return(undefined)
      }
    },
    read: (_, source, zone, from) => csvMessagesIn(source, map, zone, from),
    holds: 'rows below a header',
  }
}

function desk(network: string, tickets: Parameters<typeof ticketsIn>[1], call: Call): Format {
  const fetching = call.flag('fetch')
  return {
    into: { kind: 'api', network },
    how: `${network} ${fetching}`,
    read: (ctx, source, _, from) => ticketsIn(source, tickets, fetching ? fetcher(ctx) : null, from),
    holds: `conversations as ${network === 'zendesk' ? 'Zendesk' : 'Chatwoot'} exports them`,
  }
}

/** Users may stand in a file of their own, before or behind the tickets. */
function zendesk(call: Call): Format {
  const people = new Map<string, User>()
  return {
    ...desk('zendesk', (value) => fromZendesk(value, people), call),
    async prepare(sources, { progress }) {
      for (const source of sources)
        for await (const found of readJson(source, longest)) {
          if ('value' in found) for (const user of usersIn(found.value)) people.set(user.id, user)
          progress(found.after.byte, source.size, 'bytes looked through for people')
        }
    },
  }
}

function mbox(call: Call): Format {
  const addresses = (call.text('ours') ?? '').split(',').flatMap((one) => {
    if (!one.trim()) return []
    const address = normalMailAddress(one)
    if (!address) throw new Unusable(`--ours: "${one.trim()}" is not a mail address`)
    return [address]
  })
  return {
    into: { kind: 'email', addresses },
    how: `mbox ${addresses.toSorted().join(',')}`,
    read: (_, source, __, from) => readMails(source, longest, from),
    holds: 'mails',
  }
}

function calls(call: Call): Format {
  const map = openCallMap(call.text('map'))
  return {
    into: { kind: 'phone' },
    how: JSON.stringify(map),
    async prepare(sources) {
      for (const source of sources) {
        const things = callsIn(source, map, 'UTC')
        await things.next()
        await things.return(undefined)
      }
    },
    read: (_, source, zone, from) => callsIn(source, map, zone, from),
    holds: 'calls below a header',
  }
}

/** What stands on websites. */
function pages(how: string, read: (source: Source, from?: Place) => AsyncGenerator<Found>, holds: string): Format {
  return {
    into: { kind: 'sites' },
    how,
    async prepare(sources) {
      for (const source of sources) {
        const things = read(source)
        await things.next()
        await things.return(undefined)
      }
    },
    read: (_, source, __, from) => read(source, from),
    holds,
  }
}
