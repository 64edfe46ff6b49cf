/**
 * What a tool asks: who may get what now? A question about many is read in a thread: checking a hundred thousand addresses, and putting
 * them in the form that compares, would hold up everybody else for most of a second.
 */
import { decide } from '../../contract/suppression.ts'
import type { Ask } from '../../domain/suppression/ask.ts'
import { type AboutProblem, ProblemError } from '../problem.ts'
import { calledOf } from '../suppression/called.ts'
import type { Seed } from '../suppression/hash.ts'
import { startThread, threadOver } from '../thread.ts'
import { readInput } from './input.ts'

/** @property type the media type of the body */
export type ReadAsk = { url: string; type: string; bytes: ArrayBuffer; seed: Seed }
/** @property called as `calledOf` gives them */
export type AskedOf = { ask: Ask; called: Uint32Array }
export type SaidAsk = AskedOf | { problem: { code: ProblemError['code']; about: AboutProblem } } | { fault: string }

const patienceMs = 60_000
const thread = threadOver<ReadAsk, SaidAsk>(
  () => startThread('./read-ask-worker', import.meta.url, { maxOldGenerationSizeMb: 1024 }),
  patienceMs,
)

/** @throws ProblemError that says what is wrong with the question */
export async function readAskAside(task: ReadAsk): Promise<AskedOf> {
  const said = await thread.ask(task)
  if ('ask' in said) return said
  if ('problem' in said) throw new ProblemError(said.problem.code, said.problem.about)
  throw new Error(`reading a question failed: ${said.fault}`)
}

export async function readAskHere({ url, type, bytes, seed }: ReadAsk): Promise<AskedOf> {
  const input = await readAsked(url, type, bytes)
  return { ask: askedIn(input), called: calledOf(seed, input.addressees) }
}

/** The question as it was asked. */
export const readAsked = (url: string, type: string, bytes: ArrayBuffer) =>
  readInput(decide, {}, { url, headers: new Headers({ 'content-type': type }), arrayBuffer: async () => bytes })

type Asked = { purpose: Ask['purpose']; channel: Ask['medium']; campaign?: string | undefined }

export const askedIn = ({ purpose, channel, campaign }: Asked): Ask => ({
  purpose,
  medium: channel,
  campaign: campaign ?? null,
})
