/** The colour that the public pages have. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { LabelColour } from '../../contract/label.ts'
import { changeColour } from '../../contract/objection.ts'
import { call, problemOf } from '../kit/call.ts'
import { ColourField } from '../kit/colour-field.tsx'
import { toast, toastProblem } from '../kit/toast.ts'
import { useMay } from '../organisation/session.ts'
import { useSpeech, useWordsOf } from '../words/language.tsx'
import { objectionWords } from '../words/objection.ts'
import { tellProblem } from '../words/problems.ts'
import { noticeQuery } from './queries.ts'

export function PageColour() {
  const { words, language } = useSpeech()
  const said = useWordsOf(objectionWords)
  const queries = useQueryClient()
  const { data } = useQuery(noticeQuery)
  const mayChange = useMay('organisation.change')
  const change = async (colour: LabelColour) => {
    try {
      await call(changeColour, { colour })
      await queries.invalidateQueries({ queryKey: noticeQuery.queryKey })
      toast(words.settings.saved)
    } catch (error) {
      toastProblem(tellProblem(problemOf(error), language, words))
    }
  }
  if (!data || !mayChange) return null
  return <ColourField label={said.colour} value={data.colour} onChange={(colour) => void change(colour)} />
}
