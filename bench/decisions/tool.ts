/** A tool that asks over HTTP, in a process of its own: one address at a time at an even pace, and then a hundred thousand at once. */
import { Agent, request } from 'node:http'
import { answerTask } from '../kit/child.ts'

export type ToolTask = {
  url: string
  headers: Readonly<Record<string, string>>
  /** Each is asked about alone. */
  singles: string[]
  perSecond: number
  /** All are asked about together, so many times. */
  many: string[]
  times: number
}
/** Milliseconds; a batch from when its question is made until its answer is read. */
export type ToolSeen = { singles: number[]; batches: number[]; refused: number; stale: number; held: number }

answerTask<ToolTask, ToolSeen>(async ({ url, headers, singles, perSecond, many, times }) => {
  const agent = new Agent({ keepAlive: true, maxSockets: 200 })
  let [refused, stale, held] = [0, 0, 0]
  const ask = async (emails: readonly string[]): Promise<number> => {
    const began = performance.now()
    const addressees = emails.map((email) => ({ email }))
    const body = JSON.stringify({ purpose: 'newsletter', channel: 'email', campaign: 'Najaar', addressees })
    const { status, text } = await post(agent, `${url}/api/v1/decisions`, headers, body)
    const said = status === 200 ? (JSON.parse(text) as Said) : null
    const took = performance.now() - began
    if (said?.decisions.length !== emails.length) refused++
    if (said?.stale) stale++
    held += said?.decisions.filter(({ verdict }) => verdict === 'hold').length ?? 0
    return took
  }
  // The first asks wait for threads and code to be there.
  for (const some of [singles.slice(0, 1), many]) if (some.length > 0) await ask(some)
  const asked: Promise<number>[] = []
  const began = performance.now()
  for (const [i, email] of singles.entries()) {
    const ahead = began + (i * 1000) / perSecond - performance.now()
    if (ahead > 0) await new Promise((resolve) => setTimeout(resolve, ahead))
    asked.push(ask([email]))
  }
  const took = await Promise.all(asked)
  const batches: number[] = []
  for (let i = 0; i < times; i++) batches.push(await ask(many))
  agent.destroy()
  return { singles: took, batches, refused, stale, held }
})

type Said = { decisions: { verdict: string }[]; stale: boolean }

function post(agent: Agent, url: string, headers: ToolTask['headers'], body: string) {
  return new Promise<{ status: number; text: string }>((resolve, reject) => {
    const type = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
    const posting = request(url, { agent, method: 'POST', headers: { ...headers, ...type } })
    posting.on('error', reject).on('response', (response) => {
      const pieces: Buffer[] = []
      response.on('data', (piece: Buffer) => pieces.push(piece))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text: Buffer.concat(pieces).toString() }))
    })
    posting.end(body)
  })
}
