/** The relay: does somebody listen where tools hand over their mail, with which certificate, and do the servers behind the tools take it? */

import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Context } from '../context.ts'
import { doorOf } from '../relay/door.ts'
import { listTools, type ToolRow } from '../store/relay.ts'
import { about, both, type Finding, good, look, plain, wrong } from './finding.ts'

type Parts = Pick<Context, 'config' | 'db' | 'clock'>

const day = 86_400_000
/** Enough to have another one made. */
const soon = 21 * day

/**
 * Nothing where there is no tool: then nobody listens.
 * @param running whether there is a program that should listen
 */
export async function checkRelay(ctx: Parts, organisationId: string, running = true): Promise<Finding[]> {
  const tools = (await listTools(ctx.db, organisationId)).filter(({ demo, enabled }) => enabled && !demo)
  if (tools.length === 0) return []
  return [...(running ? [await checkDoor(ctx)] : []), ...checkCertificate(ctx), ...tools.flatMap(checkTool)]
}

async function checkDoor(ctx: Parts): Promise<Finding> {
  const { port, listening } = await doorOf(ctx)
  const { host } = ctx.config
  if (!listening)
    return wrong(
      'relay',
      both(
        `op poort ${port} luistert niemand: mailtools kunnen niets inleveren`,
        `nobody listens on port ${port}: mail tools cannot hand over anything`,
      ),
      both(
        'Draait het programma met de rol all of worker? Houdt een ander programma de poort, kies er dan een met SAMENSPRAAK_RELAY_PORT.',
        'Does the program run with role all or worker? If another program holds the port, choose one with SAMENSPRAAK_RELAY_PORT.',
      ),
    )
  const says = both(`luistert op ${host}:${port}`, `listens on ${host}:${port}`)
  if (!isLoopback(host)) return good('relay', says)
  return look(
    'relay',
    both(
      `luistert op ${host}:${port}, dus alleen voor deze machine`,
      `listens on ${host}:${port}, so for this machine only`,
    ),
    both(
      'Staat de mailtool ergens anders, start dan met --host 0.0.0.0 en laat alleen die machine bij de poort.',
      'If the mail tool is elsewhere, start with --host 0.0.0.0 and let only that machine reach the port.',
    ),
  )
}

const isLoopback = (host: string) => host === 'localhost' || host === '::1' || host.startsWith('127.')

function checkCertificate({ config, clock }: Parts): Finding[] {
  const files = config.relay.certificate
  if (!files) return []
  const which = 'certificate'
  const advice = both(
    'Zet een nieuw certificaat op dezelfde plek: het wordt binnen een uur vanzelf gelezen.',
    'Put a new certificate in the same place: it is read by itself within the hour.',
  )
  try {
    const ends = Date.parse(new X509Certificate(readFileSync(files.cert)).validTo)
    const on = new Date(ends).toISOString().slice(0, 10)
    const left = ends - clock().getTime()
    if (left <= 0) return [about(which, wrong('relay', both(`verlopen op ${on}`, `expired on ${on}`), advice))]
    const says = both(`geldt tot ${on}`, `good until ${on}`)
    return [about(which, left < soon ? look('relay', says, advice) : good('relay', says))]
  } catch (error) {
    return [about(which, wrong('relay', plain(`${files.cert}: ${(error as Error).message}`), advice))]
  }
}

function checkTool({ name, problem, problem_since: since }: ToolRow): Finding[] {
  if (!problem) return []
  const from = since ? since.toISOString() : ''
  const says = both(
    `haar mailserver neemt niets aan sinds ${from}: ${problem.nl}`,
    `its mail server takes nothing since ${from}: ${problem.en}`,
  )
  const advice = both(
    'Het wordt vanzelf opnieuw geprobeerd, en er gaat niets verloren. Kijk onder Mailtools met "Test".',
    'It is tried again by itself, and nothing is lost. Look under Mailtools with "Test".',
  )
  return [about(name, wrong('relay', says, advice))]
}
