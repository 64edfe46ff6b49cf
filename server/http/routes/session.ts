/** Signing in and out, and who I am. */
import * as contract from '../../../contract/organisation.ts'
import { confirmFirstFactor, proposeFirstFactor } from '../../../contract/sign-in.ts'
import { deviceOf } from '../../access/device.ts'
import { hasFactor } from '../../access/second-factor.ts'
import type { Context } from '../../context.ts'
import { ProblemError, refuse, refuseField } from '../../problem.ts'
import { needsSecondFactor } from '../../store/organisation.ts'
import { readPassword } from '../../store/sign-in.ts'
import { changeMe } from '../../use/change-me.ts'
import { enterWithPassword, recognise } from '../../use/enter-with-password.ts'
import { logAct } from '../../use/log-act.ts'
import { confirmSecondFactor, proposeSecondFactor } from '../../use/set-up-second-factor.ts'
import type { Mount } from '../mount.ts'
import { rateLimiter } from '../rate-limit.ts'
import { showAgent } from '../show/agent.ts'
import { showMe } from '../show/me.ts'

const passwordWasRight: ReadonlySet<string> = new Set(['second-factor-needed', 'second-factor-missing'])

export function sessionRoutes(mount: Mount, { clock }: Context): void {
  // A whole office may share an address; one person seldom needs ten tries. Only what fails counts. Who guesses from elsewhere spends
  // their own tries first, so that a stranger cannot easily keep a colleague out.
  const byVisitor = rateLimiter({ burst: 30, perMinute: 30 }, clock)
  const byPerson = rateLimiter({ burst: 10, perMinute: 2 }, clock)
  const byPersonAnywhere = rateLimiter({ burst: 40, perMinute: 10 }, clock)
  // A code has six digits, and whoever guesses at it knows the password already: a few hundred a day, from everywhere together.
  const codes = rateLimiter({ burst: 10, perMinute: 0.2 }, clock)

  /** What goes wrong is counted; what the right password leads to is not. */
  const counted = async <T>(person: string, visitor: string, code: boolean, work: () => Promise<T>): Promise<T> => {
    const spent = [
      [byVisitor, visitor],
      [byPerson, `${person} ${visitor}`],
      [byPersonAnywhere, person],
      ...(code ? [[codes, person] as const] : []),
    ] as const
    for (const [limit, key] of spent) limit.spend(key)
    const giveBack = () => {
      for (const [limit, key] of spent) limit.giveBack(key)
    }
    try {
      const done = await work()
      giveBack()
      return done
    } catch (error) {
      if (error instanceof ProblemError && passwordWasRight.has(error.code)) giveBack()
      throw error
    }
  }

  mount(contract.signIn, async ({ ctx, door, input, request, headers, visitor }) => {
    const { password, code, trust } = input
    const email = input.email.trim().toLowerCase()
    const browser = { request, headers, device: deviceOf(request.headers.get('user-agent')) }
    const entered = await counted(email, visitor, code !== undefined, () =>
      enterWithPassword(ctx, door, { email, password, code, trust }, browser),
    )
    return showMe(ctx, entered)
  })

  mount(proposeFirstFactor, async ({ ctx, door, input, visitor }) => {
    const email = input.email.trim().toLowerCase()
    return counted(email, visitor, false, async () => {
      const whom = await recognise(ctx, door, email, input.password)
      // Whoever may come in without does it from the inside.
      if (!(await needsSecondFactor(ctx.db, whom.organisationId))) throw refuse('not-allowed')
      return proposeSecondFactor(ctx, whom)
    })
  })

  mount(confirmFirstFactor, async ({ ctx, door, input, request, headers, visitor }) => {
    const email = input.email.trim().toLowerCase()
    return counted(email, visitor, true, async () => {
      const whom = await recognise(ctx, door, email, input.password)
      if (await hasFactor(ctx.db, whom.agentId)) throw refuse('conflict')
      const spare = await confirmSecondFactor(ctx, whom, input.code)
      const device = deviceOf(request.headers.get('user-agent'))
      if (!(await door.admit(whom, { by: 'password', device }, headers))) throw refuse('wrong-credentials')
      await logAct(ctx, ctx.db, whom, { kind: 'signed-in', subjectId: whom.agentId, about: { by: 'password' } })
      return { codes: spare }
    })
  })

  mount(contract.readMe, async ({ ctx, who }) => showMe(ctx, who))

  mount(contract.signOut, async ({ door, request, headers }) => {
    await door.leave(request, headers)
    door.forget()
    return {}
  })

  mount(contract.changeMe, async ({ ctx, door, who, input }) => {
    const { alias, signature, face, language, extension, password } = input
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
      ...(extension === undefined ? {} : { extension }),
    }
    const agent = await changeMe(ctx, who, change, password ? await door.hash(password.next) : null)
    door.forget()
    return showAgent(agent)
  })
}
