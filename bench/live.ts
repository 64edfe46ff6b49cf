/**
 * How soon everybody sees what comes in. Messages are posted one by one, at an even pace that waits for nobody; fifty listeners
 * on the live stream write down when each one gets to them. Poster and listeners are one other process, so both moments are read
 * off the same clock and the program's event loop is alone; one more listener is a page in a real browser, where there is one.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { start } from '../server/main.ts'
import type { Bench } from './kit/bench.ts'
import { inChild } from './kit/child.ts'
import { makeHouse } from './kit/house.ts'
import { round } from './kit/numbers.ts'
import { makeChannel, makeKey, settleHouse } from './kit/visitor.ts'
import type { CrowdTask, Seen } from './live/crowd.ts'

export const live: Bench = async (run) => {
  const running = await start(await makeHouse(run))
  run.after(() => running.stop())
  if (!running.url) throw new Error('the program listens to nobody')
  const owner = await settleHouse(running.url)
  await makeChannel(owner, 'api', 'Forum', { address: 'forum' })
  const bridge = await makeKey(owner, ['message.bring'])

  run.say('idle for a moment')
  const idle = await delayDuring(() => new Promise((resolve) => setTimeout(resolve, run.quick ? 2000 : 5000)))
  const task: CrowdTask = {
    url: running.url,
    listener: owner.headers,
    poster: bridge.headers,
    listeners: 50,
    perSecond: 100,
    seconds: run.quick ? 8 : 30,
  }
  run.say(`${task.perSecond} messages a second for ${task.seconds} s, to ${task.listeners} listeners`)
  let seen: Seen | undefined
  const busy = await delayDuring(async () => {
    seen = await inChild<CrowdTask, Seen>(new URL('./live/crowd.ts', import.meta.url), task)
  })
  return { ...seen, event_loop_p99_ms: busy, event_loop_idle_p99_ms: idle }
}

/** How late the event loop of this process, which is the program's, is in 1 of 100 looks; milliseconds. */
async function delayDuring(work: () => Promise<unknown>): Promise<number> {
  const resolution = 10
  const delay = monitorEventLoopDelay({ resolution })
  delay.enable()
  await work()
  delay.disable()
  // What is measured is the time between two looks, which are meant to be so far apart.
  return round(Math.max(0, delay.percentile(99) / 1e6 - resolution), 1)
}
