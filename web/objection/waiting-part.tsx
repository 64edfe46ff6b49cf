/** For how many days what a stranger had hidden can still come back. */
import { Button, NumberInput } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { changeObjectionDays } from '../../contract/objection.ts'
import { call, problemOf } from '../kit/call.ts'
import { Part } from '../kit/page.tsx'
import { toast, toastProblem } from '../kit/toast.ts'
import { useSpeech, useWordsOf } from '../words/language.tsx'
import { objectionWords } from '../words/objection.ts'
import { tellProblem } from '../words/problems.ts'
import { noticeQuery } from './queries.ts'
import css from './retention-part.module.css'

export function WaitingPart() {
  const { words, language } = useSpeech()
  const said = useWordsOf(objectionWords)
  const queries = useQueryClient()
  const kept = useQuery(noticeQuery).data?.objectionDays
  const [typed, setTyped] = useState<number | null>(null)
  const days = typed ?? kept
  const save = async (event: FormEvent) => {
    event.preventDefault()
    if (!days) return
    try {
      await call(changeObjectionDays, { days })
      await queries.invalidateQueries({ queryKey: noticeQuery.queryKey })
      setTyped(null)
      toast(words.settings.saved)
    } catch (error) {
      toastProblem(tellProblem(problemOf(error), language, words))
    }
  }
  return (
    <Part title={said.waiting} lead={said.waitingLead}>
      <form className={css.form} onSubmit={(event) => void save(event)}>
        <NumberInput
          label={said.waitFor}
          description={said.waitHelp}
          suffix={said.days}
          min={1}
          max={30}
          allowDecimal={false}
          clampBehavior="blur"
          value={days ?? ''}
          onChange={(value) => setTyped(typeof value === 'number' ? value : null)}
        />
        <Button type="submit" variant="default" disabled={!days || days === kept}>
          {words.act.save}
        </Button>
      </form>
    </Part>
  )
}
