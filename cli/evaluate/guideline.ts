/**
 * `evaluate guideline`: are the hints on drafts where a reader would put them?
 *
 * One draft on each line: `{"lang","public","customer","draft","marks":[{"kind","span"}]}`, in which `span` is the text that a reader marked, of
 * the draft or (for `unanswered`) of what the customer said. A hint is right when a mark of its kind overlaps it; a mark is found when a hint of
 * its kind does. `unanswered` is of the whole draft. `nagged` is how many of the `clean` drafts, those without a mark, get a hint all the same.
 * With `--wrong` every miss is told; not for the part of a corpus that one tests on.
 */
import { existsSync, readFileSync } from 'node:fs'
import { type Hint, type HintKind, hintKinds } from '../../domain/guideline/hint.ts'
import { hintsOn } from '../../domain/guideline/hints-on.ts'
import { shippedSense } from '../../server/understand/weights.ts'
import { type Call, type Option, type Outcome, Unusable } from '../command.ts'

export const guidelineOptions: Readonly<Record<string, Option>> = {
  file: { type: 'string', value: 'FILE', about: 'guideline: NDJSON of lang, public, customer, draft, marks' },
  wrong: { type: 'boolean', about: 'guideline: tell what was missed and what was taken wrongly' },
}

type Mark = { kind: HintKind; span: string }
type Line = { public: boolean; customer: string; draft: string; marks: readonly Mark[] }
type Tally = { hints: number; right: number; marks: number; found: number }

/** What drafts of a corpus can be measured on: the others need an organisation. */
const measured = hintKinds.filter((kind) => kind !== 'guideline' && kind !== 'already-sent')

export async function evaluateGuideline(call: Call): Promise<Outcome> {
  const file = call.text('file')
  if (file === undefined) throw new Unusable('evaluate guideline needs --file FILE')
  if (!existsSync(file)) throw new Unusable(`There is no file ${file}`)
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line, i) => (line.trim() === '' ? [] : [readLine(line, `${file}, line ${i + 1}`)]))
  const tallies = new Map<HintKind, Tally>(measured.map((kind) => [kind, { hints: 0, right: 0, marks: 0, found: 0 }]))
  const before = process.cpuUsage()
  const given = lines.map(hintsFor)
  const { user, system } = process.cpuUsage(before)
  for (const [i, line] of lines.entries()) tally(call, tallies, line, given[i] ?? [])
  const kinds = Object.fromEntries([...tallies].map(([kind, of]) => [kind, { ...shares(of), marks: of.marks }]))
  const all = [...tallies.values()].reduce((sum, of) => ({
    hints: sum.hints + of.hints,
    right: sum.right + of.right,
    marks: sum.marks + of.marks,
    found: sum.found + of.found,
  }))
  const seconds = (user + system) / 1e6
  const drafts_per_s = seconds > 0 ? Math.round(lines.length / seconds) : 0
  const clean = lines.flatMap((line, i) => (line.marks.length === 0 ? [given[i]?.length ?? 0] : []))
  const nagged = clean.filter((hints) => hints > 0).length
  const facts = { task: 'guideline', n: lines.length, ...shares(all), kinds, clean: clean.length, nagged, drafts_per_s }
  return { ok: true, words: JSON.stringify(facts), facts }
}

const hintsFor = (line: Line): Hint[] =>
  hintsOn(
    line.draft,
    {
      customer: [line.customer],
      public: line.public,
      address: 'customer',
      promised: false,
      guidelines: [],
      kinds: measured,
      sentBefore: false,
    },
    shippedSense(),
  )

function tally(call: Call, tallies: ReadonlyMap<HintKind, Tally>, line: Line, hints: readonly Hint[]): void {
  for (const [kind, of] of tallies) {
    const [own, marks] = [hints.filter((hint) => hint.kind === kind), line.marks.filter((mark) => mark.kind === kind)]
    const right = own.filter((hint) => marks.some((mark) => meets(line, hint, mark)))
    const found = marks.filter((mark) => own.some((hint) => meets(line, hint, mark)))
    of.hints += own.length
    of.right += right.length
    of.marks += marks.length
    of.found += found.length
    if (!call.flag('wrong')) continue
    for (const hint of own.filter((one) => !right.includes(one)))
      call.say(`${kind} TOO MUCH «${hint.about ?? line.draft.slice(hint.from, hint.until)}» in: ${line.draft}`)
    for (const mark of marks.filter((one) => !found.includes(one)))
      call.say(`${kind} MISSED «${mark.span}» in: ${line.draft}`)
  }
}

function meets({ draft }: Line, hint: Hint, mark: Mark): boolean {
  if (hint.kind === 'unanswered') return true
  const from = draft.indexOf(mark.span)
  return from !== -1 && from < hint.until && hint.from < from + mark.span.length
}

/** Null where there is nothing to take a share of. */
const shares = ({ hints, right, marks, found }: Tally) => ({
  precision: hints === 0 ? null : round(right / hints),
  recall: marks === 0 ? null : round(found / marks),
})
const round = (share: number) => Math.round(share * 1000) / 1000

/** @throws Unusable */
function readLine(text: string, where: string): Line {
  try {
    const { public: open, customer, draft, marks } = JSON.parse(text) as Partial<Line>
    if (typeof customer === 'string' && typeof draft === 'string' && Array.isArray(marks))
      return { public: open === true, customer, draft, marks }
  } catch {
    // Told below, like anything else that is no draft.
  }
  throw new Unusable(`${where}: it should be {"lang","public","customer","draft","marks"} in JSON`)
}
