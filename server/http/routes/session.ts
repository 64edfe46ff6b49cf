/** Signing in and out, and who I am. */
import * as contract from '../../../contract/organisation.ts'
import { permissionsOf } from '../../access/permissions.ts'
import type { Entered } from '../../access/sign-in.ts'
import type { Context } from '../../context.ts'
import { refuse, refuseField } from '../../problem.ts'
import { readAgent } from '../../store/agent.ts'
import { hasDemo, readOrganisation } from '../../store/organisation.ts'
import { readPassword } from '../../store/sign-in.ts'
import { changeMe } from '../../use/change-me.ts'
import type { Mount } from '../mount.ts'
import { rateLimiter } from '../rate-limit.ts'
import { showAgent } from '../show/agent.ts'

export function sessionRoutes(mount: Mount, { clock }: Context): void {
  // A whole office may share an address; one person seldom needs ten tries. Only what fails counts. Who guesses from elsewhere spends
  // their own tries first, so that a stranger cannot easily keep a colleague out.
  const byVisitor = rateLimiter({ burst: 30, perMinute: 30 }, clock)
  const byPerson = rateLimiter({ burst: 10, perMinute: 2 }, clock)
  const byPersonAnywhere = rateLimiter({ burst: 40, perMinute: 10 }, clock)

  mount(contract.signIn, async ({ ctx, door, input, headers, visitor }) => {
    const { email, password } = input
    const person = email.trim().toLowerCase()
    const here = `${person} ${visitor}`
    byVisitor.spend(visitor)
    byPerson.spend(here)
    byPersonAnywhere.spend(person)
    const entered = await door.enter(person, password, headers)
    if (!entered) throw refuse('wrong-credentials')
    byVisitor.giveBack(visitor)
    byPerson.giveBack(here)
    byPersonAnywhere.giveBack(person)
    return showMe(ctx, entered)
  })

  mount(contract.readMe, async ({ ctx, who }) => showMe(ctx, who))

  mount(contract.signOut, async ({ door, request, headers }) => {
    await door.leave(request, headers)
    door.forget()
    return {}
  })

  mount(contract.changeMe, async ({ ctx, door, who, input }) => {
    const { alias, signature, face, language, password } = input
    if (password) {
      byPerson.spend(who.agentId)
      const hash = await readPassword(ctx.db, who.agentId)
      if (!hash || !(await door.matches(password.now, hash))) throw refuseField('password.now', 'is not your password')
      byPerson.giveBack(who.agentId)
    }
    const change = {
      ...(alias === undefined ? {} : { alias }),
      ...(signature === undefined ? {} : { signature }),
      ...(face === undefined ? {} : { face }),
      ...(language === undefined ? {} : { language }),
    }
    const agent = await changeMe(ctx, who, change, password ? await door.hash(password.next) : null)
    door.forget()
    return showAgent(agent)
  })
}

async function showMe({ db }: Context, { organisationId, agentId }: Entered): Promise<contract.Me> {
  const [agent, organisation, demo] = await Promise.all([
    readAgent(db, organisationId, agentId),
    readOrganisation(db, organisationId),
    hasDemo(db, organisationId),
  ])
  if (!agent || !organisation) throw refuse('sign-in-needed')
  return {
    agent: showAgent(agent),
    organisation: { ...organisation, demo },
    permissions: permissionsOf(agent.role),
  }
}
