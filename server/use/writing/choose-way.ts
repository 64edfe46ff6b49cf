/** Where an answer goes: on the way that its writer chose, or where the customer last spoke; with all that is against it. */

import { openVariables } from '../../../domain/conversation/canned.ts'
import type { Conversation } from '../../../domain/conversation/conversation.ts'
import type { Via } from '../../../domain/conversation/draft.ts'
import { faultsOf } from '../../../domain/message/writing.ts'
import type { Context } from '../../context.ts'
import { refuse, refuseField, refuseFields } from '../../problem.ts'
import type { Transaction } from '../../store/database.ts'
import { type DraftFile, filesOfDraft } from '../../store/draft.ts'
import { lastHeard } from '../../store/reply-address.ts'
import { type Way, waysTo } from './ways.ts'

export type Chosen = Way & {
  /** What is answered there; null where they never spoke. */
  inReplyTo: string | null
  /** The writer chose it. */
  byChoice: boolean
}

type Asked = { via?: Via | null | undefined; openly?: boolean | undefined }

/** @throws ProblemError when this conversation cannot be answered that way, or would come into the open unasked */
export async function chooseWay(
  ctx: Context,
  tx: Transaction,
  organisationId: string,
  of: Conversation,
  { via, openly }: Asked,
): Promise<Chosen> {
  const heard = await lastHeard(tx, organisationId, of.id)
  const ways = await waysTo(ctx, tx, organisationId, of)
  const way = via
    ? ways.find(({ channel, to }) => channel.id === via.channelId && to.network === via.network && to.id === via.id)
    : ways.find(({ channel }) => channel.id === heard?.channelId)
  if (!way && via) throw refuseField('via', 'is no way to this contact')
  if (!way) throw refuse('cannot-reply', { detail: 'No customer said anything in this conversation yet' })
  if (!way.can.ok) throw refuse('cannot-reply', { detail: way.can.reason })
  const isOpen = (visibility: string) => visibility === 'public' || visibility === 'followers'
  if (via && heard && isOpen(way.visibility) && !isOpen(heard.visibility) && !openly)
    throw refuse('goes-public', { detail: `What is sent by ${way.channel.name} can be read by others.` })
  const there = await lastHeard(tx, organisationId, of.id, undefined, way.channel.id)
  return { ...way, inReplyTo: there?.externalId ?? null, byChoice: via !== null && via !== undefined }
}

/** The files of a draft that go along, in their order. @throws ProblemError for all that this network does not take */
export async function checkLetter(
  tx: Transaction,
  organisationId: string,
  way: Way,
  letter: { text: string; draftId?: string | undefined; files?: readonly string[] | undefined },
): Promise<DraftFile[]> {
  const { text, draftId, files: wanted = [] } = letter
  const [open] = openVariables(text)
  if (open) throw refuseField('text', `still holds ${open}: fill it in`)
  const there = draftId && wanted.length > 0 ? await filesOfDraft(tx, organisationId, draftId) : []
  const files = there.filter(({ id }) => wanted.includes(id))
  if (files.length < new Set(wanted).size) throw refuseField('files', 'name a file that is no longer in this draft')
  const named = files.map(({ name, media_type, size }) => ({ name, mediaType: media_type, size }))
  const faults = faultsOf({ text, files: named }, way.rules)
  if (faults.length > 0) throw refuseFields(faults)
  return files
}
