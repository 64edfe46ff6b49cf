/** Posts as the listening page shows them: the message, where it was said, and whether joining in is welcome. */
import type { ListenedPost } from '../../../contract/listening.ts'
import { type Etiquette, etiquetteOf } from '../../../domain/listening/etiquette.ts'
import type { Context } from '../../context.ts'
import { listChannels } from '../../store/channel.ts'
import { readOrganisation } from '../../store/organisation.ts'
import { type OverheardRow, readOverheard } from '../../store/overheard.ts'
import { messagesById, type ShownMessage } from '../../store/queue.ts'
import { listGroups } from '../../store/term.ts'
import { showMessage } from './conversation.ts'

/** @returns those that are still there, in the order of the ids */
export async function showListened(
  ctx: Context,
  organisationId: string,
  ids: readonly string[],
): Promise<Map<string, ListenedPost>> {
  if (ids.length === 0) return new Map()
  const [messages, overheard, channels, names] = await Promise.all([
    messagesById(ctx.db, organisationId, ids),
    readOverheard(ctx.db, organisationId, ids),
    listChannels(ctx.db, organisationId),
    ownNames(ctx, organisationId),
  ])
  const byId = new Map(messages.map((row) => [row.id, row]))
  const shown = ids.flatMap((id): [string, ListenedPost][] => {
    const [row, about] = [byId.get(id), overheard.get(id)]
    const channel = channels.find((one) => one.id === row?.channel_id)
    if (!row || !about || !channel) return []
    return [
      [
        id,
        {
          message: showMessage(row),
          channel: { id: channel.id, kind: channel.kind, name: channel.name },
          etiquette: etiquette(row, about, names),
          press: row.reads?.includes('press') ?? false,
          reactsTo: about.reacts_to,
        },
      ],
    ]
  })
  return new Map(shown)
}

/** Shorter names of groups are words of everybody: "wij". */
const leastOfName = 4

/** What we are called: the organisation, and the groups of search terms about it. */
async function ownNames(ctx: Context, organisationId: string): Promise<string[]> {
  const [house, groups] = await Promise.all([
    readOrganisation(ctx.db, organisationId),
    listGroups(ctx.db, organisationId),
  ])
  const ours = groups.filter(({ about, name }) => about === 'brand' && name.length >= leastOfName)
  return [...(house ? [house.name] : []), ...ours.map(({ name }) => name)]
}

/** @param names what we are called */
export function etiquette(
  { text, subject }: Pick<ShownMessage, 'text' | 'subject'>,
  { direction, addressed, answers_us, mentions_others, in_a_talk, objected, about }: OverheardRow,
  names: readonly string[],
): Etiquette {
  return etiquetteOf({
    ours: direction === 'out',
    toUs: addressed || answers_us === true,
    objected,
    toOthers: mentions_others || in_a_talk,
    text: `${subject ?? ''}\n${text}`,
    names,
    about,
  })
}
