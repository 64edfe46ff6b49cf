/** One row: how those waited stands in bars, by their share of the row, so that a few and many look alike where they waited alike. */
import type { WaitMeasure } from '../../contract/floor.ts'
import { Tip } from '../kit/tip.tsx'
import { floorWords } from '../words/floor.ts'
import { useFormat, useWordsOf } from '../words/language.tsx'
import css from './bars.module.css'
import { barAt, type Sayer } from './say-bar.ts'

type BarsProps = {
  title: string
  measure: WaitMeasure
  counts: readonly number[]
  edges: readonly number[]
  says: Sayer
  /** Fewer than this says nothing of a distribution. */
  few: number
  onOpen?: (bar: number) => void
}

export function Bars({ title, measure, counts, edges, says, few, onOpen }: BarsProps) {
  const words = useWordsOf(floorWords)
  const format = useFormat()
  const n = counts.reduce((sum, one) => sum + one, 0)
  const top = Math.max(1, ...counts)
  const marks = [barAt(counts, 0.5), barAt(counts, 0.9)]
  const turn = measure === 'turn' ? edges.indexOf(0) + 1 : -1
  const times = (of: number) => words.times(of, format.number(of))
  return (
    <li className={css.row} data-few={n < few}>
      <span className={css.title}>
        {title} <span className={css.quiet}>{times(n)}</span>
      </span>
      <span className={css.bars}>
        {counts.map((of, bar) => {
          const label = words.bar(says.span(measure, bar), times(of), title)
          const fill = <i style={{ height: `${(of / top) * 100}%` }} />
          const look = { className: css.bar, 'data-mark': marks.includes(bar) && n >= few, 'data-turn': bar === turn }
          // Bars have no name but their place.
          const key = says.span(measure, bar)
          if (of === 0) return <span key={key} {...look} />
          return (
            <Tip key={key} label={label}>
              {onOpen ? (
                <button type="button" {...look} aria-label={label} onClick={() => onOpen(bar)}>
                  {fill}
                </button>
              ) : (
                <span {...look}>{fill}</span>
              )}
            </Tip>
          )
        })}
      </span>
      <span className={css.says}>{n < few ? words.few : <Says {...{ measure, counts, says }} />}</span>
    </li>
  )
}

/** Two marks of the distribution; of who went ahead it is the most that counts. */
function Says({ measure, counts, says }: Pick<BarsProps, 'measure' | 'counts' | 'says'>) {
  const words = useWordsOf(floorWords)
  const at = (part: number) => says.upTo(measure, barAt(counts, part) ?? 0)
  return measure === 'passed' ? (
    <>
      <span>{words.mostAhead(at(0.9))}</span>
      <span>{words.atMost(at(1))}</span>
    </>
  ) : (
    <>
      <span>{words.half(at(0.5))}</span>
      <span>{words.most(at(0.9))}</span>
    </>
  )
}
