/** Gezondheid: what the doctor finds, what is wrong first, and what to do about it. */
import { Button } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck, IconEye, IconRefresh } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type Finding, readHealth } from '../../contract/health.ts'
import { call } from '../kit/call.ts'
import { Page } from '../kit/page.tsx'
import { Bones, Failed } from '../kit/states.tsx'
import { Ago, Moment } from '../kit/when.tsx'
import { useSpeech, useWords } from '../words/language.tsx'
import { sayReason } from '../words/reasons.ts'
import css from './health.module.css'

const order = { wrong: 0, look: 1, good: 2 }
const icons = { good: IconCircleCheck, look: IconEye, wrong: IconAlertTriangle }

export function HealthPage() {
  const { health } = useWords().running
  const asked = useQuery({
    queryKey: ['health'],
    queryFn: ({ signal }) => call(readHealth, {}, { signal }),
    staleTime: 60_000,
    retry: false,
  })
  return (
    <Page
      title={health.title}
      lead={health.lead}
      actions={
        <Button
          variant="default"
          leftSection={<IconRefresh size={18} stroke={1.6} />}
          loading={asked.isFetching}
          onClick={() => void asked.refetch()}
        >
          {health.again}
        </Button>
      }
    >
      {asked.isPending ? (
        <>
          <p className={css.looking} role="status">
            {health.looking}
          </p>
          <Bones rows={6} />
        </>
      ) : asked.isError ? (
        <Failed error={asked.error} onRetry={() => void asked.refetch()} />
      ) : (
        <Findings at={asked.data.at} findings={asked.data.findings} />
      )}
    </Page>
  )
}

function Findings(props: { at: string; findings: readonly Finding[] }) {
  const { health } = useWords().running
  const count = (state: Finding['state']) => props.findings.filter((each) => each.state === state).length
  const [wrong, look] = [count('wrong'), count('look')]
  const sorted = props.findings.toSorted((a, b) => order[a.state] - order[b.state])
  return (
    <>
      <p className={css.sum} role="status">
        <strong>{wrong + look === 0 ? health.allGood : `${health.some(wrong, look)}.`}</strong> <Ago at={props.at} />
      </p>
      <ul className={css.findings}>
        {sorted.map((each) => (
          <Line key={`${each.topic} ${each.which} ${each.says.en}`} finding={each} />
        ))}
      </ul>
    </>
  )
}

function Line({ finding }: { finding: Finding }) {
  const { words, language } = useSpeech()
  const { health } = words.running
  const { topic, which, state, says, since, because, advice } = finding
  const Icon = icons[state]
  return (
    <li className={css.finding} data-state={state}>
      <Icon size={22} stroke={1.6} aria-hidden />
      <div className={css.what}>
        <h2 className={css.topic}>
          {health.topics[topic]}
          {which && <bdi className={css.which}>{which}</bdi>}
          <span className={css.state}>{health.state[state]}</span>
        </h2>
        <p className={css.says} data-path={/^[/~]/.test(says[language])}>
          {says[language]}
          {since && (
            <>
              {' '}
              <Moment at={since} />
            </>
          )}
          {because && `: ${sayReason(because, language)}`}
        </p>
        {advice && <p className={css.advice}>{advice[language]}</p>}
      </div>
    </li>
  )
}
