/** What goes on at the demo firm: a calm day, or the busy evening that begins as soon as it is chosen. */
import { SegmentedControl } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { readDemo, setDemoMode } from '../../contract/organisation.ts'
import { call, problemOf } from '../kit/call.ts'
import { toast, toastProblem } from '../kit/toast.ts'
import { useSpeech } from '../words/language.tsx'
import { tellProblem } from '../words/problems.ts'
import css from './organisation-page.module.css'

const demoQuery = { queryKey: ['demo'], queryFn: () => call(readDemo, {}), refetchInterval: 60_000 }

export function DemoMode() {
  const { words, language } = useSpeech()
  const { organisation } = words
  const queries = useQueryClient()
  const mode = useQuery(demoQuery).data?.mode
  const choose = useMutation({
    mutationFn: (mode: 'calm' | 'busy') => call(setDemoMode, { mode }),
    onSuccess: (answer) => {
      queries.setQueryData(demoQuery.queryKey, answer)
      toast(answer.mode === 'busy' ? organisation.demoBusyBegan : organisation.demoCalmBegan)
    },
    onError: (error) => toastProblem(tellProblem(problemOf(error), language, words)),
  })
  if (!mode) return null
  const choices = [
    { value: 'calm' as const, label: organisation.demoCalm },
    { value: 'busy' as const, label: organisation.demoBusy },
  ]
  return (
    <div className={css.mode}>
      <SegmentedControl
        aria-label={organisation.demoMode}
        data={choices}
        value={mode}
        disabled={choose.isPending}
        onChange={(value) => choose.mutate(value)}
      />
      <p className={css.about}>{mode === 'busy' ? organisation.demoBusyHelp : organisation.demoCalmHelp}</p>
    </div>
  )
}
