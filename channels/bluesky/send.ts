/**
 * An answer is a post in the thread, under a key that follows from the letter's own: written twice it stands there once, so what is
 * unknown is simply written again. It can be changed and taken back, because it is a record in our own repository.
 */
import { measure } from '../../domain/message/writing.ts'
import type { Channel, Letter, Sending, SendOutcome } from '../kit/channel.ts'
import { facetsOf } from './facets.ts'
import { keepsUsOut } from './gate.ts'
import { at, listAt, textAt } from './json.ts'
import { mostBytes, mostCharacters, pictureTypes } from './rules.ts'
import { type Account, type Failed, openAccount } from './session.ts'
import { readSettings } from './settings.ts'
import { recordKeyOf } from './tid.ts'
import { gates, handleIn, ownerOf, type Place, placeIn, posts, postUri } from './uri.ts'
import type { Answer } from './xrpc.ts'

type Ref = { uri: string; cid: string }
type Failure = Extract<SendOutcome, { state: 'not sent' | 'unknown' }>

/** Write an answer. Never throws for what a network can do. */
export async function send(letter: Letter, sending: Sending): Promise<SendOutcome> {
  const fault = faultOf(letter.text)
  if (fault) return never(fault)
  const parent = letter.inReplyTo.find((id) => placeIn(id)?.collection === posts)
  if (!parent) return never('On Bluesky one answers a post, and this conversation has none on this channel.')
  const account = await openAccount(sending)
  if ('state' in account) return outcomeOf(account)
  const thread = await threadOf(account, parent)
  if ('state' in thread) return thread
  const pictures = await upload(account, letter.attachments)
  if ('state' in pictures) return pictures
  const { rkey, moment } = recordKeyOf(letter.key)
  const languages =
    thread.languages.length > 0 ? thread.languages : [readSettings(sending.connection.settings).language]
  const record = {
    $type: posts,
    ...(await wordsOf(letter.text, account)),
    langs: languages,
    reply: { root: thread.root, parent: thread.parent },
    ...(pictures.images.length > 0 && { embed: { $type: 'app.bsky.embed.images', images: pictures.images } }),
    createdAt: moment.toISOString(),
  }
  return put(account, rkey, record)
}

/** Put other words under the same key. Who reads along with apps that keep the first words may not see it. */
export async function revise(letter: Letter, id: string, sending: Sending): Promise<SendOutcome> {
  const fault = faultOf(letter.text)
  if (fault) return never(fault)
  const found = await ownRecord(id, sending)
  if ('state' in found) return found
  const { account, rkey, record } = found
  const { facets: _before, ...kept } = record
  return put(account, rkey, { ...kept, ...(await wordsOf(letter.text, account)) })
}

/** Take an answer back; one that is not there any more is as good as taken back. */
export async function withdraw(id: string, sending: Sending): Promise<SendOutcome> {
  const place = placeIn(id)
  if (!place) return never('This is not the address of a post.')
  const account = await openAccount(sending)
  if ('state' in account) return outcomeOf(account)
  if (place.did !== account.did) return never('This post is of another account than the one we are signed in with.')
  const body = { repo: place.did, collection: place.collection, rkey: place.rkey }
  const answer = await account.call({ method: 'com.atproto.repo.deleteRecord', body })
  return answer.state === 'done' ? { state: 'sent', id } : outcomeOf(answer)
}

/** Whether the answer of this letter stands in our repository. */
export const lookUp: NonNullable<Channel['lookUp']> = async (key, sending) => {
  const account = await openAccount(sending)
  if ('state' in account) return { state: 'unknown' }
  const { rkey } = recordKeyOf(key)
  const answer = await getRecord(account, { did: account.did, collection: posts, rkey })
  if (answer.state === 'done') return { state: 'sent', id: postUri(account.did, rkey) }
  return answer.state === 'refused' && isMissing(answer) ? { state: 'not sent' } : { state: 'unknown' }
}

const never = (reason: string): Failure => ({ state: 'not sent', permanent: true, reason })

function faultOf(text: string): string | null {
  const long = measure(text, 'graphemes')
  if (long > mostCharacters) return `The answer is ${long} characters long; Bluesky takes ${mostCharacters}.`
  if (Buffer.byteLength(text) > mostBytes) return `The answer is longer than the ${mostBytes} bytes that Bluesky takes.`
  return null
}

/** What could not be done, as the outcome of a letter. A password may be mended and a server come back; anything else is about this letter. */
function outcomeOf(answer: Failed): Failure {
  if (answer.state === 'unknown') return { state: 'unknown', reason: answer.reason.en }
  const isOurs = answer.state === 'refused' && answer.status !== 401
  return { state: 'not sent', permanent: isOurs, reason: answer.reason.en }
}

/** As `outcomeOf`, before anything was written: then nothing can be unknown. */
const unwritten = (answer: Failed): Failure =>
  answer.state === 'unknown' ? { state: 'not sent', permanent: false, reason: answer.reason.en } : outcomeOf(answer)

const isMissing = ({ code }: Extract<Answer, { state: 'refused' }>) => ['RecordNotFound', 'RepoNotFound'].includes(code)

const getRecord = (account: Account, { did, collection, rkey }: Place) =>
  account.call({ method: 'com.atproto.repo.getRecord', query: { repo: did, collection, rkey } })

type Thread = { parent: Ref; root: Ref; languages: string[] }

/** The post that is answered and the one that the thread begins with, as they are now; or why it cannot be answered. */
async function threadOf(account: Account, uri: string): Promise<Thread | Failure> {
  const place = placeIn(uri)
  const found = place && (await getRecord(account, place))
  if (!found) return never('This is not the address of a post.')
  if (found.state === 'refused' && isMissing(found)) return never('The post that you answer is not there any more.')
  if (found.state !== 'done') return unwritten(found)
  const record = at(found.body, 'value')
  const parent = { uri, cid: textAt(found.body, 'cid') }
  const above = { uri: textAt(record, 'reply', 'root', 'uri'), cid: textAt(record, 'reply', 'root', 'cid') }
  const root = placeIn(above.uri) && above.cid ? above : parent
  const closed = await isClosed(account, root.uri, root === parent && mentions(record, account.did))
  const languages = listAt(record, 'langs')
    .filter((one) => typeof one === 'string')
    .slice(0, 3)
  return closed ? never('Whoever began this thread lets nobody answer in it, or not us.') : { parent, root, languages }
}

const mentions = (record: unknown, did: string) =>
  listAt(record, 'facets').some((facet) => listAt(facet, 'features').some((feature) => textAt(feature, 'did') === did))

async function isClosed(account: Account, root: string, mentionsUs: boolean): Promise<boolean> {
  const place = placeIn(root)
  if (!place || ownerOf(root) === account.did) return false
  const gate = await getRecord(account, { ...place, collection: gates })
  return gate.state === 'done' && keepsUsOut(at(gate.body, 'value'), mentionsUs)
}

async function wordsOf(text: string, account: Account) {
  const facets = await facetsOf(text, async (name) => {
    const handle = handleIn(name) ?? ''
    const answer = await account.call({ method: 'com.atproto.identity.resolveHandle', query: { handle } })
    return answer.state === 'done' ? textAt(answer.body, 'did') || null : null
  })
  return { text, ...(facets.length > 0 && { facets }) }
}

type Image = { image: unknown; alt: string }

async function upload(account: Account, files: Letter['attachments']): Promise<{ images: Image[] } | Failure> {
  const images: Image[] = []
  for (const { name, mediaType, bytes, alt = '' } of files) {
    if (!pictureTypes.includes(mediaType)) return never(`"${name}" is no picture that Bluesky takes.`)
    const answer = await account.call({ method: 'com.atproto.repo.uploadBlob', body: { bytes, mediaType } })
    if (answer.state !== 'done') return unwritten(answer)
    images.push({ image: at(answer.body, 'blob'), alt })
  }
  return { images }
}

async function put(account: Account, rkey: string, record: object): Promise<SendOutcome> {
  const body = { repo: account.did, collection: posts, rkey, record }
  const answer = await account.call({ method: 'com.atproto.repo.putRecord', body })
  return answer.state === 'done' ? { state: 'sent', id: postUri(account.did, rkey) } : outcomeOf(answer)
}

async function ownRecord(id: string, sending: Sending) {
  const place = placeIn(id)
  if (!place) return never('This is not the address of a post.')
  const account = await openAccount(sending)
  if ('state' in account) return outcomeOf(account)
  if (place.did !== account.did) return never('This post is of another account than the one we are signed in with.')
  const answer = await getRecord(account, place)
  if (answer.state === 'refused' && isMissing(answer)) return never('Our post is not there any more.')
  if (answer.state !== 'done') return unwritten(answer)
  return { account, rkey: place.rkey, record: { ...(at(answer.body, 'value') as Record<string, unknown>) } }
}
