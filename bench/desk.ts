/** Two people at the desk in Chromium while messages go on coming in: see `live/desk.ts`. */
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { start } from '../server/main.ts'
import { root } from '../server/root.ts'
import type { Bench } from './kit/bench.ts'
import { inChild } from './kit/child.ts'
import { makeHouse } from './kit/house.ts'
import { addColleague, makeChannel, makeKey, settleHouse } from './kit/visitor.ts'
import type { DeskTask, Felt } from './live/desk.ts'

export const desk: Bench = async (run) => {
  execFileSync(process.execPath, [join(root, 'cli/build.mjs')], { stdio: ['ignore', 'ignore', 'inherit'] })
  const running = await start(await makeHouse(run))
  run.after(() => running.stop())
  if (!running.url) throw new Error('the program listens to nobody')
  const owner = await settleHouse(running.url)
  await makeChannel(owner, 'api', 'Forum', { address: 'forum' })
  const task: DeskTask = {
    url: running.url,
    typist: owner.headers.cookie ?? '',
    watcher: (await addColleague(owner)).headers.cookie ?? '',
    poster: (await makeKey(owner, ['message.bring'])).headers,
    perSecond: 50,
    keys: run.quick ? 60 : 300,
    rounds: run.quick ? 6 : 12,
  }
  run.say(`${task.keys} keys, and ${task.rounds} times seen by a colleague, at ${task.perSecond} messages a second`)
  return inChild<DeskTask, Felt>(new URL('./live/desk.ts', import.meta.url), task)
}
