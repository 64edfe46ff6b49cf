/** What is taken up by others in public, as steps of an evening; who takes it up may go by another name later. */
import { followSpread } from '../../server/use/spread/follow-spread.ts'
import type { TestHouse } from '../http/house.ts'
import { bring, create, type TestOrganisation } from '../support/organisation.ts'

/** @param house as it is when the step is taken */
export function spreadingSteps(house: () => TestHouse) {
  /** @param name of who carries it: Fatima, Bram or who else is around */
  const spreads = (n: number, name: string) => async (to: TestOrganisation) => {
    const { ctx } = house()
    const say = (id: string, inReplyTo: string | null, actor: { id: string; name?: string }) =>
      create({
        id: `plein ${n} ${id}`,
        actor: { network: 'plain', ...actor },
        visibility: 'public',
        published: ctx.clock(),
        thread: inReplyTo === null ? {} : { inReplyTo: [`plein ${n} ${inReplyTo}`] },
      })
    while (await followSpread(ctx, to.organisationId));
    const carrier = { id: name.slice(0, 4), name }
    await bring(ctx, to, [say('begin', null, { id: `plein ${n}` }), say('verder', 'begin', carrier)])
    while (await followSpread(ctx, to.organisationId));
    await bring(
      ctx,
      to,
      ['een', 'twee', 'drie'].map((id) => say(id, 'verder', { id })),
    )
    while (await followSpread(ctx, to.organisationId));
  }
  return { spreads }
}
