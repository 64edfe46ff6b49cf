/** What people corrected lately, so that a team sees whether it calls the same thing by the same name. */
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { type Correction, type CorrectionMade, languages, sentiments } from '../../contract/judgement.ts'
import { listCorrections } from '../../contract/understanding.ts'
import { call } from '../kit/call.ts'
import { Bones, Failed } from '../kit/states.tsx'
import { Ago } from '../kit/when.tsx'
import { useLabels } from '../label/queries.ts'
import { judgementWords } from '../words/judgement.ts'
import { useWords, useWordsOf } from '../words/language.tsx'
import { understandingWords } from '../words/understanding.ts'
import { aboutOf } from './corrections.ts'
import css from './knowledge-page.module.css'
import { capital } from './look.tsx'

/** So many at first. */
const few = 8

export function LatelyCorrected() {
  const { act } = useWords()
  const [whole, setWhole] = useState(false)
  const words = useWordsOf(understandingWords)
  const sayCorrection = useSayCorrection()
  const sayMachine = useSayMachine()
  const asked = useQuery({
    queryKey: ['understanding', 'lately'],
    queryFn: ({ signal }) => call(listCorrections, {}, { signal }),
  })
  if (asked.isPending) return <Bones rows={3} shape="line" />
  if (asked.isError) return <Failed error={asked.error} onRetry={() => void asked.refetch()} />
  const { corrections } = asked.data
  if (corrections.length === 0) return <p className={css.none}>{words.latelyNone}</p>
  return (
    <>
      <ul className={css.versions}>
        {(whole ? corrections : corrections.slice(0, few)).map(({ message, ...made }) => (
          <li key={`${message.id} ${JSON.stringify(made.correction)}`} className={css.lately}>
            <span className={css.quote} dir="auto">
              {message.conversationId ? (
                <Link
                  to="/gesprekken/$conversation"
                  params={{ conversation: message.conversationId }}
                  search={{ bericht: message.id }}
                >
                  {message.begins}
                </Link>
              ) : (
                message.begins
              )}
            </span>
            <span>
              <strong>{capital(sayCorrection(made.correction))}</strong>{' '}
              <span className={css.quiet}>
                {made.machine && `(${words.programSaid(sayMachine(made))})`} · {made.agent.alias} · <Ago at={made.at} />
              </span>
            </span>
          </li>
        ))}
      </ul>
      {!whole && corrections.length > few && (
        <div>
          <Button variant="subtle" size="compact-sm" onClick={() => setWhole(true)}>
            {act.more}
          </Button>
        </div>
      )}
    </>
  )
}

function useSayCorrection(): (correction: Correction) => string {
  const words = useWordsOf(understandingWords)
  const { names, languages: spoken } = useWordsOf(judgementWords)
  const { byId } = useLabels()
  return (correction) => {
    const about = aboutOf(correction)
    if (about) return about.yes ? names[about.is] : words.isNot(names[about.is])
    if (correction.aspect === 'language') return correction.value ? spoken[correction.value] : ''
    const label = correction.aspect === 'topic' ? (byId[correction.labelId]?.name ?? words.goneLabel) : ''
    return correction.value === false ? words.isNot(label) : label
  }
}

/** What the machine had said of the same thing. */
function useSayMachine(): (made: Pick<CorrectionMade, 'correction' | 'machine'>) => string {
  const words = useWordsOf(understandingWords)
  const { names, languages: spoken } = useWordsOf(judgementWords)
  const sayCorrection = useSayCorrection()
  return ({ correction, machine }) => {
    const value = machine?.value
    const sentiment = sentiments.find((one) => one === value)
    const language = languages.find((one) => one === value)
    if (correction.aspect === 'sentiment') return sentiment ? names[sentiment] : words.nothingSaid
    if (correction.aspect === 'language') return language ? spoken[language] : words.nothingSaid
    return value === 'yes' ? sayCorrection({ ...correction, value: true }) : words.nothingSaid
  }
}
