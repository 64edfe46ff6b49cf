/** The worker thread's side of `aside.ts`. */
import { parentPort } from 'node:worker_threads'
import { allChannels } from '../../../channels/index.ts'
import { Refusal } from '../../../domain/message/message.ts'
import type { Said, Task } from './aside.ts'

const say = (said: Said | 'ready') => parentPort?.postMessage(said)

parentPort?.on('message', async (task: Task) => say(await attempt(task)))
say('ready')

async function attempt({ kind, raw, about }: Task): Promise<Said> {
  try {
    const channel = allChannels.get(kind)
    if (!channel) return { refusal: `This program does not know channels of the kind "${kind}"` }
    return { event: await channel.decode(raw, about) }
  } catch (error) {
    if (error instanceof Refusal) return { refusal: error.message }
    const { name, message } = error instanceof Error ? error : { name: 'unknown fault', message: '' }
    return { fault: { name, message } }
  }
}
