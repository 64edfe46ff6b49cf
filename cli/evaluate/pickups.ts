/**
 * `evaluate pickups`: is what somebody passes on picked up by others, at all, and by ten or more?
 *
 * The first 70 % of the cascades, in the order of the file, is the past: it gives how often each person was picked up. Of the rest, each person who takes part is judged by that past and by what had happened to the message when they did.
 * `n`, `auc_any` and `auc_ten` are of people who are in the past; those of everybody, strangers included, stand beside them.
 */
import { chanceOf, pastOf, type Taking, takingsOf } from '../../domain/influence/pickups.ts'
import { figuresOf } from '../../domain/language/figures.ts'
import { type Call, type Option, type Outcome, Unusable } from '../command.ts'
import { readCascades } from './cascades.ts'

export const pickupsOptions: Readonly<Record<string, Option>> = {
  cascades: { type: 'string', value: 'FILE', about: 'pickups: retweet cascades in time order (.tsv or .tsv.gz)' },
}

const history = 0.7

export async function evaluatePickups(call: Call): Promise<Outcome> {
  const path = call.text('cascades')
  if (path === undefined) throw new Unusable('evaluate pickups needs --cascades FILE')
  const { cascades, refused } = await readCascades(path, call.say)
  const cut = Math.floor(history * cascades.length)
  const [before, after] = [cascades.slice(0, cut), cascades.slice(cut)]
  const past = pastOf(before)
  const takings = after.flatMap((cascade) => takingsOf(cascade, past))
  const chance = ({ signs }: Taking) => chanceOf(signs)
  const known = takings.filter((taking) => taking.known)
  const facts = {
    task: 'pickups',
    n: known.length,
    auc_any: auc(known, chance, 1),
    auc_ten: auc(known, chance, 10),
    n_all: takings.length,
    auc_any_all: auc(takings, chance, 1),
    auc_ten_all: auc(takings, chance, 10),
    cascades: cascades.length,
    refused,
  }
  return { ok: true, words: JSON.stringify(facts), facts }
}

/** Null where all were picked up so often, or nobody was. */
function auc(takings: readonly Taking[], chance: (taking: Taking) => number, least: number): number | null {
  const truth = takings.map(({ pickups }) => (pickups >= least ? 1 : 0))
  if (new Set(truth).size < 2) return null
  const chances = takings.map((taking) => [1 - chance(taking), chance(taking)])
  return Math.round(figuresOf(chances, truth).auc * 1e4) / 1e4
}
