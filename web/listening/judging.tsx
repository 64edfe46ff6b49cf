/** Putting aside what does not belong to a group, many at once, with a way back, and with a sharper search term when one shows itself. */
import { Button } from '@mantine/core'
import { useState } from 'react'
import { changeTerm, judgeHits, type Noise } from '../../contract/term.ts'
import { call, problemOf } from '../kit/call.ts'
import { toast, toastProblem, toastWith } from '../kit/toast.ts'
import { useSpeech, useWordsOf } from '../words/language.tsx'
import { listeningWords } from '../words/listening.ts'
import { tellProblem } from '../words/problems.ts'
import css from './stream-page.module.css'

type Proposal = Noise & { termId: string }
const shownMs = 10_000

export function Judging(props: { group: string; chosen: readonly string[]; onDone: () => void }) {
  const { group, chosen, onDone } = props
  const { words, language, format } = useSpeech()
  const said = useWordsOf(listeningWords)
  const [proposal, setProposal] = useState<Proposal | null>(null)
  const say = async (messageIds: readonly string[], relevant: false | null) => {
    try {
      const answer = await call(judgeHits, { id: group, messageIds: [...messageIds], relevant })
      onDone()
      if (relevant === null) return
      setProposal(answer.proposal)
      const back = (
        <span className={css.toast}>
          {said.judged(answer.judged)}
          <Button size="compact-sm" variant="subtle" onClick={() => void say(messageIds, null)}>
            {said.undo}
          </Button>
        </span>
      )
      toastWith(back, shownMs)
    } catch (error) {
      toastProblem(tellProblem(problemOf(error), language, words))
    }
  }
  const sharpen = async ({ termId, query }: Proposal) => {
    try {
      await call(changeTerm, { id: termId, query })
      toast(said.betterSaved)
      setProposal(null)
      onDone()
    } catch (error) {
      toastProblem(tellProblem(problemOf(error), language, words))
    }
  }
  if (chosen.length === 0 && !proposal) return null
  return (
    <div className={css.judging} role="status">
      {chosen.length > 0 && (
        <>
          <span>{said.chosen(format.number(chosen.length))}</span>
          <Button size="compact-sm" onClick={() => void say(chosen, false)}>
            {said.notRelevant}
          </Button>
          <Button size="compact-sm" variant="subtle" onClick={onDone}>
            {words.act.cancel}
          </Button>
        </>
      )}
      {chosen.length === 0 && proposal && (
        <>
          <span>
            <strong>{said.better}.</strong>{' '}
            {said.betterBody(proposal.word, format.number(proposal.removes), format.number(proposal.loses))}
            <code className={css.query}>{proposal.query}</code>
          </span>
          <Button size="compact-sm" onClick={() => void sharpen(proposal)}>
            {said.useBetter}
          </Button>
          <Button size="compact-sm" variant="subtle" onClick={() => setProposal(null)}>
            {said.leave}
          </Button>
        </>
      )}
    </div>
  )
}
