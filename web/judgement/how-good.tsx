/** How often each model is right on what was kept apart: a point with the line of its uncertainty, and the same in numbers. */
import type { LearntLanguage } from '../../contract/understanding.ts'
import { useFormat, useWordsOf } from '../words/language.tsx'
import { understandingWords } from '../words/understanding.ts'
import css from './how-good.module.css'
import { interval } from './interval.ts'

const kinds = ['sentiment', 'traits', 'topics'] as const
const models = ['shipped', 'present', 'learnt'] as const
/** Labels are learnt only here. */
const modelsFor = (kind: (typeof kinds)[number]) => (kind === 'topics' ? models.slice(1) : models)
const percent = (share: number) => `${Math.round(share * 100)}%`

export function HowGood({ learnt }: { learnt: LearntLanguage }) {
  const words = useWordsOf(understandingWords)
  const measured = kinds.filter((kind) => models.some((model) => learnt[model][kind].n > 0))
  return (
    <table className={css.table}>
      <thead>
        <tr className="unseen">
          <th scope="col">{words.name}</th>
          <th scope="col">{words.good}</th>
        </tr>
      </thead>
      {measured.map((kind) => (
        <tbody key={kind}>
          <tr>
            <th scope="rowgroup" colSpan={2} className={css.kind}>
              {words.kinds[kind]}
            </th>
          </tr>
          {modelsFor(kind)
            .filter((model) => learnt[model][kind].n > 0)
            .map((model) => (
              <tr key={model} data-model={model}>
                <th scope="row">{words.models[model]}</th>
                <td>
                  <Share {...learnt[model][kind]} />
                </td>
              </tr>
            ))}
        </tbody>
      ))}
    </table>
  )
}

function Share({ right, n }: { right: number; n: number }) {
  const words = useWordsOf(understandingWords)
  const format = useFormat()
  const { low, high, few } = interval(right, n)
  return (
    <span className={css.share}>
      <span className={css.scale} data-few={few} aria-hidden>
        <i className={css.line} style={{ left: percent(low), width: percent(high - low) }} />
        <i className={css.point} style={{ left: percent(right / n) }} />
      </span>
      <span className="numbers">
        {words.of(format.number(right), format.number(n))}{' '}
        <span className={css.quiet}>
          ({words.between(percent(low), percent(high))}
          {few && `, ${words.few}`})
        </span>
      </span>
    </span>
  )
}
