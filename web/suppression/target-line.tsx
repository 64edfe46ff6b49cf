/** One system that is told: how far it is, what is wrong with it, and what can be done. */
import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Answer } from '../../contract/endpoint.ts'
import {
  changeSuppressionTarget,
  removeSuppressionTarget,
  type SuppressionTarget,
  testSuppressionTarget,
} from '../../contract/suppression-target.ts'
import { call, problemOf } from '../kit/call.ts'
import { Confirm } from '../kit/confirm.tsx'
import { toastProblem } from '../kit/toast.ts'
import { Ago } from '../kit/when.tsx'
import { useMay } from '../organisation/session.ts'
import { useFormat, useSpeech, useWordsOf } from '../words/language.tsx'
import { tellProblem } from '../words/problems.ts'
import { relayWords } from '../words/relay.ts'
import { targetWords } from '../words/suppression-target.ts'
import css from './targets.module.css'

export function TargetLine({ target, onChange }: { target: SuppressionTarget; onChange: () => void }) {
  const { words: common, language } = useSpeech()
  const words = useWordsOf(targetWords)
  const mayChange = useMay('organisation.change')
  const queries = useQueryClient()
  const [removing, setRemoving] = useState(false)
  const [testing, setTesting] = useState(false)
  const [found, setFound] = useState<Answer<typeof testSuppressionTarget> | null>(null)
  const doing = async (work: () => Promise<unknown>) => {
    try {
      await work()
      await queries.invalidateQueries({ queryKey: ['suppression', 'targets'] })
    } catch (error) {
      toastProblem(tellProblem(problemOf(error), language, common))
    }
  }
  const test = async () => {
    setTesting(true)
    await doing(async () => setFound(await call(testSuppressionTarget, { id: target.id })))
    setTesting(false)
  }
  const rest = () => doing(() => call(changeSuppressionTarget, { id: target.id, paused: !target.paused }))
  return (
    <li className={css.target}>
      <div className={css.what}>
        <p className={css.name}>
          {target.name} {target.paused && <span className={css.mark}>{words.rests}</span>}
        </p>
        <State target={target} />
        {found && !target.problem && (
          <p className={found.works ? css.quiet : css.problem} role="status">
            {found.works ? words.works : found.says?.[language]}
          </p>
        )}
      </div>
      {mayChange && (
        <div className={css.acts}>
          <Button variant="subtle" size="compact-sm" onClick={onChange}>
            {words.change}
          </Button>
          {target.kind !== 'list' && (
            <Button variant="subtle" size="compact-sm" loading={testing} onClick={() => void test()}>
              {words.test}
            </Button>
          )}
          <Button variant="subtle" size="compact-sm" onClick={() => void rest()}>
            {target.paused ? words.goOn : words.rest}
          </Button>
          <Button variant="subtle" color="red" size="compact-sm" onClick={() => setRemoving(true)}>
            {words.remove}
          </Button>
        </div>
      )}
      <Confirm
        open={removing}
        title={words.removeTitle(target.name)}
        act={words.remove}
        danger
        onAct={() => doing(() => call(removeSuppressionTarget, { id: target.id }))}
        onClose={() => setRemoving(false)}
      >
        {words.removeBody}
      </Confirm>
    </li>
  )
}

function State({ target: { kind, purpose, url, behind, toldAt, problem } }: { target: SuppressionTarget }) {
  const { language } = useSpeech()
  const words = useWordsOf(targetWords)
  const { purposes } = useWordsOf(relayWords)
  const format = useFormat()
  const isList = kind === 'list'
  return (
    <>
      <p className={css.quiet}>
        {words.kinds[kind]} · {purposes[purpose]}
        {url && ` · ${URL.canParse(url) ? new URL(url).host : url}`}
      </p>
      <p className={css.quiet}>
        {!isList && (behind === 0 ? words.upToDate : words.behind(behind, format.number(behind)))}
        {!isList && ' · '}
        {toldAt ? (
          <>
            {isList ? words.fetchedAt : words.toldAt} <Ago at={toldAt} />
          </>
        ) : isList ? (
          words.neverFetched
        ) : (
          words.neverTold
        )}
      </p>
      {problem && (
        <p className={css.problem}>
          {problem.says[language]} {words.again}
        </p>
      )}
    </>
  )
}
