/** The formats that hold what is left of a network: a channel that is made for one is an archive. */
import { type Call, Unusable } from '../command.ts'
import { activitiesIn } from './activitystreams.ts'
import type { Format } from './formats.ts'
import { type Dialogues, findDialogues, networkIn } from './network.ts'
import { openMap } from './read.ts'
import { tweetsIn } from './twitter.ts'

export function twitterArchive(call: Call): Format {
  const direct = call.flag('direct')
  const read: Format['read'] = (_, source, __, from) => tweetsIn(source, direct, from)
  return {
    into: { kind: 'api', network: 'twitter', archive: { others: null } },
    how: `twitter-archive ${direct}`,
    folders: true,
    prepare: firstOf(read),
    read,
    holds: 'tweets, as the archive of a Twitter account does',
  }
}

export function activityStreams(call: Call): Format {
  const ours = (call.text('ours') ?? '').split(',').flatMap((one) => {
    if (!one.trim()) return []
    if (!/^https?:\/\//.test(one.trim()) || !URL.canParse(one.trim()))
      throw new Unusable(`--ours: "${one.trim()}" is no address; it should begin with https://`)
    return [one.trim()]
  })
  const others = groundIn(call)
  const wanted = { direct: call.flag('direct'), others: others !== null, ours }
  const read: Format['read'] = (_, source, __, from) => activitiesIn(source, wanted, from)
  return {
    into: { kind: 'api', network: 'fediverse', archive: { others } },
    how: `activitystreams ${JSON.stringify(wanted)}`,
    folders: true,
    prepare: firstOf(read),
    read,
    holds: 'a collection of activities',
  }
}

export function oldNetwork(call: Call): Format {
  const given = call.text('map')
  if (!given) throw new Unusable('A network needs --map MAP.json, which says what its columns are; see docs/import.md')
  const map = openMap(given)
  if (map.history === false) throw new Unusable(`${given}: what is left of a network is history: take "history" out`)
  const others = groundIn(call)
  const dialogues: Dialogues = { us: new Set(), said: new Set(), answered: new Set() }
  return {
    into: { kind: 'api', network: map.network, archive: { others } },
    how: `network ${others !== null} ${JSON.stringify(map)}`,
    async prepare(sources, { progress }) {
      const found = await findDialogues(sources, map, others !== null, (rows) =>
        progress(rows, null, 'rows looked through'),
      )
      Object.assign(dialogues, found)
    },
    read: (_, source, zone, from) => networkIn(source, map, zone, dialogues, others !== null, from),
    holds: 'rows of who said what and when',
  }
}

/** Up to the first of each, so that what is no such archive leaves no empty channel. */
function firstOf(read: Format['read']): NonNullable<Format['prepare']> {
  return async (sources, { config }) => {
    for (const source of sources) {
      const things = read({ config }, source, 'UTC')
      await things.next()
      await things.return(undefined)
    }
  }
}

/** Whoever brings in what others said to each other says on which ground. */
function groundIn(call: Call): string | null {
  const ground = call.text('others')?.trim()
  if (ground === undefined) return null
  if (ground.length < 10)
    throw new Unusable('--others: say in a few words on which ground you may keep what others said to each other')
  return ground.slice(0, 200)
}
