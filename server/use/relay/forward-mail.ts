/**
 * One mail for one recipient, over a line to the real server: asked whether it may be sent, said for whom it is, asked once more at
 * the moment when the server waits for the bytes, and sent. The commit of that last question is the hand-over, and it writes down that the
 * bytes may have left; whoever is killed after it leaves something of which nobody knows, and that is never sent again by itself.
 */
import type { Words } from '../../../channels/kit/channel.ts'
import type { Code, Decision, Lease } from '../../../contract/suppression.ts'
import { nextAttempt, nextLook, type RelayState } from '../../../domain/relay/state.ts'
import type { Context } from '../../context.ts'
import { type Handing, type Line, Unreachable } from '../../relay/line.ts'
import type { Lines } from '../../relay/lines.ts'
import type { Conclusion, Due } from '../../store/relay-mail.ts'
import { hostInAscii } from './accept-mail.ts'
import type { OpenMail } from './open-mail.ts'
import { type Asking, NotOurs } from './permission.ts'

export type Forwarding = {
  ctx: Pick<Context, 'clock'>
  asking: Asking
  open: OpenMail
  lines: Lines
}

export type Forwarded = {
  conclusion: Conclusion
  /** The bytes of what was refused, for the report. */
  refused: Buffer | null
  /** What is wrong with the server; null when it does its work, undefined when it was not spoken with. */
  problem: Words | null | undefined
}

/** @returns null when somebody else has it */
export async function forwardMail(forwarding: Forwarding, due: Due): Promise<Forwarded | null> {
  const { ctx, asking, open, lines } = forwarding
  const now = ctx.clock().getTime()
  const isTooLate = () => due.expires_at.getTime() <= ctx.clock().getTime()
  if (isTooLate()) return tooLate(due, open)
  // A report of ours goes to the tool itself; nobody is asked.
  const lease = due.campaign_id ? await asking.take(due) : null
  if (lease && lease.id === null) return only(notNow(due, lease.decision, now))

  let line: Line
  try {
    line = await lines.borrow()
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error
    return { ...only(later(due, 'unreachable', now)), problem: error.words }
  }
  try {
    const still = lease && lapsesSoon(lease, ctx.clock()) ? await asking.take(due) : lease
    if (still && still.id === null) return only(notNow(due, still.decision, ctx.clock().getTime()))
    // Whom to ask and a line to send by took their time.
    if (isTooLate()) return tooLate(due, open)
    return await sendOver(line, forwarding, due, still?.id ?? null)
  } finally {
    lines.giveBack(line)
  }
}

/** It waited long for a line, as behind a slow server. Nobody speaks with that server only to hear that it is too late. */
const lapsesSoon = ({ expires }: Lease, now: Date): boolean =>
  expires !== null && Date.parse(expires) - now.getTime() < handShakeMs

async function sendOver(line: Line, forwarding: Forwarding, due: Due, lease: string | null): Promise<Forwarded | null> {
  const mail = await forwarding.open(due)
  const asked = { denied: null as Decision | null, isOurs: true }
  const envelope = { from: inAscii(due.sender), to: inAscii(due.address), size: mail.length, eightBit: due.eight_bit }
  const handing = await line.send(envelope, mail, async () => {
    try {
      asked.denied = await handOver(forwarding, due, lease)
    } catch (error) {
      if (!(error instanceof NotOurs)) throw error
      asked.isOurs = false
    }
    return asked.isOurs && asked.denied === null
  })
  return asked.isOurs ? concluded(due, handing, asked.denied, mail, forwarding.ctx.clock().getTime()) : null
}

/** @returns null when it may go, and otherwise what speaks against it */
async function handOver({ ctx, asking }: Forwarding, due: Due, lease: string | null): Promise<Decision | null> {
  const { consumed, decision, before } = await asking.handOver(due, lease)
  if (!consumed) return decision.code === 'expired' || decision.code === 'stale' ? askAnew : decision
  // Nothing has left, and what was true then may not be true any more.
  return before !== null && ctx.clock().getTime() >= Date.parse(before) ? askAnew : null
}

/** It was too slow, or somebody else turned out to be meant. */
const askAnew: Decision = { verdict: 'send', code: 'free', until: null }

const soonMs = 200
/** For whom a mail is, and that it is welcome, is said in no more than this. */
const handShakeMs = 15_000

function concluded(due: Due, handing: Handing, denied: Decision | null, mail: Buffer, now: number): Forwarded {
  switch (handing.state) {
    case 'taken':
      return { ...only(final(due, 'forwarded', null)), problem: null }
    case 'kept':
      return only(notNow(due, denied ?? askAnew, now))
    case 'unknown':
      return only(final(due, 'unknown', handing.reason))
    case 'not taken':
      return handing.permanent
        ? { conclusion: final(due, 'refused', handing.reason), refused: mail, problem: null }
        : only(later(due, handing.reason, now))
  }
}

/** What a server would not take until it made no more sense is told to the tool; what was held is not, it is no fault of the address. */
async function tooLate(due: Due, open: OpenMail): Promise<Forwarded> {
  if (due.state === 'held' || due.attempts === 0)
    return only({ ...final(due, 'expired', null), code: 'expired' satisfies Code })
  const reason = '4.4.7 The mail server did not take it in time'
  return { conclusion: final(due, 'refused', reason), refused: await open(due), problem: undefined }
}

const only = (conclusion: Conclusion): Forwarded => ({ conclusion, refused: null, problem: undefined })

const final = ({ id }: Due, state: RelayState, reason: string | null): Conclusion => ({
  ...{ id, state, code: '', reason, until: null, readyAt: null },
})

/** The server does not take it now. It waits for the server, whatever it waited for before. */
const later = ({ id, attempts }: Due, reason: string, now: number): Conclusion => ({
  ...{ id, state: 'accepted', code: '', reason, until: null },
  readyAt: new Date(nextAttempt(now, attempts)),
})

function notNow(due: Due, { verdict, code, until }: Decision, now: number): Conclusion {
  const { id } = due
  if (verdict === 'drop') return { ...final(due, 'dropped', null), code }
  if (verdict === 'send')
    return { id, state: 'accepted', code: '', reason: null, until: null, readyAt: new Date(now + soonMs) }
  const next = nextLook(now, until === null ? null : Date.parse(until), due.attempts, due.expires_at.getTime())
  return {
    id,
    state: 'held',
    code,
    reason: null,
    until: until === null ? null : new Date(until),
    readyAt: new Date(next),
  }
}

function inAscii(address: string): string {
  const at = address.lastIndexOf('@')
  return at < 0 ? address : `${address.slice(0, at)}@${hostInAscii(address.slice(at + 1))}`
}
