/** Instellingen, Invloed: the ground on which factors are kept, of whom and what for, and how many people have which. */
import { Button, Textarea } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { Answer } from '../../contract/endpoint.ts'
import { changeGround, type readGround } from '../../contract/influence.ts'
import { call, problemOf } from '../kit/call.ts'
import { Confirm } from '../kit/confirm.tsx'
import { Page, Part } from '../kit/page.tsx'
import { Bones, Failed } from '../kit/states.tsx'
import { toast, toastProblem } from '../kit/toast.ts'
import { useMay } from '../organisation/session.ts'
import { influenceWords } from '../words/influence.ts'
import { useFormat, useSpeech, useWordsOf } from '../words/language.tsx'
import { tellProblem } from '../words/problems.ts'
import css from './influence.module.css'
import { groundQuery } from './queries.ts'

const shortest = 20

export function InfluencePage() {
  const words = useWordsOf(influenceWords)
  const { data, isError, error, refetch } = useQuery(groundQuery)
  return (
    <Page title={words.title} lead={words.lead}>
      {data ? (
        <>
          <Part title={words.ground}>
            <Ground ground={data.ground} />
          </Part>
          {data.ground && (
            <Part title={words.levels}>
              <Levels levels={data.levels} />
            </Part>
          )}
          <Part title={words.who}>
            <Lines lines={words.whoLines} />
          </Part>
          <Part title={words.forWhat}>
            <Lines lines={words.forLines} />
          </Part>
        </>
      ) : isError ? (
        <Failed error={error} onRetry={() => void refetch()} />
      ) : (
        <Bones rows={6} />
      )}
    </Page>
  )
}

function Ground({ ground }: Pick<Answer<typeof readGround>, 'ground'>) {
  const { words: all, language } = useSpeech()
  const words = useWordsOf(influenceWords)
  const format = useFormat()
  const may = useMay('organisation.change')
  const queries = useQueryClient()
  const [typed, setTyped] = useState<string | null>(null)
  const [asking, setAsking] = useState(false)
  const text = typed ?? ground?.text ?? ''
  const change = async (to: string | null, done: string) => {
    try {
      await call(changeGround, { ground: to })
      setTyped(null)
      toast(done)
      await queries.invalidateQueries({ queryKey: groundQuery.queryKey })
    } catch (error) {
      toastProblem(tellProblem(problemOf(error), language, all))
    }
  }
  const save = (event: FormEvent) => {
    event.preventDefault()
    void change(text.trim(), ground ? all.settings.saved : words.turnedOn)
  }
  return (
    <>
      {ground ? (
        <p>{words.on(format.date(ground.since), ground.by?.alias ?? null)}</p>
      ) : (
        <p>
          <strong>{words.off}.</strong> {words.offBody}
        </p>
      )}
      {may ? (
        <form className={css.form} onSubmit={save}>
          <Textarea
            label={words.groundAsk}
            description={words.groundHelp}
            autosize
            minRows={3}
            maxRows={10}
            maxLength={2000}
            value={text}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <div className={css.acts}>
            <Button type="submit" disabled={text.trim().length < shortest || text.trim() === ground?.text}>
              {ground ? all.act.save : words.turnOn}
            </Button>
            {ground && (
              <Button variant="default" onClick={() => setAsking(true)}>
                {words.turnOff}
              </Button>
            )}
          </div>
        </form>
      ) : (
        <>
          {ground && <blockquote className={css.ground}>{ground.text}</blockquote>}
          <p className={css.quiet}>{words.ask}</p>
        </>
      )}
      <Confirm
        open={asking}
        title={words.turnOffTitle}
        act={words.turnOff}
        danger
        onAct={() => change(null, words.turnedOff)}
        onClose={() => setAsking(false)}
      >
        {words.turnOffBody}
      </Confirm>
    </>
  )
}

function Levels({ levels }: Pick<Answer<typeof readGround>, 'levels'>) {
  const words = useWordsOf(influenceWords)
  const format = useFormat()
  const most = Math.max(...levels)
  if (most === 0) return <p>{words.levelsNone}</p>
  return (
    <ul className={css.levels}>
      {levels.map((n, i) => (
        <li key={words.names[i]}>
          <span>
            {i + 1} · {words.names[i]}
          </span>
          <span className={css.bar} aria-hidden>
            <i style={{ width: `${(100 * n) / most}%` }} />
          </span>
          <span className={css.n}>{words.people(format.number(n))}</span>
        </li>
      ))}
    </ul>
  )
}

const Lines = ({ lines }: { lines: readonly string[] }) => (
  <ul className={css.lines}>
    {lines.map((line) => (
      <li key={line}>{line}</li>
    ))}
  </ul>
)
