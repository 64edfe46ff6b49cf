/** Circles: the picture of who reacts to whom, and finding them again. */
import * as contract from '../../../contract/circle.ts'
import { refuse } from '../../problem.ts'
import { type CircleRun, readRun } from '../../store/circle.ts'
import { drawPicture } from '../../use/circle/draw-picture.ts'
import { askForCircles } from '../../use/circle/find-circles.ts'
import type { Mount } from '../mount.ts'

export function circleRoutes(mount: Mount): void {
  mount(contract.readPicture, async ({ ctx, who, input }) => {
    const { group, contact, label, most = contract.mostPeople } = input
    if ([group, contact, label].filter((one) => one !== undefined).length > 1)
      throw refuse('invalid', { detail: 'Ask for one of group, contact or label, or for none of them' })
    const run = await readRun(ctx.db, who.organisationId)
    const { people, ties, left } = await drawPicture(ctx, who.organisationId, { group, contact, label }, most)
    return {
      people: people.map(({ id, contact_id, name, network, ours, within, reach, circle, tone }) => ({
        id,
        contactId: contact_id,
        name,
        network,
        ours,
        within,
        reach,
        circle,
        tone: tone === null ? null : round(tone),
      })),
      reactions: ties.map(([from, to, weight]): [number, number, number] => [from, to, round(weight)]),
      left: { people: left.people, reactions: left.ties },
      run: run ? showRun(run) : null,
    }
  })

  mount(contract.askForCircles, async ({ ctx, who }) => {
    await askForCircles(ctx, who.organisationId)
    const run = await readRun(ctx.db, who.organisationId)
    if (!run) throw new Error('circles that were just asked for have no run')
    return { run: showRun(run) }
  })
}

const showRun = ({ state, at, people, edges }: CircleRun): contract.CircleRun => ({
  state,
  at: at?.toISOString() ?? null,
  people: people ?? 0,
  reactions: edges ?? 0,
})

/** Two digits are plenty for a colour and a line. */
const round = (n: number) => Math.round(n * 100) / 100
