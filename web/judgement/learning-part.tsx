/** What there is to learn from, whether it is learning, and learning at once. */
import { Button } from '@mantine/core'
import { trainModel, type Understanding } from '../../contract/understanding.ts'
import { call, problemOf } from '../kit/call.ts'
import { toast, toastProblem } from '../kit/toast.ts'
import { LabelDot } from '../label/label-chip.tsx'
import { useLabels } from '../label/queries.ts'
import { useMay } from '../organisation/session.ts'
import { judgementWords } from '../words/judgement.ts'
import { useSpeech, useWordsOf } from '../words/language.tsx'
import { tellProblem } from '../words/problems.ts'
import { understandingWords } from '../words/understanding.ts'
import css from './knowledge-page.module.css'
import { capital, ReadIcon } from './look.tsx'

export function LearningPart({ known, onChanged }: { known: Understanding; onChanged: () => void }) {
  const { words: all, language, format } = useSpeech()
  const words = useWordsOf(understandingWords)
  const may = useMay('organisation.change')
  const { training, waiting, stuck } = known
  const learn = async () => {
    try {
      await call(trainModel, {})
      toast(words.asked)
      onChanged()
    } catch (error) {
      toastProblem(tellProblem(problemOf(error), language, all))
    }
  }
  const busy = training.state === 'waiting' || training.state === 'training'
  return (
    <>
      <p role="status">
        {training.state !== 'idle' && <strong>{words.states[training.state]} </strong>}
        {training.fresh > 0 ? words.fresh(format.number(training.fresh)) : words.freshNone}{' '}
        {words.byItself(format.number(training.from))} {waiting > 0 && words.waiting(format.number(waiting))}
      </p>
      {training.problem && <p className={css.problem}>{words.problems[training.problem]}</p>}
      {stuck && <p className={css.problem}>{words.stuck}</p>}
      {may && (
        <div>
          <Button variant="default" loading={busy} onClick={() => void learn()}>
            {words.train}
          </Button>
        </div>
      )}
      <Examples known={known} />
    </>
  )
}

/** How many corrections of each kind there are, as bars with their number. */
function Examples({ known }: { known: Understanding }) {
  const words = useWordsOf(understandingWords)
  const { names, language } = useWordsOf(judgementWords)
  const { format } = useSpeech()
  const { byId } = useLabels()
  const aspects = known.examples.map(({ aspect, n }) => ({
    key: aspect,
    n,
    mark: aspect === 'language' || aspect === 'sentiment' ? null : <ReadIcon is={aspect} />,
    name: aspect === 'language' ? language : aspect === 'sentiment' ? words.kinds.sentiment : capital(names[aspect]),
  }))
  const topics = known.topics.map(({ labelId, n }) => {
    const label = byId[labelId]
    const mark = label ? <LabelDot colour={label.colour} /> : null
    return { key: labelId, n, mark, name: label?.name ?? capital(words.goneLabel) }
  })
  const rows = [...aspects, ...topics].filter(({ n }) => n > 0).sort((a, b) => b.n - a.n)
  const most = Math.max(1, ...rows.map(({ n }) => n))
  return (
    <div>
      <h3 className={css.small}>{words.examples}</h3>
      {rows.length === 0 ? (
        <p className={css.none}>{words.noExamples}</p>
      ) : (
        <ul className={css.bars}>
          {rows.map(({ key, n, name, mark }) => (
            <li key={key} className={css.bar}>
              <span className={css.barName}>
                {mark}
                <bdi>{name}</bdi>
              </span>
              <span className={css.track} aria-hidden>
                <i style={{ width: `${(n / most) * 100}%` }} />
              </span>
              <span className="numbers">{format.number(n)}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
