/**
 * Those who use the program while it is killed under their hands. Whatever they were not answered they do again, with the same ids
 * and keys, until it is answered; what was answered they write down, and that is what must be there in the end.
 */

import { chanceFrom } from '../kit/chance.ts'
import { inventMessages, textOf } from '../kit/messages.ts'
import { Answered, type Visitor } from '../kit/visitor.ts'

export type Clients = {
  /** External ids of messages of which we were told that they are in. */
  messages: ReadonlySet<string>
  /** Ids of replies of which we were told that they will leave. */
  replies: ReadonlySet<string>
  /** Answers that should never be: what was asked, and what was said. */
  complaints: readonly string[]
  stop(): Promise<void>
}

type Brought = { items: { id: string | null; outcome: string; reason?: string }[] }

export function startClients(of: {
  bridge: Visitor
  owner: Visitor
  channelId: string
  conversations: readonly string[]
  /** Replies that left, so that writers do not run away from the mail server. */
  left: () => number
}): Clients {
  const messages = new Set<string>()
  const replies = new Set<string>()
  const complaints: string[] = []
  let stopping = false
  let turn = 0

  /** @returns null when it makes no sense to go on with this one */
  const insist = async <T>(what: () => Promise<T>): Promise<T | null> => {
    for (;;) {
      try {
        return await what()
      } catch (error) {
        if (error instanceof Answered && error.status === 409) return null
        if (error instanceof Answered && error.status < 500 && error.status !== 429) {
          complaints.push(error.message)
          return null
        }
        await new Promise((resolve) => setTimeout(resolve, 25))
      }
    }
  }
  const bring = async (name: string, seed: number) => {
    const chance = chanceFrom(seed)
    const stream = inventMessages(name, seed)
    while (!stopping) {
      const batch = stream.take(1 + chance.whole(20))
      const path = `/api/v1/messages?channel=${of.channelId}`
      const brought = await insist(() => of.bridge.ask<Brought>('POST', path, batch))
      for (const { id, outcome, reason } of brought?.items ?? [])
        if (outcome === 'refused') complaints.push(`refused: ${reason}`)
        else if (id) messages.add(id)
    }
  }
  const write = async (seed: number) => {
    const chance = chanceFrom(seed)
    while (!stopping) {
      if (replies.size - of.left() > mostWaiting) {
        await new Promise((resolve) => setTimeout(resolve, 50))
        continue
      }
      const path = `/api/v1/conversations/${of.conversations[turn++ % of.conversations.length]}`
      const read = await insist(() => of.owner.ask<{ conversation: { said: number } }>('GET', path))
      if (!read) continue
      const text = Array.from({ length: chance.next() < 0.05 ? 300 : 2 }, () => textOf(chance)).join('\n\n')
      const body = { text, said: read.conversation.said, key: crypto.randomUUID() }
      const sent = await insist(() => of.owner.ask<{ message: { id: string } }>('POST', `${path}/replies`, body))
      if (sent) replies.add(sent.message.id)
    }
  }
  const working = [...[1, 2, 3].map((seed) => bring(`brug${seed}`, seed)), ...[11, 12, 13, 14, 15, 16].map(write)]
  return {
    messages,
    replies,
    complaints,
    async stop() {
      stopping = true
      await Promise.all(working)
    },
  }
}

const mostWaiting = 150
