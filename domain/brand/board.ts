/**
 * All that was heard in one period: for each account what it said, and for each subject, by topic and by group, the sums over accounts. A
 * function of what stands in it alone: the order makes no difference, and what is taken out is gone as if it had never been there.
 *
 * A change touches only the accounts that spoke and the cells they speak in, so a board may hold just those, as they were loaded.
 * Cost: per account that spoke, the number of topics it speaks of.
 */
import { added, type Counts, noCounts, type Said } from './heard.ts'
import { noSums, type Sums, withAccount } from './sums.ts'
import { type Part, partsOf } from './voice.ts'

export type By = { kind: 'all' } | { kind: 'topic' | 'group'; name: string }
/** Subject null: all subjects together. */
export type Cell = { subject: string | null; by: By; sums: Sums }
/** What one account said, by what it spoke of. */
type Voice = ReadonlyMap<string, Said>
export type Board = { voices: ReadonlyMap<string, Voice>; cells: ReadonlyMap<string, Cell> }

export const newBoard: Board = { voices: new Map(), cells: new Map() }

const cellKey = (subject: string | null, by: By) =>
  JSON.stringify(by.kind === 'all' ? [subject] : [subject, by.kind, by.name])

export const sumsOf = (board: Board, subject: string | null, by: By): Sums =>
  board.cells.get(cellKey(subject, by))?.sums ?? noSums

/** Of which topics or groups something was said, each once. @param subject null: of any */
export const namesIn = (board: Board, subject: string | null, kind: By['kind']): string[] => [
  ...new Set(
    [...board.cells.values()].flatMap((cell) =>
      cell.subject === subject && cell.by.kind !== 'all' && cell.by.kind === kind ? [cell.by.name] : [],
    ),
  ),
]

/** As it was kept: what some accounts said, each subject, topic and group once, and cells. */
export function boardOf(said: readonly Said[], cells: readonly Cell[]): Board {
  const voices = new Map<string, Map<string, Said>>()
  for (const one of said) {
    const voice = voices.get(one.account) ?? new Map<string, Said>()
    voices.set(one.account, voice.set(spokenKey(one), one))
  }
  return { voices, cells: new Map(cells.map((cell) => [cellKey(cell.subject, cell.by), cell])) }
}

const spokenKey = ({ subject, topic, group }: Said) => JSON.stringify([subject, topic, group])

/** Takes in what came and takes out what went. Change a message by taking out how it was and taking in how it is. */
export function changed(board: Board, came: readonly Said[], went: readonly Said[] = []): Board {
  const voices = new Map<string, Map<string, Said>>()
  const note = (said: Said, times: 1 | -1) => {
    const voice = voices.get(said.account) ?? new Map(board.voices.get(said.account))
    voices.set(said.account, voice)
    const key = spokenKey(said)
    const counts = added(voice.get(key)?.counts ?? noCounts, said.counts, times)
    if (isNothing(counts)) voice.delete(key)
    else voice.set(key, { ...said, counts })
  }
  for (const said of came) note(said, 1)
  for (const said of went) note(said, -1)
  return withVoices(board, voices)
}

/** Somebody objected: nothing of them stays. Who calls keeps them out from then on, and takes out none of their messages again. */
export const forgotten = (board: Board, account: string): Board => withVoices(board, new Map([[account, new Map()]]))

function withVoices(board: Board, changes: ReadonlyMap<string, Voice>): Board {
  const [voices, cells] = [new Map(board.voices), new Map(board.cells)]
  for (const [account, voice] of changes) {
    move(cells, voices.get(account), -1)
    move(cells, voice, 1)
    if (voice.size === 0) voices.delete(account)
    else voices.set(account, voice)
  }
  return { voices, cells }
}

function move(cells: Map<string, Cell>, voice: Voice | undefined, times: 1 | -1): void {
  const mine = voice ? cellsOf(voice) : []
  const all = new Map(mine.filter(({ subject }) => subject === null).map(({ by, part }) => [cellKey(null, by), part]))
  for (const { subject, by, part } of mine) {
    const key = cellKey(subject, by)
    const weightOfAll = all.get(cellKey(null, by))?.weight ?? 0
    const sums = withAccount(cells.get(key)?.sums ?? noSums, part, weightOfAll, times)
    if (Object.values(sums).every((sum) => sum === 0)) cells.delete(key)
    else cells.set(key, { subject, by, sums })
  }
}

/** Where one account counts, and for how much. It has one weight for each subject, so that listening to a competitor changes no rating of us. */
function cellsOf(voice: Voice): { subject: string | null; by: By; part: Part }[] {
  const cells = new Map<string, { subject: string | null; by: By; part: Part }>()
  const bySubject = new Map<string, Said[]>()
  for (const said of voice.values()) bySubject.set(said.subject, [...(bySubject.get(said.subject) ?? []), said])
  for (const { of, part } of [...bySubject.values()].flatMap(partsOf)) {
    const { topic, group } = of
    for (const by of [{ kind: 'all' }, { kind: 'topic', name: topic }, { kind: 'group', name: group }] as const)
      for (const subject of [of.subject, null]) {
        const key = cellKey(subject, by)
        cells.set(key, { subject, by, part: together(cells.get(key)?.part, part) })
      }
  }
  return [...cells.values()]
}

const together = (one: Part | undefined, other: Part): Part => ({
  messages: (one?.messages ?? 0) + other.messages,
  weight: (one?.weight ?? 0) + other.weight,
  tone: (one?.tone ?? 0) + other.tone,
  doubt: (one?.doubt ?? 0) + other.doubt,
})

const isNothing = (counts: Counts) => Object.values(counts).every((count) => count === 0)
