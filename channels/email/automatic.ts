/** Was this mail written by a program? Then it is shown, but it opens no work and starts no clock. */
import type { Automatic } from '../../domain/message/message.ts'
import { isBounce } from './bounce.ts'
import type { Headers } from './headers.ts'
import type { Mailbox } from './mailbox.ts'
import type { Sender } from './sender.ts'
import { readKey } from './thread.ts'

/** A mail that has passed this many servers goes round in a circle. */
const mostHops = 25

const away =
  /(automatisch(e)? (antwoord|reactie)|out of (the )?office|automatic reply|auto-?reply|afwezig|niet aanwezig|met vakantie|on (vacation|holiday|leave))/i

/** @param id the mail's own Message-ID */
export function readAutomatic(headers: Headers, id: string, sender: Sender, us: Mailbox): Automatic | undefined {
  const header = (name: string) => headers.first(name).toLowerCase()
  const marked = readKey(headers, us) !== null || us.isOurId(id)
  if ((marked && !sender.ours) || headers.all('received').length > mostHops) return 'loop'
  if (isBounce(headers)) return 'bounce'

  const submitted = header('auto-submitted')
  const precedence = header('precedence')
  // a form sends by program what a person wrote
  if (submitted !== '' && !/^no\b/.test(submitted) && !(sender.byForm && submitted !== 'auto-replied'))
    return 'auto-reply'
  if (header('content-type').includes('disposition-notification')) return 'auto-reply'
  if (['x-autoreply', 'x-autorespond', 'x-autoresponder'].some((name) => header(name) !== '')) return 'auto-reply'
  if (['auto_reply', 'auto-reply'].includes(precedence)) return 'auto-reply'
  if (isList(headers, precedence, us)) return 'list'
  // many mails of people carry one of these, and a person may well write "afwezig"; both together is a program
  const hints = header('x-auto-response-suppress') !== '' || precedence === 'junk' || header('return-path') === '<>'
  return hints && away.test(headers.first('subject')) ? 'auto-reply' : undefined
}

/** A list to which we subscribed; not the group that our own address is, through which every customer's mail comes. */
function isList(headers: Headers, precedence: string, us: Mailbox): boolean {
  const list = /<([^<>]*)>/.exec(headers.first('list-id'))?.[1]?.toLowerCase()
  if (list !== undefined || headers.first('list-id') !== '') return list !== us.address.replace('@', '.')
  return precedence === 'bulk' || precedence === 'list'
}
