/** When the circles were found, and finding them again. */
import { Button } from '@mantine/core'
import type { CircleRun } from '../../contract/circle.ts'
import { problemOf } from '../kit/call.ts'
import { toast } from '../kit/toast.ts'
import { Moment } from '../kit/when.tsx'
import { useMay } from '../organisation/session.ts'
import { circleWords } from '../words/circle.ts'
import { useWordsOf } from '../words/language.tsx'
import css from './circle.module.css'
import { isUnderWay, useAskForCircles } from './queries.ts'

export function Found({ run }: { run: CircleRun | null }) {
  const words = useWordsOf(circleWords)
  const may = useMay('conversation.answer')
  const ask = useAskForCircles()
  const busy = isUnderWay(run?.state)
  const onAsk = () =>
    ask.mutate(undefined, {
      onSuccess: () => toast(words.asked),
      onError: (error) => toast(problemOf(error).code === 'conflict' ? words.tooSoon : words.failed),
    })
  return (
    <div className={css.found}>
      {busy ? (
        <p role="status">{words.finding}</p>
      ) : run?.state === 'failed' ? (
        <p role="alert">{words.failed}</p>
      ) : null}
      {!busy && run?.at && (
        <p>
          {words.found('')}
          <Moment at={run.at} />
        </p>
      )}
      {may && (
        <Button variant="subtle" size="compact-sm" disabled={busy} loading={ask.isPending} onClick={onAsk}>
          {words.again}
        </Button>
      )}
    </div>
  )
}
