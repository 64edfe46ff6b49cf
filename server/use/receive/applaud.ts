/** Somebody likes something, passes it on without a word, or takes that back. Nothing is said, so nothing opens and nobody waits. */
import type { Applause, Outcome } from '../../../domain/message/message.ts'
import type { KnownAccount } from '../../store/contact.ts'
import { accountKey, refKey } from './known.ts'
import { meetAgain, unheardAccount } from './recognise.ts'
import type { Taking } from './taking.ts'

export function applaud(event: Applause, taking: Taking): [Outcome, null] {
  const { known, written, channel, newId } = taking
  const key = refKey(channel.id, event.id)
  const held = known.applause.get(key)
  if (event.type === 'Undo') {
    const by = known.accounts.get(accountKey(event.actor.network, event.actor.id))
    // Nobody takes back what another did.
    if (!held || held.account_id !== by?.id) return ['duplicate', null]
    written.unapplauded.push(held.id)
    known.applause.delete(key)
    return ['revision', null]
  }
  if (held) return ['duplicate', null]
  const { id: account_id, ours } = accountOf(event, taking)
  // What we applaud ourselves is no news.
  if (ours) return ['echo', null]
  const kind = event.type === 'Like' ? ('like' as const) : ('share' as const)
  const row = { id: newId(), channel_id: channel.id, external_id: event.id, kind, account_id, about: event.object }
  written.applause.push({ ...row, at: event.at })
  known.applause.set(key, row)
  return ['revision', null]
}

/** Who only applauds is an account, and no contact until they speak. */
function accountOf({ actor, at }: Applause, { known, written, newId }: Taking): KnownAccount {
  const key = accountKey(actor.network, actor.id)
  const held = known.accounts.get(key)
  if (held) return meetAgain(held, actor, at, { known, written })
  const account = unheardAccount(newId(), actor, at)
  known.accounts.set(key, account)
  written.accounts.set(key, account)
  return account
}
