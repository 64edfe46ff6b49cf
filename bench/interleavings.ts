/**
 * Complaints against hand-overs: scenes by chance, many at once in several organisations, in two programs on one store, with connections
 * that are cut in the middle. Right is that nothing is handed over after the complaint of somebody linked was committed, as long as they
 * have not agreed. The same scenes are then played with hand-overs that are wrong on purpose, and each of those must be found out.
 *
 * An interleaving is one hand-over: its permission is taken at one moment by chance of somebody's life by chance, and used at another,
 * each in either program, while the life and the other hand-overs of the scene go on.
 */
import { sql } from 'kysely'
import { asItIs, type HandOver, planted } from './interleavings/planted.ts'
import { play } from './interleavings/scene.ts'
import { insist, openPrograms, openStage, type Programs, type Stage } from './interleavings/stage.ts'
import type { Bench, Run } from './kit/bench.ts'
import { type Chance, chanceFrom } from './kit/chance.ts'
import { round } from './kit/numbers.ts'

const stages = 4
const scenesAtOnce = 8
const handOvers = 12
/** By progress and not by time: on a slow machine nothing would get anywhere. */
const scenesPerCut = 10
/** A store in which organisations grow without end would measure that. */
const scenesOnStage = 480

export const interleavings: Bench = async (run) => {
  const programs = await openPrograms(run)
  const found: Record<string, number> = {}
  for (const [name, handOver] of Object.entries(planted)) {
    const { violations } = await playAll(run, programs, handOver, run.quick ? 400 : 3_000, 3)
    run.say(`planted: ${name}, found ${violations} times`)
    found[name] = violations
  }
  const began = performance.now()
  const total = await playAll(run, programs, asItIs, run.quick ? 600 : 100_000, 7)
  return {
    interleavings: total.tried,
    ...{ scenes: total.scenes, broken_off: total.broken_off, cut: total.cut },
    ...{ handed_over: total.made, violations: total.violations },
    per_s: round((1000 * total.tried) / (performance.now() - began), 0),
    planted: Object.keys(planted).length,
    planted_found: Object.values(found).filter((times) => times > 0).length,
  }
}

/** Scene after scene until so many hand-overs were tried. */
async function playAll(run: Run, programs: Programs, handOver: HandOver, wanted: number, seed: number) {
  const chance = chanceFrom(seed)
  const total = { scenes: 0, tried: 0, made: 0, violations: 0, cut: 0, broken_off: 0 }
  let [told, played] = [0, 0]
  const isEnough = () => total.tried >= wanted
  const actor = async (stage: Stage, most: { left: number }) => {
    while (!isEnough() && most.left-- > 0) {
      const known = chance.whole(4) > 0
      const { tried, made, wrong, story, brokenOff } = await play(stage, {
        name: `s${total.scenes++}`,
        known,
        handOvers,
      })
      if (brokenOff && total.broken_off++ === 0) run.say(`a scene broke off: ${brokenOff.message}`)
      // The first is told: it cannot be played again.
      if (wrong > 0 && total.violations === 0) run.say(`wrong: ${JSON.stringify(story)}`)
      total.tried += tried
      total.made += made
      total.violations += wrong
      if (++played % scenesPerCut === 0) {
        const cut = await cutConnections(programs, chance)
        total.cut += cut
      }
      if (total.tried - told < 2_000) continue
      told = total.tried
      run.say(`${total.tried} hand-overs tried, ${total.made} made, ${total.violations} wrong`)
    }
  }
  const company = async () => {
    while (!isEnough()) {
      const stage = await insist(() => openStage(programs, chance, handOver))
      const most = { left: scenesOnStage }
      await Promise.all(Array.from({ length: scenesAtOnce }, () => actor(stage, most)))
    }
  }
  await Promise.all(Array.from({ length: stages }, company))
  return total
}

/** The connections of both programs break, wherever they just are. @returns how many */
async function cutConnections([one]: Programs, chance: Chance): Promise<number> {
  const cut = sql<{ cut: boolean }>`
    select pg_terminate_backend(pid) as cut from pg_stat_activity
    where application_name = 'samenspraak' and pid <> pg_backend_pid() and state <> 'idle' and datname = current_database()
    order by pid limit ${2 + chance.whole(4)}`
  return (await insist(() => cut.execute(one.db))).rows.length
}
