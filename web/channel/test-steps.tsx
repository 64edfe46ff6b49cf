/** What was tried, step by step, and where it stopped. */
import { IconCheck, IconX } from '@tabler/icons-react'
import type { TestStep } from '../../contract/channel.ts'
import { useSpeech } from '../words/language.tsx'
import { sayReason } from '../words/reasons.ts'
import css from './test-steps.module.css'

export function TestSteps(props: { steps: readonly TestStep[] | null; busy: boolean }) {
  const { words, language } = useSpeech()
  const { steps } = props
  const ok = steps?.every((step) => step.ok)
  return (
    <div role="status">
      {props.busy && <p className={css.busy}>{words.channel.testing}</p>}
      {steps && (
        <>
          <ol className={css.steps}>
            {steps.map((step) => (
              <li key={step.step.en} className={css.step} data-ok={step.ok}>
                {step.ok ? <IconCheck size={18} stroke={2} aria-hidden /> : <IconX size={18} stroke={2} aria-hidden />}
                <span>
                  {step.step[language]}
                  {step.detail && <span className={css.detail}>{sayReason(step.detail[language], language)}</span>}
                </span>
              </li>
            ))}
          </ol>
          <p className={css.verdict} data-ok={ok}>
            {ok ? words.channel.testOk : words.channel.testFailed}
          </p>
        </>
      )}
    </div>
  )
}
