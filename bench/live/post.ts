/** Messages posted one by one, at an even pace that waits for nobody. */
import { Agent, request } from 'node:http'
import type { BroughtMessage } from '../../contract/message.ts'

export type Headers = Readonly<Record<string, string>>
type To = { url: string; poster: Headers; perSecond: number }

/** @param messages may go on for ever, until it is stopped. @returns when each was sent, and how many were not answered with success */
export async function postEvenly({ url, poster, perSecond }: To, messages: Iterable<BroughtMessage>) {
  const agent = new Agent({ keepAlive: true, maxSockets: 200 })
  const sent: number[] = []
  const answers: Promise<boolean>[] = []
  const began = performance.now()
  for (const message of messages) {
    const ahead = began + (sent.length * 1000) / perSecond - performance.now()
    if (ahead > 0) await new Promise((resolve) => setTimeout(resolve, ahead))
    sent.push(Date.now())
    answers.push(postOne(agent, `${url}/api/v1/messages`, poster, JSON.stringify(message)))
  }
  const seconds = (performance.now() - began) / 1000
  const refused = (await Promise.all(answers)).filter((well) => !well).length
  agent.destroy()
  return { sent, refused, seconds }
}

function postOne(agent: Agent, url: string, headers: Headers, body: string): Promise<boolean> {
  return new Promise((resolve) => {
    const posting = request(url, { agent, method: 'POST', headers: { ...headers, 'content-type': 'application/json' } })
    posting.on('response', (response) => {
      response.resume().on('end', () => resolve(response.statusCode === 200))
    })
    posting.on('error', () => resolve(false))
    posting.end(body)
  })
}
