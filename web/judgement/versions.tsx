/** What was learnt, one under the other, with the one that is in use and the way to another: also back to what was shipped. */
import { Button } from '@mantine/core'
import { IconCircleCheck } from '@tabler/icons-react'
import { type OwnModel, takeModel } from '../../contract/understanding.ts'
import { call, problemOf } from '../kit/call.ts'
import { toast, toastProblem } from '../kit/toast.ts'
import { useMay } from '../organisation/session.ts'
import { useSpeech, useWordsOf } from '../words/language.tsx'
import { tellProblem } from '../words/problems.ts'
import { understandingWords } from '../words/understanding.ts'
import css from './knowledge-page.module.css'

export function Versions({ models, onChanged }: { models: readonly OwnModel[]; onChanged: () => void }) {
  const { words: all, language, format } = useSpeech()
  const words = useWordsOf(understandingWords)
  const may = useMay('organisation.change')
  const take = async (modelId: string | null) => {
    try {
      await call(takeModel, { modelId })
      toast(words.used)
      onChanged()
    } catch (error) {
      toastProblem(tellProblem(problemOf(error), language, all))
    }
  }
  const rows = [
    ...models.map((model) => ({
      id: model.id,
      name: format.exact(model.madeAt),
      says: [
        model.by ? words.by(model.by.alias) : words.bySelf,
        words.learntFrom(format.number(taughtIn(model)), format.number(Math.round(model.seconds * 10) / 10)),
        model.better ? words.better : words.notBetter,
      ].join(' · '),
      taken: model.taken,
    })),
    { id: null, name: words.shippedVersion, says: words.shippedBody, taken: models.every(({ taken }) => !taken) },
  ]
  return (
    <ul className={css.versions}>
      {rows.map(({ id, name, says, taken }) => (
        <li key={id ?? 'shipped'} className={css.version} aria-current={taken ? 'true' : undefined}>
          <span className={css.about}>
            <strong>{name}</strong>
            <span className={css.quiet}>{says}</span>
          </span>
          {taken ? (
            <span className={css.taken}>
              <IconCircleCheck size={16} stroke={1.8} aria-hidden />
              {words.inUse}
            </span>
          ) : (
            may && (
              <Button variant="default" size="compact-sm" aria-label={words.useOf(name)} onClick={() => void take(id)}>
                {words.use}
              </Button>
            )
          )}
        </li>
      ))}
    </ul>
  )
}

const taughtIn = ({ languages }: OwnModel) => languages.reduce((sum, { taught }) => sum + taught, 0)
