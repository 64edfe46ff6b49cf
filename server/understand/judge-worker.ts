/** The worker thread's side of `pool.ts`. */
import { parentPort } from 'node:worker_threads'
import { type Answer, createEngine, type Task } from './engine.ts'

const engine = createEngine()
const say = (answer: Answer | { fault: string } | 'ready') => parentPort?.postMessage(answer)

parentPort?.on('message', (task: Task) => {
  try {
    say(engine.do(task))
  } catch (error) {
    // Its text might quote the message.
    say({ fault: error instanceof Error ? error.name : 'unknown fault' })
  }
})
say('ready')
