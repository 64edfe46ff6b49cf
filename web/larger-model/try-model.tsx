/** The chosen model on a message that nobody wrote, beside our own, with what left the house for it. */
import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import { traits as allTraits } from '../../contract/judgement.ts'
import { type LargerTry, tryLargerModel } from '../../contract/larger-model.ts'
import { call, problemOf } from '../kit/call.ts'
import { toastProblem } from '../kit/toast.ts'
import { queryClient } from '../queries.ts'
import { judgementWords } from '../words/judgement.ts'
import { useFormat, useSpeech, useWordsOf } from '../words/language.tsx'
import { largerModelWords } from '../words/larger-model.ts'
import { tellProblem } from '../words/problems.ts'
import css from './larger-model.module.css'

export function TryModel() {
  const { words: all, language } = useSpeech()
  const words = useWordsOf(largerModelWords)
  const [text, setText] = useState(words.example)
  const [tried, setTried] = useState<LargerTry | null>(null)
  const [busy, setBusy] = useState(false)
  const attempt = async () => {
    setBusy(true)
    try {
      setTried(await call(tryLargerModel, { text }))
      await queryClient.invalidateQueries({ queryKey: ['larger-model'] })
    } catch (error) {
      toastProblem(tellProblem(problemOf(error), language, all))
    } finally {
      setBusy(false)
    }
  }
  return (
    <div className={css.form}>
      <Textarea
        label={words.message}
        autosize
        minRows={2}
        maxLength={1000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Button
        variant="default"
        className={css.act ?? ''}
        disabled={text.trim() === ''}
        loading={busy}
        onClick={() => void attempt()}
      >
        {words.tryIt}
      </Button>
      <div aria-live="polite">{tried && <Tried tried={tried} />}</div>
    </div>
  )
}

function Tried({ tried: { ours, theirs, fault, sent, ms } }: { tried: LargerTry }) {
  const words = useWordsOf(largerModelWords)
  const format = useFormat()
  return (
    <>
      {fault ? (
        <p className={css.fault}>
          <strong>{words.faults[fault.code]}</strong>
          <span className={css.says}>{fault.says}</span>
        </p>
      ) : (
        <dl className={css.leaves}>
          <dt>{words.ours}</dt>
          <dd>
            <Seen seen={ours} />
          </dd>
          <dt>{words.theirs}</dt>
          <dd>
            <Seen seen={theirs} /> <span className={css.says}>{words.took(format.number(ms))}</span>
          </dd>
        </dl>
      )}
      {sent && (
        <details className={css.sent}>
          <summary>{words.sent}</summary>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be reached by keyboard */}
          <pre tabIndex={0}>{JSON.stringify(JSON.parse(sent), null, 2)}</pre>
        </details>
      )}
    </>
  )
}

function Seen({ seen }: { seen: LargerTry['ours'] }) {
  const words = useWordsOf(largerModelWords)
  const format = useFormat()
  const { names } = useWordsOf(judgementWords)
  if (!seen) return words.none
  const most = Math.max(...seen.sentiment)
  const traits = allTraits.filter((trait) => (seen.traits[trait] ?? 0) >= 0.5).map((trait) => names[trait])
  const sentiment = `${words.sentiments[seen.sentiment.indexOf(most)]} (${format.number(Math.round(most * 100))} %)`
  return format.list([sentiment, ...traits])
}
