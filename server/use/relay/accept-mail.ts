/**
 * A tool hands over a mail. When this resolves all of it is in the store, closed with the key of the house; before that the tool is told
 * nothing. What comes while another is being written is written together in the next transaction.
 */
import { createHash } from 'node:crypto'
import { domainToASCII } from 'node:url'
import type { Purpose } from '../../../contract/suppression.ts'
import { normalMailAddress } from '../../../domain/message/mail-address.ts'
import { longestHead, type MailHeaders, mostHops, purposeOf, readMailHeaders } from '../../../domain/relay/headers.ts'
import { giveUpAfter } from '../../../domain/relay/state.ts'
import type { Context } from '../../context.ts'
import { decodeWords } from '../../relay/encoded-words.ts'
import { markOf } from '../../relay/trace.ts'
import { transact } from '../../store/database.ts'
import type { ToolRow } from '../../store/relay.ts'
import { type Accepted, acceptMails } from '../../store/relay-accept.ts'
import { together } from '../../together.ts'
import { gathering } from './permission.ts'

export type Handed = { tool: ToolRow; sender: string; recipients: readonly string[]; bytes: Buffer; eightBit: boolean }

/** Why a mail is not taken. */
export class NotTaken extends Error {
  override name = 'NotTaken'
}

export type AcceptMail = (handed: Handed) => Promise<void>

const hourMs = 3_600_000
/** Whatever a mail says of itself, it is not kept longer. */
const longestKept = 30 * 24 * hourMs
/** A part of a body as it is stored. */
export const partSize = 1024 * 1024
const atOnce = {
  ...gathering,
  weight: (one: Accepted) => one.mail.size + 1000 * one.recipients.length,
  most: 16_000_000,
}

/** @returns what accepts a mail. It throws `NotTaken` for a mail that goes round in circles */
export function acceptingMail(ctx: Context): AcceptMail {
  const byOrganisation = new Map<string, (one: Accepted) => Promise<void>>()
  const accepting = (organisationId: string) => {
    const accept =
      byOrganisation.get(organisationId) ??
      together<Accepted, void>(async (all) => {
        const at = ctx.clock()
        await transact(ctx.db, (tx) => acceptMails(tx, organisationId, ctx.newId, all, at))
        await ctx.wake.ring('relay', organisationId)
        return all.map(() => undefined)
      }, atOnce)
    byOrganisation.set(organisationId, accept)
    return accept
  }
  return async (handed) => accepting(handed.tool.organisation_id)(prepareMail(ctx, handed))
}

/** As it is kept. @throws NotTaken */
export function prepareMail(ctx: Context, { tool, sender, recipients, bytes, eightBit }: Handed): Accepted {
  const headers = readMailHeaders(bytes.toString('latin1', 0, longestHead), markOf(ctx), decodeWords)
  checkNoLoop(headers)
  const { purpose, odd } = purposeOf<Purpose>(headers.purpose, tool, 'marketing')
  const now = ctx.clock().getTime()
  const keep = purpose === 'transactional' ? giveUpAfter : tool.keep_hours * hourMs
  return {
    mail: {
      ...{ id: ctx.newId(), tool_id: tool.id, purpose, odd_purpose: odd, sender, size: bytes.length },
      ...{ eight_bit: eightBit, expires_at: new Date(Math.min(headers.expires ?? now + keep, now + longestKept)) },
    },
    campaign: headers.campaign ?? '',
    recipients: recipients.map((address) => ({ id: ctx.newId(), address, key: keyOf(address) })),
    digest: createHash('sha256').update(sender).update('\0').update(bytes).digest('hex').slice(0, 40),
    parts: closeParts(ctx, bytes),
  }
}

export function closeParts({ seal }: Pick<Context, 'seal'>, bytes: Buffer): Uint8Array[] {
  const n = Math.max(1, Math.ceil(bytes.length / partSize))
  return Array.from({ length: n }, (_, i) => seal.closeBytes(bytes.subarray(i * partSize, (i + 1) * partSize)))
}

function checkNoLoop({ isOurs, hops }: MailHeaders): void {
  if (isOurs) throw new NotTaken('This mail went through this relay before: the mail server behind it hands it back')
  if (hops >= mostHops) throw new NotTaken('This mail was handed on too often')
}

/** One spelling of an address, to find it by. */
export const keyOf = (address: string): string => normalMailAddress(address) ?? address.toLowerCase()

/** The host as it is said to a mail server; what cannot be a name stays as it is. */
export const hostInAscii = (host: string): string => (host.startsWith('[') ? host : domainToASCII(host) || host)
