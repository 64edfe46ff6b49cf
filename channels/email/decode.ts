/** One raw mail -> what it says. Pure: the same bytes and the same moment of arrival give the same event. */
import { type ChannelEvent, limits, type Note, Refusal } from '../../domain/message/message.ts'
import { cleanLine } from '../../domain/message/text.ts'
import type { Channel } from '../kit/channel.ts'
import { readAutomatic } from './automatic.ts'
import { readBody } from './body.ts'
import { readBounce } from './bounce.ts'
import type { Headers } from './headers.ts'
import { type Mailbox, mailboxOf } from './mailbox.ts'
import { parseMail } from './parse.ts'
import { readSender } from './sender.ts'
import { readId, readKey, readThread } from './thread.ts'

/** Before this nobody sent mail as we know it: a clock that stood still. */
const firstSaneDate = Date.UTC(1990, 0, 1)

export const decode: Channel['decode'] = async (raw, { connection, received }): Promise<ChannelEvent> => {
  if (raw.length === 0)
    throw new Refusal(
      'The mail is empty: zero bytes. If it can be read in the mailbox, the mail server could not give it.',
    )
  const mail = await parseMail(raw)
  const { headers } = mail
  const us = mailboxOf(connection.address, connection.aliases)
  const sender = readSender(headers, us)
  const { actor, ours, canReply } = sender
  const id = (ours && readKey(headers, us)) || readId(headers, raw)
  const automatic = readAutomatic(headers, id, sender, us)
  const bounce = automatic === 'bounce' ? readBounce(mail, us) : null
  const thread = readThread(headers, id, us)
  const subject = cleanLine(headers.first('subject'), limits.subject)
  const audience = readAudience(headers, us)
  const note: Note = {
    id,
    revision: 0,
    actor,
    ours,
    addressed: true,
    published: readDate(headers.first('date'), received),
    ...(subject && { subject }),
    ...readBody(mail),
    thread: bounce ? { ...thread, inReplyTo: [bounce.id, ...(thread.inReplyTo ?? [])] } : thread,
    ...(audience.length > 0 && { audience }),
    visibility: 'direct',
    ...(canReply && { canReply }),
    ...(automatic === 'bounce' && {
      canReply: { ok: false, reason: 'A mail server wrote this; nobody would read an answer.' },
    }),
    ...(automatic && { automatic }),
    ...(bounce?.about && { about: bounce.about }),
  }
  return { type: 'Create', note }
}

/** The engine finds a date in any words ("gisteren 1"); a date of a mail has a day, a month and a year. */
const dateLike = /\b\d{1,2}[ -][a-z]{3,9}\.?[ -]\d{2,4}\b|\b\d{4}-\d\d-\d\d/i

function readDate(value: string, received: Date): Date {
  if (!dateLike.test(value)) return received
  const zoned = /([+-]\d{4}|GMT|UTC?|Z|[ECMP][SD]T)\b/.test(value) ? value : `${value} +0000`
  const time = Date.parse(zoned.replace(/\([^()]*\)/g, ''))
  return time >= firstSaneDate && time <= received.getTime() ? new Date(time) : received
}

function readAudience(headers: Headers, us: Mailbox): string[] {
  const others = headers.addresses('to', 'cc').filter(({ address }) => !us.owns(address))
  const shown = others.map(({ name, address }) => {
    const known = cleanLine(name, limits.name)
    return known && known !== address ? `${known} <${address}>` : address
  })
  return [...new Set(shown)].slice(0, 50)
}
