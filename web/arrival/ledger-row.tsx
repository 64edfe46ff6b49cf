/** One channel on one day, as a sum that one can check: received = on screen + change + duplicate + own echo + refused + under way. */
import { IconAlertTriangle } from '@tabler/icons-react'
import { memo, type ReactNode } from 'react'
import type { ArrivalDay } from '../../contract/arrival.ts'
import { ChannelMark } from '../kit/channel-mark.tsx'
import { useMinute } from '../kit/clock.ts'
import { Sparkline } from '../kit/sparkline.tsx'
import { Tip } from '../kit/tip.tsx'
import { useFormat, useWords } from '../words/language.tsx'
import type { Behind } from './arrival-drawer.tsx'
import css from './ledger-row.module.css'
import { missing, type Part, parts } from './sum.ts'
import { lastDays, usualFor } from './usual.ts'

const sparkDays = 28

export const LedgerRow = memo(function LedgerRow(props: {
  row: ArrivalDay
  history: readonly ArrivalDay[]
  onOpen: (behind: Behind) => void
}) {
  const { row } = props
  const { arrival, inbox } = useWords()
  const format = useFormat()
  const out = missing(row)
  const usual = usualFor(row.day, props.history)
  const days = lastDays(row.day, props.history, sparkDays)
  return (
    <li className={css.row}>
      <div className={css.channel}>
        <ChannelMark kind={row.channel.kind} name={row.channel.name} />
        {row.channel.demo && <span className={css.demo}>{inbox.demo}</span>}
      </div>
      <div className={css.sum}>
        <Term part="received" n={row.received} strong />
        <span className={css.sign}>=</span>
        {parts.map((part, index) => (
          <span key={part} className={css.term}>
            {index > 0 && <span className={css.sign}>+</span>}
            <Term part={part} n={row[part]} row={row} onOpen={props.onOpen} />
          </span>
        ))}
      </div>
      <div className={css.rhythm}>
        <Sparkline values={days} usual={usual} label={arrival.spark(days.length)} width={112} />
        <Usual day={row.day} usual={usual} />
      </div>
      {out !== 0 && (
        <p className={css.out} role="alert">
          <IconAlertTriangle size={16} stroke={1.8} aria-hidden />
          {out > 0 ? arrival.short(format.number(out)) : arrival.over(format.number(-out))}
        </p>
      )}
    </li>
  )
})

/** Never a lone number: what is usual stands beside it. Where we do not know that yet the page says so, once. */
function Usual(props: { day: string; usual: { low: number; high: number } | null }) {
  const { arrival } = useWords()
  const format = useFormat()
  const now = useMinute()
  const { usual } = props
  const today = props.day === format.dayKey(now)
  if (!usual) return null
  const weekday = format.weekday(props.day)
  const said =
    usual.low === usual.high
      ? arrival.usualSame(format.number(usual.low), weekday)
      : arrival.usual(format.number(usual.low), format.number(usual.high), weekday)
  return (
    <span className={css.usual}>
      {today && `${arrival.soFar}; `}
      {said}
    </span>
  )
}

/** A number with its name. Zero is quiet and opens nothing; the rest opens what is behind it. */
function Term(props: {
  part: Part | 'received'
  n: number
  strong?: boolean
  row?: ArrivalDay
  onOpen?: (behind: Behind) => void
}) {
  const { arrival } = useWords()
  const format = useFormat()
  const { part, n, row, onOpen } = props
  const content = (
    <>
      <span className={css.name}>{arrival[part]}</span> <span className={css.number}>{format.number(n)}</span>
    </>
  )
  const tipped = (child: ReactNode) => (
    <Tip label={arrival.explain[part]}>
      <span className={css.tipped}>{child}</span>
    </Tip>
  )
  if (!row || !onOpen || n === 0)
    return tipped(<span className={props.strong ? css.strong : css.plain}>{content}</span>)
  if (part === 'received') return null
  return tipped(
    <button
      type="button"
      className={css.open}
      data-part={part}
      onClick={() => onOpen({ row, outcome: part === 'inFlight' ? 'in flight' : part, part })}
    >
      {content}
    </button>,
  )
}
