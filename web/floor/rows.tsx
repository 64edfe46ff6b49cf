/** A row for everybody and one for each level, drawn alike so that they can be laid over each other; the same as a table. */
import type { Floor, WaitMeasure } from '../../contract/floor.ts'
import { floorWords } from '../words/floor.ts'
import { useFormat, useWordsOf } from '../words/language.tsx'
import { Bars } from './bars.tsx'
import css from './rows.module.css'
import { sayEdge, sayer } from './say-bar.ts'

type RowsProps = { floor: Floor; measure: WaitMeasure; onOpen: (level: number, bar: number) => void }

export function Rows({ floor, measure, onOpen }: RowsProps) {
  const words = useWordsOf(floorWords)
  const format = useFormat()
  const says = sayer(words, format, floor.edges)
  const all = sumOf(floor.levels.map((row) => row[measure]))
  const common = { measure, says, few: floor.few, edges: floor.edges[measure] }
  return (
    <>
      <ul className={css.rows}>
        <Bars {...common} title={words.everybody} counts={all} />
        {floor.levels.map((row) => (
          <Bars
            key={row.level}
            {...common}
            title={words.levels[row.level] ?? ''}
            counts={row[measure]}
            onOpen={(bar) => onOpen(row.level, bar)}
          />
        ))}
      </ul>
      <Axis measure={measure} edges={floor.edges[measure]} bound={floor.boundMinutes} />
      <details className={css.details}>
        <summary>{words.asTable}</summary>
        <div className={css.scroll}>
          <table className={css.table}>
            <thead>
              <tr>
                <th scope="col">{words.who}</th>
                {all.map((_, bar) => (
                  <th key={says.span(measure, bar)} scope="col">
                    {says.span(measure, bar)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {floor.levels.map((row) => (
                <tr key={row.level}>
                  <th scope="row">{words.levels[row.level]}</th>
                  {row[measure].map((n, bar) => (
                    <td key={says.span(measure, bar)}>{format.number(n)}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </>
  )
}

/** Where bars begin and end; beside one's turn, where that is and where the bound ends. */
function Axis({ measure, edges, bound }: { measure: WaitMeasure; edges: readonly number[]; bound: number }) {
  const words = useWordsOf(floorWords)
  const format = useFormat()
  const bars = edges.length + 1
  const passed = measure === 'passed'
  const turn = edges.indexOf(0) + 1
  const ends = turn + boundIn(edges.slice(turn - 1), bound)
  return (
    <div className={css.axis} aria-hidden>
      <div className={css.scale}>
        {(passed ? [0, ...edges] : edges).map((edge, i) => (
          <span key={edge} style={{ left: `${((i + (passed ? 0.5 : 1)) / bars) * 100}%` }}>
            {sayEdge(format, measure, edge)}
          </span>
        ))}
      </div>
      {measure === 'turn' && (
        <span className={css.turn} style={{ right: `${100 - (turn / bars) * 100}%` }}>
          {words.turn}
        </span>
      )}
      {measure === 'turn' && bound > 0 && (
        <div
          className={css.bound}
          style={{ left: `${(turn / bars) * 100}%`, width: `${((ends - turn) / bars) * 100}%` }}
        >
          {`B = ${format.number(bound)}′`}
        </div>
      )}
    </div>
  )
}

/** How many bars a number of minutes after the turn takes. */
function boundIn(edges: readonly number[], minutes: number): number {
  for (const [i, from] of edges.entries()) {
    const until = edges[i + 1]
    if (until === undefined) return i
    if (minutes <= until) return i + (minutes - from) / (until - from)
  }
  return 0
}

function sumOf(rows: readonly (readonly number[])[]): number[] {
  return (rows[0] ?? []).map((_, bar) => rows.reduce((sum, row) => sum + (row[bar] ?? 0), 0))
}
