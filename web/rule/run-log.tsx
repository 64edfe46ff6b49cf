/** What a rule did, newest first, each time with a way back. */
import { Button } from '@mantine/core'
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { undoChanges } from '../../contract/conversation.ts'
import { listRuleRuns, type RuleRun } from '../../contract/rule.ts'
import { call, problemOf } from '../kit/call.ts'
import { Part } from '../kit/page.tsx'
import { Bones, Failed } from '../kit/states.tsx'
import { toastProblem } from '../kit/toast.ts'
import { Ago } from '../kit/when.tsx'
import { useSpeech, useWordsOf } from '../words/language.tsx'
import { tellProblem } from '../words/problems.ts'
import { sayReason } from '../words/reasons.ts'
import { ruleWords } from '../words/rule.ts'
import css from './rule-page.module.css'

export function RunLog({ ruleId }: { ruleId: string }) {
  const words = useWordsOf(ruleWords)
  const asked = useInfiniteQuery({
    queryKey: ['rule-runs', ruleId],
    queryFn: ({ signal, pageParam }) =>
      call(listRuleRuns, pageParam === null ? { id: ruleId } : { id: ruleId, after: pageParam }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  })
  const runs = asked.data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <Part title={words.log} lead={words.logLead}>
      {asked.isPending ? (
        <Bones rows={3} />
      ) : asked.isError ? (
        <Failed error={asked.error} onRetry={() => void asked.refetch()} />
      ) : runs.length === 0 ? (
        <p className={css.note}>{words.logEmpty}</p>
      ) : (
        <ul className={css.examples}>
          {runs.map((run) => (
            <Run key={run.id} run={run} />
          ))}
        </ul>
      )}
      {asked.hasNextPage && (
        <Button variant="subtle" loading={asked.isFetchingNextPage} onClick={() => void asked.fetchNextPage()}>
          {words.logMore}
        </Button>
      )}
    </Part>
  )
}

function Run({ run }: { run: RuleRun }) {
  const { words, language } = useSpeech()
  const said = useWordsOf(ruleWords)
  const queries = useQueryClient()
  const outcome = [
    ...(run.webhook ? [said.webhookState[run.webhook]] : []),
    ...(run.problem ? [sayReason(run.problem, language)] : []),
  ]
  const undo = async () => {
    try {
      await call(undoChanges, { id: run.batchId ?? '' })
      await queries.invalidateQueries({ queryKey: ['rule-runs', run.ruleId] })
    } catch (error) {
      toastProblem(tellProblem(problemOf(error), language, words))
    }
  }
  return (
    <li className={css.run}>
      <span className={css.text}>
        {run.conversationId ? (
          <Link to="/gesprekken/$conversation" params={{ conversation: run.conversationId }}>
            <span className="numbers">#{run.conversationNumber}</span> {run.subject}
          </Link>
        ) : (
          said.listenedRun
        )}
        {outcome.length > 0 && <span className={css.outcome}>{outcome.join(' ')}</span>}
      </span>
      <Ago at={run.at} />
      {run.batchId ? (
        <Button variant="subtle" size="compact-sm" onClick={() => void undo()}>
          {said.undo}
        </Button>
      ) : (
        <span />
      )}
    </li>
  )
}
