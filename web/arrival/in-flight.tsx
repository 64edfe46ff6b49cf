import { IconAlertTriangle, IconChecks, IconHourglass } from '@tabler/icons-react'
import { useFormat, useWords } from '../words/language.tsx'
import css from './in-flight.module.css'

const near = 0.8

/** What is stored but not looked at yet, against the limit at which channels are asked to wait. */
export function InFlight(props: { inFlight: number; limit: number }) {
  const { arrival } = useWords()
  const format = useFormat()
  const { inFlight, limit } = props
  const full = inFlight >= limit
  const filling = inFlight >= limit * near
  if (inFlight === 0)
    return (
      <p className={css.calm}>
        <IconChecks size={18} stroke={1.8} aria-hidden />
        {arrival.calm}
      </p>
    )
  return (
    <p className={filling ? css.filling : css.calm} role="status">
      {filling ? (
        <IconAlertTriangle size={18} stroke={1.8} aria-hidden />
      ) : (
        <IconHourglass size={18} stroke={1.8} aria-hidden />
      )}
      <span className="numbers">
        {arrival.inFlightNow(format.number(inFlight), format.number(limit))}
        {filling && ` ${full ? arrival.atLimit : arrival.nearLimit}`}
      </span>
    </p>
  )
}
