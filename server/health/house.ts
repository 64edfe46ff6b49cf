/** What an organisation keeps: its channels, the ledger, the outbox, what reads along, and whether everything points somewhere. */
import type { Context } from '../context.ts'
import type { Database } from '../store/database.ts'
import {
  brokenChannels,
  danglingReferences,
  laggingReaders,
  lastHeard,
  newestBackup,
  outboxTrouble,
  unbalancedDays,
  withPasswordAlone,
} from '../store/trouble.ts'
import { about, both, type Finding, good, look, wrong } from './finding.ts'

/** Longer than any reply should take to leave. */
const late = 10 * 60_000
const day = 86_400_000

type House = Pick<Context, 'db' | 'seal'> & { organisationId: string; now: Date }

export async function checkHouse(house: House): Promise<Finding[]> {
  const { db, organisationId: id, now } = house
  return [
    ...(await checkSecrets(house)),
    ...(await checkChannels(db, id, now)),
    await checkLedger(db, id),
    await checkOutbox(db, id, now),
    ...(await checkReaders(db, id)),
    ...(await checkReferences(db, id)),
    ...(await checkSignIn(db, id)),
    await checkBackup(db, id, now),
  ]
}

async function checkSecrets({ db, seal, organisationId }: House): Promise<Finding[]> {
  const rows = await db
    .selectFrom('channel')
    .select(['name', 'secrets'])
    .where('organisation_id', '=', organisationId)
    .where('secrets', 'is not', null)
    .execute()
  const closed = rows.filter(({ secrets }) => {
    try {
      if (secrets) seal.open(secrets)
      return false
    } catch {
      return true
    }
  })
  if (closed.length === 0) return []
  const names = closed.map(({ name }) => name).join(', ')
  return [
    wrong(
      'passwords',
      both(`het sleutelbestand opent niet die van: ${names}`, `the key file does not open those of: ${names}`),
      both(
        'Zet het sleutelbestand terug dat bij deze opslag hoort, of vul ze opnieuw in onder Kanalen.',
        'Put the key file back that belongs to this store, or enter them again under Channels.',
      ),
    ),
  ]
}

async function checkChannels(db: Database, organisationId: string, now: Date): Promise<Finding[]> {
  const broken = (await brokenChannels(db, organisationId)).map(({ name, since, problem }) =>
    about(name, {
      ...wrong(
        'channels',
        both('stuk sinds', 'broken since'),
        both(
          'Het wordt vanzelf opnieuw geprobeerd. Kijk onder Kanalen met "Test deze verbinding".',
          'It is tried again by itself. Look under Channels with "Test this connection".',
        ),
      ),
      since,
      because: problem,
    }),
  )
  const heard = await lastHeard(db, organisationId)
  const silent = heard.filter(({ at }) => at !== null && now.getTime() - at.getTime() > 7 * day)
  const quiet = silent.map(({ name, at }) => {
    const days = Math.floor((now.getTime() - (at?.getTime() ?? 0)) / day)
    return about(
      name,
      look(
        'channels',
        both(`al ${days} dagen niets gehoord`, `nothing heard for ${days} days`),
        both(
          'Is dat gewoon voor dit kanaal? Stuur anders zelf een bericht en kijk of het binnenkomt.',
          'Is that usual for this channel? If not, send a message yourself and see whether it comes in.',
        ),
      ),
    )
  })
  const found = [...broken, ...quiet]
  return found.length > 0
    ? found
    : [good('channels', both(`${heard.length} aan, geen is stuk`, `${heard.length} on, none is broken`))]
}

async function checkLedger(db: Database, organisationId: string): Promise<Finding> {
  const gaps = await unbalancedDays(db, organisationId)
  if (gaps.length === 0)
    return good(
      'arrivals',
      both(
        'elke dag klopt: ontvangen = op scherm + wijziging + dubbel + echo + geweigerd + onderweg',
        'every day adds up: received = shown + revised + duplicate + echo + refused + in flight',
      ),
    )
  const days = gaps.map(({ channel, day: on, missing }) => `${channel} ${on}: ${missing}`).join('; ')
  return wrong(
    'arrivals',
    both(`dagen die niet kloppen: ${days}`, `days that do not add up: ${days}`),
    both(
      'Dit hoort nooit te gebeuren. Maak een reservekopie en meld het met deze regel.',
      'This should never be. Make a backup and report it with this line.',
    ),
  )
}

async function checkOutbox(db: Database, organisationId: string, now: Date): Promise<Finding> {
  const trouble = await outboxTrouble(db, organisationId, new Date(now.getTime() - late))
  if (trouble.late > 0)
    return wrong(
      'replies',
      both(`${trouble.late} hadden al lang weg moeten zijn`, `${trouble.late} should have left long ago`),
      both('Draait er een programma met de rol all of worker?', 'Is a process running with role all or worker?'),
    )
  const { failed, unknown, stale } = trouble
  if (failed + unknown + stale === 0) return good('replies', both('allemaal verstuurd', 'all have left'))
  return look(
    'replies',
    both(
      `${failed} mislukt, van ${unknown} is onbekend of ze weg zijn, ${stale} ingehaald`,
      `${failed} failed, ${unknown} may or may not have left, ${stale} were overtaken`,
    ),
    both('Ze wachten in hun gesprekken op iemand.', 'They wait for a person in their conversations.'),
  )
}

/** Whatever follows the events: search first of all. */
async function checkReaders(db: Database, organisationId: string): Promise<Finding[]> {
  const readers = await laggingReaders(db, organisationId)
  const behind = readers.filter(({ lag }) => lag > 1_000)
  if (behind.length === 0)
    return readers.length > 0 ? [good('readers', both('alles is bij', 'all are up to date'))] : []
  return behind.map(({ reader, lag }) =>
    about(
      reader,
      look(
        'readers',
        both(`loopt ${lag} gebeurtenissen achter`, `is ${lag} events behind`),
        both(
          'Na een import haalt het vanzelf in. Blijft het, draait er dan een programma met de rol all of worker?',
          'After an import it catches up by itself. If it stays, is a process running with role all or worker?',
        ),
      ),
    ),
  )
}

async function checkReferences(db: Database, organisationId: string): Promise<Finding[]> {
  const dangling = await danglingReferences(db, organisationId)
  if (dangling.length === 0) return [good('references', both('alles wijst ergens heen', 'everything points somewhere'))]
  return dangling.map(({ what, n }) =>
    about(
      what,
      wrong(
        'references',
        both(`${n} wijzen nergens heen`, `${n} point nowhere`),
        both(
          'Dit hoort nooit te gebeuren. Maak een reservekopie en meld het met deze regel.',
          'This should never be. Make a backup and report it with this line.',
        ),
      ),
    ),
  )
}

async function checkSignIn(db: Database, organisationId: string): Promise<Finding[]> {
  const names = await withPasswordAlone(db, organisationId)
  if (names.length === 0)
    return [
      good('sign-in', both('eigenaren en beheerders hebben een tweede stap', 'owners and admins have a second factor')),
    ]
  const n = names.length
  return [
    look(
      'sign-in',
      both(
        `${n} ${n === 1 ? 'eigenaar of beheerder meldt' : 'eigenaren of beheerders melden'} zich aan met alleen een wachtwoord`,
        `${n} ${n === 1 ? 'owner or admin signs' : 'owners or admins sign'} in with a password alone`,
      ),
      both(
        'Een tweede stap of een passkey instellen kan onder Instellingen, Aanmelden.',
        'They can set up a second factor or a passkey under Settings, Signing in.',
      ),
    ),
  ]
}

async function checkBackup(db: Database, organisationId: string, now: Date): Promise<Finding> {
  const at = await newestBackup(db, organisationId)
  const cron = both(
    'Laat wie de machine beheert elke nacht een reservekopie maken: zie docs/operate.md, "Backup and restore".',
    'Have whoever keeps the machine make a backup each night: see docs/operate.md, "Backup and restore".',
  )
  if (!at) return look('backup', both('er is er nog geen gemaakt', 'none was made yet'), cron)
  const days = Math.floor((now.getTime() - at.getTime()) / day)
  const says = both('de laatste is van', 'the last one is of')
  return { ...(days > 7 ? look('backup', says, cron) : good('backup', says)), since: at.toISOString() }
}
