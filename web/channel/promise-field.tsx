/** Within what time we answer: a number and a unit, kept in minutes. */
import { NumberInput, Select } from '@mantine/core'
import { useState } from 'react'
import { useWords } from '../words/language.tsx'
import css from './promise-field.module.css'

const units = { minutes: 1, hours: 60, days: 1440 } as const
type Unit = keyof typeof units
const most = 43_200

/** The largest unit in which it is a whole number. */
function unitOf(minutes: number): Unit {
  if (minutes % units.days === 0) return 'days'
  return minutes % units.hours === 0 ? 'hours' : 'minutes'
}

export function PromiseField(props: { minutes: number; onChange: (minutes: number) => void }) {
  const { channel: words } = useWords()
  const [unit, setUnit] = useState<Unit>(unitOf(props.minutes))
  const [amount, setAmount] = useState<number | string>(props.minutes / units[unit])
  const tell = (of: number | string, each: Unit) => {
    const minutes = Math.round(Number(of) * units[each])
    if (minutes >= 1 && minutes <= most) props.onChange(minutes)
  }
  return (
    <div className={css.promise}>
      <NumberInput
        label={words.promise}
        description={words.promiseHelp}
        min={1}
        max={Math.floor(most / units[unit])}
        allowDecimal={false}
        hideControls
        value={amount}
        onChange={(value) => {
          setAmount(value)
          tell(value, unit)
        }}
      />
      <Select
        aria-label={words.promise}
        value={unit}
        onChange={(value) => {
          const next = value as Unit
          setUnit(next)
          tell(amount, next)
        }}
        data={(Object.keys(units) as Unit[]).map((each) => ({ value: each, label: words.promiseUnit[each] }))}
      />
    </div>
  )
}
