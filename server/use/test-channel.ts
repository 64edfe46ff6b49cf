import type { Settings, TestStep } from '../../channels/kit/channel.ts'
import { accessChannel, checkKind } from '../access/channels.ts'
import type { AgentWho } from '../access/who.ts'
import type { Context } from '../context.ts'
import { refuse } from '../problem.ts'
import { checkSettings, openSecrets } from './channel-settings.ts'

/** Milliseconds for the whole test. */
const patience = 30_000

const tooLong: TestStep = {
  step: { nl: 'Op tijd klaar', en: 'Done in time' },
  ok: false,
  detail: {
    nl: 'Na 30 seconden was er nog geen antwoord. Klopt de naam van de server en de poort?',
    en: 'There was no answer after 30 seconds. Are the name of the server and the port right?',
  },
}

/**
 * Try settings before they are saved. With an id, secrets that are left out are taken from that channel.
 * @returns each step as it was done; a test that takes too long ends with a step that says so
 */
export async function testChannel(
  ctx: Context,
  who: AgentWho,
  given: { kind: string; id?: string | undefined; settings: Settings },
  limit = patience,
): Promise<TestStep[]> {
  const channel = checkKind(ctx, given.kind)
  const before = given.id ? await accessChannel(ctx.db, who, given.id) : undefined
  const kept = before?.kind === given.kind ? openSecrets(ctx, before.secrets) : {}
  const { settings, secrets } = checkSettings(channel, given.settings, kept)
  if (!channel.test) throw refuse('conflict', { detail: 'This kind of channel has nothing to try.' })

  const steps: TestStep[] = []
  const stop = new AbortController()
  const more = { reach: ctx.reach, openSocket: ctx.openSocket, house: ctx.config.publicUrl }
  const trying = tryOut(channel.test({ ...settings, ...secrets }, stop.signal, ctx.readPage, more), steps)
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(resolve, limit, 'late' as const)
  })
  const end = await Promise.race([trying, late]).finally(() => clearTimeout(timer))
  stop.abort()
  return end === 'late' ? [...steps, tooLong] : steps
}

async function tryOut(test: AsyncIterable<TestStep>, steps: TestStep[]): Promise<'done'> {
  try {
    for await (const step of test) steps.push(step)
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error)
    steps.push({ step: { nl: 'Proberen', en: 'Trying' }, ok: false, detail: { nl: detail, en: detail } })
  }
  return 'done'
}
