/** The worker thread's side of `read-ask.ts`. */
import { parentPort } from 'node:worker_threads'
import { ProblemError } from '../problem.ts'
import { type ReadAsk, readAskHere, type SaidAsk } from './read-ask.ts'

const say = (said: SaidAsk | 'ready') => parentPort?.postMessage(said)

parentPort?.on('message', async (task: ReadAsk) => {
  try {
    say(await readAskHere(task))
  } catch (error) {
    if (error instanceof ProblemError) say({ problem: { code: error.code, about: error.about } })
    // Its text might quote an address.
    else say({ fault: error instanceof Error ? error.name : 'unknown fault' })
  }
})
say('ready')
