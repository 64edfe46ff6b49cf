/** The worker thread's side of `aside.ts`. */
import { parentPort } from 'node:worker_threads'
import { allChannels } from '../../../channels/index.ts'
import { Refusal } from '../../../domain/message/message.ts'
import type { Done, Task } from './aside.ts'

parentPort?.on('message', async ({ id, kind, raw, about }: Task) => {
  parentPort?.postMessage(await attempt(id, kind, raw, about))
})

async function attempt(id: number, kind: string, raw: Uint8Array, about: Task['about']): Promise<Done> {
  try {
    const channel = allChannels.get(kind)
    if (!channel) return { id, refusal: `This program does not know channels of the kind "${kind}"` }
    return { id, event: await channel.decode(raw, about) }
  } catch (error) {
    if (error instanceof Refusal) return { id, refusal: error.message }
    return { id, fault: error instanceof Error ? `${error.name}: ${error.message}` : 'unknown fault' }
  }
}
