/**
 * `evaluate influence`: is who people find the more influential of two rated higher, by the shipped scale?
 *
 * Pairs: a CSV with `Choice, A_*, B_*` in each row; 1 where A was judged the more influential. Nothing is learnt from the file. Beside AUC and Brier
 * score stands how often the higher level was chosen where levels differ by 1 to 4, and how much levels rise when followers are bought tenfold.
 * What the shipped scale was learnt from stands in training/influence/README.md: on those pairs the figures are not held out.
 */

import { measure } from '../../domain/influence/measure.ts'
import { type Pair, pairReader } from '../../domain/influence/pairs.ts'
import { shippedScale } from '../../domain/influence/shipped.ts'
import { type Call, type Option, type Outcome, Unusable } from '../command.ts'
import { readTable, type Sheet } from './sheet.ts'

export const influenceOptions: Readonly<Record<string, Option>> = {
  pairs: { type: 'string', value: 'FILE', about: 'influence: CSV of judged pairs, Choice, A_*, B_*' },
}

const mostTold = 20

export async function evaluateInfluence(call: Call): Promise<Outcome> {
  const path = call.text('pairs')
  if (path === undefined) throw new Unusable('evaluate influence needs --pairs FILE')
  const sheet = await readTable(path, call.say)
  const { pairs, refused } = pairsOf(sheet, call.say)
  const { n, auc, brier, ordered, bought } = measure(shippedScale, pairs)
  const facts = {
    task: 'influence',
    n,
    auc: round(auc),
    brier: round(brier),
    ordered: ordered.map(({ right }) => round(right)),
    bought: round(bought),
    scale: shippedScale.version,
    refused: refused + sheet.broken,
  }
  return { ok: true, words: JSON.stringify(facts), facts }
}

function pairsOf({ path, headers, rows, lines }: Sheet, say: (line: string) => void) {
  const read = readerOf(path, headers)
  let refused = 0
  const pairs = rows.flatMap((row, i): Pair[] => {
    const pair = read(row)
    if (pair) return [pair]
    if (++refused <= mostTold)
      say(`${path}, line ${lines[i]}: a choice of 0 or 1 and counts from 0 are needed; left out`)
    return []
  })
  if (refused > mostTold) say(`${path}: ${refused - mostTold} more lines like these`)
  if (pairs.length === 0) throw new Unusable(`${path} holds no pair that can be read`)
  return { pairs, refused }
}

function readerOf(path: string, headers: readonly string[]) {
  try {
    return pairReader(headers)
  } catch (error) {
    throw new Unusable(`In ${path} ${error instanceof Error ? error.message : error}`)
  }
}

/** What cannot be measured, for want of such pairs, is null. */
const round = (value: number) => (Number.isFinite(value) ? Math.round(value * 1e4) / 1e4 : null)
