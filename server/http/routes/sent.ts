/** Changing an answer that left, taking it back, and what it said before. */
import * as contract from '../../../contract/sent.ts'
import { accessMessage } from '../../access/messages.ts'
import { earlierWords } from '../../store/sent.ts'
import { changeSent } from '../../use/change-sent.ts'
import type { Mount } from '../mount.ts'
import { accessReply, withNews } from '../show/reply.ts'

export function sentRoutes(mount: Mount): void {
  mount(contract.changeSent, async ({ ctx, who, input }) => {
    const { conversation } = await accessReply(ctx.db, who.organisationId, input.id)
    await changeSent(ctx, who, { does: 'revise', ...input }).catch((error) =>
      withNews(ctx.db, who.organisationId, conversation.id, input.said, error),
    )
    return accessReply(ctx.db, who.organisationId, input.id)
  })

  mount(contract.withdrawSent, async ({ ctx, who, input }) => {
    await changeSent(ctx, who, { does: 'withdraw', id: input.id })
    return accessReply(ctx.db, who.organisationId, input.id)
  })

  mount(contract.readEarlierWords, async ({ ctx, who, input }) => {
    await accessMessage(ctx.db, who, input.id)
    const items = await earlierWords(ctx.db, who.organisationId, input.id)
    return { items: items.map((one) => ({ ...one, replacedAt: one.replacedAt.toISOString() })) }
  })
}
