/** How we speak: what the organisation chose, and hints on what is being written. */
import * as contract from '../../../contract/guideline.ts'
import { readGuideline } from '../../store/guideline.ts'
import { sentAwayByWeek } from '../../store/sent-away.ts'
import { changeGuideline } from '../../use/change-guideline.ts'
import { readHints } from '../../use/writing/read-hints.ts'
import type { Mount } from '../mount.ts'
import { showGuideline } from '../show/guideline.ts'

const mostWeeks = 12

export function guidelineRoutes(mount: Mount): void {
  mount(contract.readGuideline, async ({ ctx, who }) => showGuideline(await readGuideline(ctx.db, who.organisationId)))

  mount(contract.changeGuideline, async ({ ctx, who, input }) => {
    const { address, own, without } = input
    const given = { ...(address && { address }), ...(own && { own }), ...(without && { without }) }
    return showGuideline(await changeGuideline(ctx, who, given))
  })

  mount(contract.readSentAway, async ({ ctx, who }) => {
    return { weeks: await sentAwayByWeek(ctx.db, who.organisationId, mostWeeks) }
  })

  mount(contract.readHints, async ({ ctx, who, input }) => {
    const { id: conversationId, text, public: open } = input
    const { hints, told } = await readHints(ctx, who.organisationId, { conversationId, text, public: open })
    return { hints, told: told && { ...told, at: told.at.toISOString() } }
  })
}
