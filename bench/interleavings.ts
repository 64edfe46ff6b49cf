/**
 * Complaints against hand-overs: scenes by chance, many at once, in two programs on one store, with connections that are cut in the
 * middle. Right is that nothing is handed over after the complaint of somebody linked was committed, as long as they have not agreed. The same scenes are then played with hand-overs that
 * are wrong on purpose, and each of those must be found out.
 */
import { sql } from 'kysely'
import type { Context } from '../server/context.ts'
import { asItIs, type HandOver, planted } from './interleavings/planted.ts'
import { before, play, type Scene } from './interleavings/scene.ts'
import { openPrograms, openStage, type Stage, say } from './interleavings/stage.ts'
import type { Bench, Run } from './kit/bench.ts'
import { chanceFrom } from './kit/chance.ts'

const atOnce = 24
const perScene = 12

export const interleavings: Bench = async (run) => {
  const programs = await openPrograms(run)
  const wanted = run.quick ? 600 : 100_000
  const found: Record<string, number> = {}
  for (const [name, handOver] of Object.entries(planted)) {
    const { violations } = await playAll(run, programs, handOver, run.quick ? 300 : 1_500, 3)
    run.say(`planted: ${name}, found ${violations} times`)
    found[name] = violations
  }
  const { tried, made, violations, cut } = await playAll(run, programs, asItIs, wanted, 7)
  const planted_found = Object.values(found).filter((times) => times > 0).length
  return {
    interleavings: tried,
    handed_over: made,
    violations,
    cut,
    planted: Object.keys(planted).length,
    planted_found,
  }
}

/** Scene after scene until so many hand-overs were tried. */
async function playAll(
  run: Run,
  programs: readonly [Context, Context],
  handOver: HandOver,
  wanted: number,
  seed: number,
) {
  const chance = chanceFrom(seed)
  const total = { tried: 0, made: 0, violations: 0, cut: 0 }
  let [scenes, told, stage] = [0, 0, await openStage(programs, chance)]
  while (total.tried < wanted) {
    // A store in which organisations grow without end would measure that.
    if (scenes > 0 && scenes % 480 === 0) stage = await openStage(programs, chance)
    const cast = Array.from({ length: atOnce }, (): Scene => {
      return { name: `s${scenes++}`, known: chance.whole(4) > 0, handOvers: perScene }
    })
    await say(stage, cast.flatMap(before), true)
    const cutting = cutConnections(stage, chance.whole(3) === 0)
    const played = await Promise.all(cast.map((scene) => play(stage, scene, handOver)))
    total.cut += await cutting
    for (const { tried, made, wrong } of played) {
      total.tried += tried
      total.made += made
      total.violations += wrong
    }
    if (total.tried - told > 2_000) {
      told = total.tried
      run.say(`${total.tried} hand-overs tried, ${total.made} made, ${total.violations} wrong`)
    }
  }
  return total
}

/** Somewhere in a scene the connections of a program break. @returns how many */
async function cutConnections({ programs, chance }: Stage, does: boolean): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, 20 + chance.whole(100)))
  if (!does) return 0
  const { rows } = await sql<{ cut: boolean }>`
    select pg_terminate_backend(pid) as cut from pg_stat_activity
    where application_name = 'samenspraak' and pid <> pg_backend_pid() and state <> 'idle' and datname = current_database()
    order by pid limit ${2 + chance.whole(4)}`.execute(programs[0].db)
  return rows.length
}
