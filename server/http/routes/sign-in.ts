/** Second factors, passkeys, sessions, and the organisation's own sign-in. */
import * as contract from '../../../contract/sign-in.ts'
import { deviceOf } from '../../access/device.ts'
import { placeOf } from '../../access/passkey.ts'
import { checkPassword } from '../../access/second-factor.ts'
import { ownCookieOf, setOwnCookie } from '../../access/session-cookie.ts'
import type { Context } from '../../context.ts'
import { ProblemError, refuse } from '../../problem.ts'
import { addPasskey, proposePasskey, removePasskey } from '../../use/add-passkey.ts'
import { changeSignInRules, removeSingleSignOn, setSingleSignOn } from '../../use/change-sign-in-rules.ts'
import { endMyOtherSessions, endMySession } from '../../use/end-sessions.ts'
import { askForPasskey, enterWithPasskey } from '../../use/enter-with-passkey.ts'
import { removeSecondFactor, resetSecondFactor } from '../../use/remove-second-factor.ts'
import { confirmSecondFactor, proposeSecondFactor, renewSpareCodes } from '../../use/set-up-second-factor.ts'
import { finishSingleSignOn, startSingleSignOn } from '../../use/single-sign-on.ts'
import type { Mount } from '../mount.ts'
import { ownAddress } from '../origin.ts'
import { rateLimiter } from '../rate-limit.ts'
import { showMe } from '../show/me.ts'
import { showMySignIn, showPasskey, showSignInRules } from '../show/sign-in.ts'

export function signInRoutes(mount: Mount, { clock, config }: Context): void {
  const tries = rateLimiter({ burst: 10, perMinute: 2 }, clock)
  const browserOf = (request: Request) => ({ device: deviceOf(request.headers.get('user-agent')) })

  mount(contract.readMySignIn, ({ ctx, who }) => showMySignIn(ctx, who))

  mount(contract.proposeFactor, async ({ ctx, door, who, input }) => {
    tries.spend(who.agentId)
    await checkPassword(ctx.db, door, who.agentId, input.password)
    return proposeSecondFactor(ctx, who)
  })
  mount(contract.confirmFactor, async ({ ctx, who, input }) => {
    tries.spend(who.agentId)
    return { codes: await confirmSecondFactor(ctx, who, input.code) }
  })
  mount(contract.removeFactor, async ({ ctx, door, who, input }) => {
    tries.spend(who.agentId)
    await checkPassword(ctx.db, door, who.agentId, input.password)
    await removeSecondFactor(ctx, who)
    return {}
  })
  mount(contract.renewCodes, async ({ ctx, door, who, input }) => {
    tries.spend(who.agentId)
    await checkPassword(ctx.db, door, who.agentId, input.password)
    return { codes: await renewSpareCodes(ctx, who) }
  })
  mount(contract.resetFactor, async ({ ctx, door, who, input }) => {
    await resetSecondFactor(ctx, who, input.id)
    door.forget()
    return {}
  })

  mount(contract.proposePasskey, async ({ ctx, door, who, input, request }) => {
    tries.spend(who.agentId)
    await checkPassword(ctx.db, door, who.agentId, input.password)
    return { ...(await proposePasskey(ctx, who, placeOf(request, config.publicUrl))) }
  })
  mount(contract.addPasskey, async ({ ctx, who, input, request }) =>
    showPasskey(await addPasskey(ctx, who, placeOf(request, config.publicUrl), input)),
  )
  mount(contract.removePasskey, async ({ ctx, who, input }) => {
    await removePasskey(ctx, who, input.id)
    return {}
  })
  mount(contract.askPasskey, async ({ ctx, request }) => ({
    ...(await askForPasskey(ctx, placeOf(request, config.publicUrl))),
  }))
  mount(contract.enterWithPasskey, async ({ ctx, door, input, request, headers }) => {
    const place = placeOf(request, config.publicUrl)
    const browser = { ...browserOf(request), headers }
    return showMe(ctx, await enterWithPasskey(ctx, door, place, input.credential, browser))
  })

  mount(contract.endMySession, async ({ ctx, door, who, input }) => {
    await endMySession(ctx, who, input.id)
    door.forget()
    return {}
  })
  mount(contract.endMyOtherSessions, async ({ ctx, door, who }) => {
    const ended = await endMyOtherSessions(ctx, who)
    door.forget()
    return { ended }
  })

  mount(contract.readSignInRules, ({ ctx, who }) => showSignInRules(ctx, who))
  mount(contract.changeSignInRules, async ({ ctx, door, who, input }) => {
    await changeSignInRules(ctx, who, input.needsSecondFactor)
    door.forget()
    return showSignInRules(ctx, who)
  })
  mount(contract.setSingleSignOn, async ({ ctx, who, input }) => {
    await setSingleSignOn(ctx, who, input)
    return showSignInRules(ctx, who)
  })
  mount(contract.removeSingleSignOn, async ({ ctx, who }) => {
    await removeSingleSignOn(ctx, who)
    return {}
  })

  mount(contract.startSingleSignOn, async ({ ctx, input, request, headers }) => {
    const back = input.back && /^\/(?![/\\])/.test(input.back) ? input.back : null
    const { url, state } = await startSingleSignOn(ctx, ownAddress(request, config.publicUrl), back)
    setOwnCookie(headers, config.publicUrl, 'errand', state, 600)
    return { url }
  })
  // A browser comes here, not a program: whatever goes wrong is told on the page where one signs in.
  mount(contract.finishSingleSignOn, async ({ ctx, door, request, headers }) => {
    const given = new URL(request.url).searchParams
    const [state, code] = [given.get('state') ?? '', given.get('code') ?? '']
    setOwnCookie(headers, config.publicUrl, 'errand', '', 0)
    try {
      if (!state || state !== ownCookieOf(request, 'errand')) throw refuse('single-sign-on-failed')
      if (!code) throw refuse('single-sign-on-failed', { detail: 'The provider did not let you through.' })
      const browser = { ...browserOf(request), headers }
      const { back } = await finishSingleSignOn(ctx, door, { state, code }, browser)
      return redirect(back ?? '/gesprekken')
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error
      return redirect(`/aanmelden?${new URLSearchParams({ fout: error.code })}`)
    }
  })
}

const redirect = (location: string) =>
  new Response(null, { status: 302, headers: { location, 'cache-control': 'no-store' } })
