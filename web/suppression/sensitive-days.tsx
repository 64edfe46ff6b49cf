/** Sensitive days. A day of every year is chosen as day and month in words: `05-04` would be read as the fifth of April. */
import { NativeSelect, TextInput } from '@mantine/core'
import type { SuppressionRules } from '../../contract/suppression-rules.ts'
import { useFormat, useWordsOf } from '../words/language.tsx'
import { suppressionRuleWords } from '../words/suppression-rule.ts'
import type { RuleFields } from './rule-fields.tsx'
import { Lines } from './rule-lists.tsx'
import css from './suppression.module.css'
import { clampDay, daysIn, isOnce, twoDigits } from './year-day.ts'

type Days = SuppressionRules['sensitiveDays'][number]

export function SensitiveDays({ rules: { sensitiveDays }, change, wrong }: RuleFields) {
  const words = useWordsOf(suppressionRuleWords)
  const today = useFormat().dayKey(Date.now())
  const once = (one: Days) => isOnce(one.from)
  return (
    <Lines
      all={sensitiveDays}
      fresh={{ name: '', from: '01-01', until: '01-01' }}
      onChange={(all) => change({ sensitiveDays: all })}
      line={(one, set, i) => (
        <>
          <TextInput
            className={css.dayName ?? ''}
            label={words.name}
            required
            maxLength={80}
            error={wrong(`sensitiveDays.${i}.name`)}
            value={one.name}
            onChange={({ currentTarget }) => set({ name: currentTarget.value })}
          />
          <NativeSelect
            label={words.howOften}
            value={once(one) ? 'once' : 'yearly'}
            onChange={({ currentTarget }) =>
              set(
                currentTarget.value === 'once'
                  ? { from: today, until: today }
                  : { from: one.from.slice(-5), until: one.until.slice(-5) },
              )
            }
            data={[
              { value: 'yearly', label: words.yearly },
              { value: 'once', label: words.once },
            ]}
          />
          {(['from', 'until'] as const).map((edge) => {
            const label = edge === 'from' ? words.from : words.untilDay
            const error = wrong(`sensitiveDays.${i}.${edge}`)
            // A day is mostly one day: the end follows the beginning as long as it is the same.
            const setDay = (day: string) =>
              set(edge === 'from' && one.from === one.until ? { from: day, until: day } : { [edge]: day })
            return once(one) ? (
              <TextInput
                key={edge}
                type="date"
                {...{ label, error }}
                required
                min={edge === 'until' ? one.from : undefined}
                value={one[edge]}
                onChange={({ currentTarget }) => currentTarget.value && setDay(currentTarget.value)}
              />
            ) : (
              <YearDay key={edge} {...{ label, error }} day={one[edge]} onChange={setDay} />
            )
          })}
        </>
      )}
    />
  )
}

/** "4 mei": a day of every year. @property day as `05-04` */
function YearDay(props: { label: string; day: string; error: string | undefined; onChange: (day: string) => void }) {
  const words = useWordsOf(suppressionRuleWords)
  const { monthName } = useFormat()
  const [month = 1, day = 1] = props.day.split('-').map(Number)
  const set = (nextMonth: number, nextDay: number) => props.onChange(clampDay(nextMonth, nextDay))
  return (
    <fieldset className={css.yearDay}>
      <legend>{props.label}</legend>
      <NativeSelect
        aria-label={words.day(props.label)}
        value={day}
        onChange={({ currentTarget }) => set(month, Number(currentTarget.value))}
        data={Array.from({ length: daysIn(month) }, (_, i) => ({ value: String(i + 1), label: String(i + 1) }))}
      />
      <NativeSelect
        aria-label={words.month(props.label)}
        value={twoDigits(month)}
        error={props.error}
        onChange={({ currentTarget }) => set(Number(currentTarget.value), day)}
        data={Array.from({ length: 12 }, (_, i) => ({ value: twoDigits(i + 1), label: monthName(i + 1) }))}
      />
    </fieldset>
  )
}
