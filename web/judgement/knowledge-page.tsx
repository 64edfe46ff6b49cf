/** Wat het programma leest: what it judges, how good it is at that here, what it learnt, and the way back. */
import { useQuery } from '@tanstack/react-query'
import { readUnderstanding, type Understanding } from '../../contract/understanding.ts'
import { call } from '../kit/call.ts'
import { Page, Part } from '../kit/page.tsx'
import { Bones, Failed } from '../kit/states.tsx'
import { useWordsOf } from '../words/language.tsx'
import { understandingWords } from '../words/understanding.ts'
import { Confusion } from './confusion.tsx'
import { HowGood } from './how-good.tsx'
import css from './knowledge-page.module.css'
import { LatelyCorrected } from './lately-corrected.tsx'
import { LearningCurve } from './learning-curve.tsx'
import { LearningPart } from './learning-part.tsx'
import { Versions } from './versions.tsx'

/** While it learns, and while messages are read again, one waits for the outcome. */
const lookMs = 2_000
const isBusy = ({ training, waiting }: Understanding) =>
  training.state === 'waiting' || training.state === 'training' || waiting > 0

export function KnowledgePage() {
  const words = useWordsOf(understandingWords)
  const asked = useQuery({
    queryKey: ['understanding'],
    queryFn: ({ signal }) => call(readUnderstanding, {}, { signal }),
    refetchInterval: ({ state }) => (state.data && isBusy(state.data) ? lookMs : false),
  })
  return (
    <Page title={words.title} lead={words.lead}>
      {asked.isPending ? (
        <Bones rows={6} />
      ) : asked.isError ? (
        <Failed error={asked.error} onRetry={() => void asked.refetch()} />
      ) : (
        <Known known={asked.data} onChanged={() => void asked.refetch()} />
      )}
    </Page>
  )
}

function Known({ known, onChanged }: { known: Understanding; onChanged: () => void }) {
  const words = useWordsOf(understandingWords)
  const model = known.models.find(({ taken }) => taken) ?? known.models[0]
  return (
    <>
      <Part title={words.what} lead={words.whatLead}>
        <List says={words.reads} />
      </Part>
      <Part title={words.learning} lead={words.learningLead}>
        <LearningPart known={known} onChanged={onChanged} />
      </Part>
      <Part title={words.good} lead={words.goodLead}>
        {model && model.languages.length > 0 ? (
          model.languages.map((one) => (
            <section key={one.language} className={css.language} aria-label={words.languages[one.language]}>
              <h3>{words.languages[one.language]}</h3>
              <HowGood learnt={one} />
              <LearningCurve curve={one.curve} taught={one.taught} />
              <Confusion learnt={one} />
            </section>
          ))
        ) : (
          <p className={css.none}>
            <strong>{words.goodNone}.</strong> {words.goodNoneBody}
          </p>
        )}
      </Part>
      <Part title={words.versions} lead={words.versionsLead}>
        <Versions models={known.models} onChanged={onChanged} />
      </Part>
      <Part title={words.lately} lead={words.latelyLead}>
        <LatelyCorrected />
      </Part>
      <Part title={words.cannot}>
        <List says={words.cannots} />
      </Part>
    </>
  )
}

function List({ says }: { says: readonly string[] }) {
  return (
    <ul className={css.says}>
      {says.map((one) => (
        <li key={one}>{one}</li>
      ))}
    </ul>
  )
}
