/** Putting aside what does not belong to a group, many at once, with a way back, and with a sharper search term when one shows itself. */
import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconEarOff } from '@tabler/icons-react'
import { useState } from 'react'
import { changeTerm, judgeHits, type Noise } from '../../contract/term.ts'
import { call, problemOf } from '../kit/call.ts'
import { useCommands } from '../kit/commands.ts'
import { harmless } from '../kit/harmless.ts'
import { useKeys } from '../kit/keys.ts'
import { Tip } from '../kit/tip.tsx'
import { toast, toastProblem, toastWith } from '../kit/toast.ts'
import { useSpeech, useWordsOf } from '../words/language.tsx'
import { listeningWords } from '../words/listening.ts'
import { tellProblem } from '../words/problems.ts'
import css from './stream-page.module.css'

type Proposal = Noise & { termId: string }
const shownMs = 10_000
const small = { size: 18, stroke: 1.6 }

export function Judging(props: {
  group: string
  chosen: readonly string[]
  /** What was put aside is looked at: it can come back. */
  aside: boolean
  /** Which post one is at, for the key. */
  current: () => string | undefined
  onDone: () => void
}) {
  const { group, chosen, aside, onDone, current } = props
  const { words, language, format } = useSpeech()
  const said = useWordsOf(listeningWords)
  const [proposal, setProposal] = useState<Proposal | null>(null)
  const say = async (messageIds: readonly string[], relevant: false | null) => {
    try {
      const answer = await call(judgeHits, { id: group, messageIds: [...messageIds], relevant })
      onDone()
      if (relevant === null) return toast(said.backAgain(answer.judged))
      setProposal(answer.proposal)
      const back = (
        <span className={css.toast}>
          {said.judged(answer.judged)}
          <Button
            size="compact-sm"
            variant="subtle"
            className={css.back ?? ''}
            onClick={() => {
              notifications.hide(shown)
              void say(messageIds, null)
            }}
          >
            {said.undo}
          </Button>
        </span>
      )
      const shown = toastWith(back, shownMs)
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
  const putAside = () => {
    const here = current()
    const meant = chosen.length > 0 ? chosen : here ? [here] : []
    if (meant.length > 0) void say(meant, aside ? null : false)
  }
  const act = aside ? said.belongs : said.notRelevant
  useKeys({ w: putAside })
  useCommands([{ id: 'not-relevant', label: act, keys: 'w', icon: <IconEarOff {...small} />, run: putAside }])
  if (chosen.length === 0 && !proposal) return null
  return (
    <div className={css.judging} role="status">
      {chosen.length > 0 && (
        <>
          <span>{said.chosen(format.number(chosen.length))}</span>
          <Tip label={act} keys="w">
            <Button size="compact-sm" onClick={putAside}>
              {act}
            </Button>
          </Tip>
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
            <code className={css.query}>{harmless(proposal.query)}</code>
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
