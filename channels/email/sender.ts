/** Who speaks in a mail, and how sure we may be. */

import { normalMailAddress } from '../../domain/message/mail-address.ts'
import { type Actor, type CanReply, limits } from '../../domain/message/message.ts'
import { cleanLine } from '../../domain/message/text.ts'
import type { Address, Headers } from './headers.ts'
import type { Mailbox } from './mailbox.ts'
import { readKey } from './thread.ts'

export type Sender = {
  actor: Actor
  ours: boolean
  /** A form on a website passed on what somebody typed: the mail is the form's, the words are the visitor's. */
  byForm: boolean
  canReply?: CanReply
}

const robot =
  /^(no-?reply|do-?not-?reply|niet-?beantwoorden|geen-?antwoord|noreply[-_.].*|wordpress|webform|website|notifications?)@/

/**
 * Our own address writes to us in two ways: a colleague from another mail program, or a contact form, which then names the visitor
 * in Reply-To. Robots of form services do the latter too. The visitor's address is what somebody typed, so it is not vouched for.
 */
export function readSender(headers: Headers, us: Mailbox): Sender {
  const froms = headers.addresses('from')
  const from = froms[0] ?? headers.addresses('sender')[0] ?? headers.addresses('reply-to')[0] ?? looseAddress(headers)
  if (!from) {
    const reason = 'The mail names no sender, so there is no address to answer.'
    return {
      actor: { network: 'email', id: 'unknown', trusted: false },
      ours: false,
      byForm: false,
      canReply: { ok: false, reason },
    }
  }
  const replyTo = headers.addresses('reply-to')
  const visitor = replyTo[0]
  const byForm =
    replyTo.length === 1 &&
    visitor !== undefined &&
    !us.owns(visitor.address) &&
    (us.owns(from.address) || robot.test(from.address)) &&
    readKey(headers, us) === null
  if (byForm && visitor) return { actor: person(visitor, false), ours: false, byForm }
  const doubtful = headers.all('from').length !== 1 || froms.length !== 1 || failedDmarc(headers)
  return { actor: person(from, !doubtful), ours: !doubtful && us.owns(from.address), byForm }
}

/** From a header that nobody can parse, the first thing that looks like an address. */
function looseAddress(headers: Headers): Address | undefined {
  const address = normalMailAddress(/[^\s<>"(),;:@]+@[^\s<>"(),;:@]+/.exec(headers.first('from'))?.[0])
  return address ? { name: '', address } : undefined
}

function person({ name, address }: Address, trusted: boolean): Actor {
  const shown = cleanLine(name, limits.name)
  return {
    network: 'email',
    id: address,
    handle: address,
    ...(shown && shown !== address && { name: shown }),
    ...(trusted ? { verifiedEmail: address } : { trusted: false }),
  }
}

/** Only the top-most verdict is our own server's; those below it travelled with the mail and say what the sender likes. */
function failedDmarc(headers: Headers): boolean {
  return /(^|[;\s])dmarc\s*=\s*fail\b/i.test(headers.first('authentication-results'))
}
