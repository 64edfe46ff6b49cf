/** The relay at work: listens for tools as soon as there is one, and carries on what they handed over. */
import type { Context } from '../context.ts'
import { type Forwarders, forwardersOf } from '../relay/forwarders.ts'
import { type Intake, openIntake } from '../relay/intake.ts'
import { toolsNow } from '../relay/tool-now.ts'
import { hasTools } from '../store/relay.ts'
import type { Sole } from '../store/sole.ts'
import { acceptingMail } from '../use/relay/accept-mail.ts'
import { type Permissions, permissions as real } from '../use/relay/permission.ts'
import { releaseHeld } from '../use/relay/release-held.ts'
import { perOrganisation, type Worker } from './loop.ts'

export type RelayWorker = Worker & {
  /** Where it listens; null as long as it does not. */
  port(): number | null
}

const lookEveryMs = 5000

export function startRelay(ctx: Context, sole: Sole, permissions: Permissions = real): RelayWorker {
  const byOrganisation = new Map<string, Forwarders>()
  let intake: Intake | null = null
  let opening = Promise.resolve()
  let told = ''

  const listen = async () => {
    if (intake || !(await hasTools(ctx.db))) return
    intake = await openIntake(ctx, acceptingMail(ctx), toolsNow(ctx))
    ctx.log.info({ port: intake.port }, 'the relay listens')
  }
  const look = () => {
    opening = opening.then(listen).catch((error: Error) => {
      if (error.message !== told) ctx.log.error({ err: error }, 'the relay cannot listen, and tries again')
      told = error.message
    })
  }
  const silence = ctx.wake.on('relay', look)
  const timer = setInterval(look, lookEveryMs)
  look()

  const worker = perOrganisation(ctx, 'relay', 'relay', async (organisationId) => {
    const forwarders = byOrganisation.get(organisationId) ?? forwardersOf(ctx, sole, permissions, organisationId)
    byOrganisation.set(organisationId, forwarders)
    return forwarders.call()
  })
  const following = perOrganisation(ctx, 'relay held', 'events', async (organisationId, stopping) => {
    while (!stopping.aborted && (await releaseHeld(ctx, organisationId)));
    return null
  })
  return {
    port: () => intake?.port ?? null,
    async stop() {
      clearInterval(timer)
      silence()
      await opening
      await intake?.close()
      await following.stop()
      await worker.stop()
      await Promise.all([...byOrganisation.values()].map((forwarders) => forwarders.stop()))
    },
  }
}
