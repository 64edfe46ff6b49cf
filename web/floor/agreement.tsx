/** What holds in every queue, what it does not cover, and the one number that an organisation sets. */
import { Button, NumberInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { changeFloor, type Floor } from '../../contract/floor.ts'
import { call, problemOf } from '../kit/call.ts'
import { Part } from '../kit/page.tsx'
import { toast, toastProblem } from '../kit/toast.ts'
import { useMay } from '../organisation/session.ts'
import { floorWords } from '../words/floor.ts'
import { useFormat, useSpeech, useWordsOf } from '../words/language.tsx'
import { tellProblem } from '../words/problems.ts'
import css from './agreement.module.css'

export function Agreement({ floor }: { floor: Floor }) {
  const words = useWordsOf(floorWords)
  const format = useFormat()
  const mayChange = useMay('organisation.change')
  const { boundMinutes, influenceMinutes } = floor
  const minutes = (of: number) => `${format.number(of)}${words.minutes}`
  const rules =
    boundMinutes > 0
      ? words.rules(minutes(boundMinutes), minutes(boundMinutes / 2), minutes(influenceMinutes))
      : words.rulesOff
  return (
    <Part title={words.agreed} lead={words.agreedLead}>
      <List says={rules} />
      {boundMinutes > 0 && !floor.influence && <p className={css.off}>{words.off}</p>}
      <details className={css.except}>
        <summary>{words.except}</summary>
        <List says={words.exceptions} />
      </details>
      {mayChange && <BoundField now={boundMinutes} />}
    </Part>
  )
}

function BoundField({ now }: { now: number }) {
  const { words, language } = useSpeech()
  const says = useWordsOf(floorWords)
  const queries = useQueryClient()
  const [typed, setTyped] = useState<number | string>(now)
  const save = async (event: FormEvent) => {
    event.preventDefault()
    try {
      await call(changeFloor, { boundMinutes: Number(typed) })
      await queries.invalidateQueries({ queryKey: ['floor'] })
      toast(words.settings.saved)
    } catch (error) {
      toastProblem(tellProblem(problemOf(error), language, words))
    }
  }
  return (
    <form className={css.form} onSubmit={(event) => void save(event)}>
      <NumberInput
        label={says.bound}
        description={says.boundHelp}
        suffix={says.minutes}
        min={0}
        max={60}
        allowDecimal={false}
        clampBehavior="strict"
        value={typed}
        onChange={setTyped}
      />
      <Button type="submit" variant="default" disabled={typed === '' || typed === now}>
        {words.act.save}
      </Button>
    </form>
  )
}

function List({ says }: { says: readonly string[] }) {
  return (
    <ul className={css.says}>
      {says.map((one) => (
        <li key={one}>{one}</li>
      ))}
    </ul>
  )
}
