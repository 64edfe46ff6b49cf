/** For how many days that is kept which nobody engages with. */
import { Button, NumberInput } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { changeRetention } from '../../contract/objection.ts'
import { call, problemOf } from '../kit/call.ts'
import { Part } from '../kit/page.tsx'
import { toast, toastProblem } from '../kit/toast.ts'
import { useSpeech, useWordsOf } from '../words/language.tsx'
import { objectionWords } from '../words/objection.ts'
import { tellProblem } from '../words/problems.ts'
import { noticeQuery } from './queries.ts'
import css from './retention-part.module.css'

export function RetentionPart() {
  const { words, language } = useSpeech()
  const said = useWordsOf(objectionWords)
  const queries = useQueryClient()
  const kept = useQuery(noticeQuery).data?.retainDays
  const [typed, setTyped] = useState<number | null>(null)
  const days = typed ?? kept
  const save = async (event: FormEvent) => {
    event.preventDefault()
    if (!days) return
    try {
      await call(changeRetention, { days })
      await queries.invalidateQueries({ queryKey: noticeQuery.queryKey })
      setTyped(null)
      toast(words.settings.saved)
    } catch (error) {
      toastProblem(tellProblem(problemOf(error), language, words))
    }
  }
  return (
    <Part title={said.retention} lead={said.retainLead}>
      <form className={css.form} onSubmit={(event) => void save(event)}>
        <RetainDays value={days ?? ''} onChange={setTyped} />
        <Button type="submit" variant="default" disabled={!days || days === kept}>
          {words.act.save}
        </Button>
      </form>
    </Part>
  )
}

/** The field by itself; the first run shows it too. */
export function RetainDays(props: { value: number | ''; onChange: (days: number | null) => void }) {
  const said = useWordsOf(objectionWords)
  return (
    <NumberInput
      label={said.retainFor}
      description={said.retainHelp}
      suffix={said.days}
      min={1}
      max={3650}
      allowDecimal={false}
      clampBehavior="blur"
      value={props.value}
      onChange={(value) => props.onChange(typeof value === 'number' ? value : null)}
    />
  )
}
