/** What we say leaves, is said otherwise, and is taken back. All three may be done twice: the other side knows each by its id. */
import type { Channel, Letter, Sending, SendOutcome } from '../kit/channel.ts'
import { never } from '../kit/outcome.ts'
import { type Circle, noteUrl, type Thing } from './activity.ts'
import { deliver } from './deliver.ts'
import { writeNote } from './note.ts'
import { readSaid } from './said.ts'
import { keepNote, readNote } from './sent.ts'
import { askStranger, findStranger } from './stranger.ts'

const context = 'https://www.w3.org/ns/activitystreams'

export const send: NonNullable<Channel['send']> = async (letter, sending) => {
  const { home } = sending
  const { key } = letter
  const found = await findStranger(sending, letter.to.id)
  if (found.state === 'gone') return never('The account is gone.')
  if (found.state === 'unknown') return { state: 'not sent', permanent: false, reason: found.reason }
  const held = await readNote(sending, key)
  const circle = held?.circle ?? (await circleFor(letter, sending))
  const published = held ? new Date(String(held.note.published)) : letter.at
  const note = writeNote({ home, letter, key, to: found.who, circle, published })
  // Kept before it leaves: whoever is told of it may come and look at once.
  await keepNote(sending, key, { note, to: found.who.id, circle })
  const outcome = await deliver(sending, found.who.inbox, activityOf('Create', note, home))
  return outcome.state === 'sent' ? { state: 'sent', id: key } : outcome
}

/** What was answered went no further than this; without it the letter says who may read it. */
async function circleFor({ inReplyTo, visibility }: Letter, sending: Sending): Promise<Circle> {
  const said = await readSaid(sending, inReplyTo[0] ?? '')
  return said?.circle ?? (visibility === 'public' || visibility === 'followers' ? visibility : 'direct')
}

export const revise: NonNullable<Channel['revise']> = async (letter, id, sending) => {
  const held = await readNote(sending, id)
  if (!held || held.gone) return never('It is no longer there.')
  const found = await findStranger(sending, held.to)
  if (found.state !== 'found') return never('The account is gone.')
  const { home } = sending
  const published = new Date(String(held.note.published))
  const before = typeof held.note.inReplyTo === 'string' ? [held.note.inReplyTo] : []
  const written = { text: letter.text, inReplyTo: before }
  const note = writeNote({
    home,
    letter: written,
    key: id,
    to: found.who,
    circle: held.circle,
    published,
    updated: sending.clock(),
  })
  await keepNote(sending, id, { ...held, note })
  return named(id, await deliver(sending, found.who.inbox, activityOf('Update', note, home)))
}

export const withdraw: NonNullable<Channel['withdraw']> = async (id, sending) => {
  const held = await readNote(sending, id)
  if (!held) return never('It did not leave from here.')
  const at = sending.clock().toISOString()
  const { to, cc, published } = held.note
  const tombstone = { id: noteUrl(sending.home, id), type: 'Tombstone', deleted: held.gone ?? at }
  await keepNote(sending, id, { ...held, note: { to, cc, published }, gone: tombstone.deleted })
  // Their server may have moved on since it heard of us.
  const found = await askStranger(sending, held.to)
  if (found.state === 'gone') return { state: 'sent', id }
  if (found.state === 'unknown') return { state: 'not sent', permanent: false, reason: found.reason }
  const deletion = { ...activityOf('Delete', { ...tombstone, to, cc }, sending.home), object: tombstone }
  return named(id, await deliver(sending, found.who.inbox, deletion))
}

const named = (id: string, outcome: SendOutcome): SendOutcome =>
  outcome.state === 'sent' ? { state: 'sent', id } : outcome

/** Each version of a note is an activity with an id of its own. */
function activityOf(type: 'Create' | 'Update' | 'Delete', note: Thing, home: string): Thing {
  const { id, to, cc, published, updated } = note
  const version = type === 'Update' ? `-${Date.parse(String(updated))}` : ''
  const when = type === 'Create' ? { published } : {}
  const { '@context': _, ...object } = note
  return {
    '@context': context,
    id: `${id}#${type.toLowerCase()}${version}`,
    type,
    actor: home,
    to,
    cc,
    ...when,
    object,
  }
}
