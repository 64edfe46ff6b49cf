/** /meeluisteren, for everybody: what is listened to in public, what for, how long it is kept, and how to object. */
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { Answer } from '../../contract/endpoint.ts'
import { objectInPublic, type readNotice } from '../../contract/objection.ts'
import { call, problemOf } from '../kit/call.ts'
import { useCheckedForm } from '../kit/checked-form.ts'
import { Bones, Failed } from '../kit/states.tsx'
import door from '../organisation/door.module.css'
import { Door } from '../organisation/door.tsx'
import { useSpeech, useWords, useWordsOf } from '../words/language.tsx'
import { noticeWords } from '../words/notice.ts'
import { tellProblem } from '../words/problems.ts'
import { AccountFields } from './account-fields.tsx'
import css from './notice-page.module.css'
import { noticeQuery } from './queries.ts'

type Notice = Answer<typeof readNotice>

export function NoticePage() {
  const words = useWordsOf(noticeWords)
  const { house } = useWords()
  const asked = useQuery(noticeQuery)
  const notice = asked.data
  const name = notice?.organisation ?? house.name
  return (
    <Door title={words.title(name)} lead={notice && words.lead(name)} wide>
      {notice ? (
        <NoticeLetter notice={notice} />
      ) : asked.isPending ? (
        <Bones rows={4} shape="line" />
      ) : (
        <Failed error={asked.error} onRetry={() => void asked.refetch()} />
      )}
    </Door>
  )
}

function NoticeLetter({ notice }: { notice: Notice }) {
  const { language, format } = useSpeech()
  const words = useWordsOf(noticeWords)
  const { organisation, listensTo, retainDays, contact } = notice
  return (
    <div className={css.letter}>
      <h2>{words.where}</h2>
      {listensTo.length === 0 ? (
        <p>{words.nowhere}</p>
      ) : (
        <>
          <p>{words.whereBody}</p>
          <ul>
            {listensTo.map(({ kind, label }) => (
              <li key={kind}>{label[language]}</li>
            ))}
          </ul>
        </>
      )}
      <p>{words.closed}</p>
      <h2>{words.why}</h2>
      <p>{words.whyBody}</p>
      <h2>{words.long}</h2>
      <p>{words.longBody(words.days(retainDays).replace(/\d+/, format.number(retainDays)))}</p>
      <h2>{words.object}</h2>
      <ObjectForm networks={notice.networks} />
      <h2>{words.reach}</h2>
      {contact ? (
        <p>
          {words.reachMail(organisation)} <a href={`mailto:${contact}`}>{contact}</a>
        </p>
      ) : (
        <p>{words.reachElse(organisation)}</p>
      )}
    </div>
  )
}

const nobody = { network: '', account: '' }

function ObjectForm(props: { networks: readonly string[] }) {
  const { words, language } = useSpeech()
  const said = useWordsOf(noticeWords)
  const [account, setAccount] = useState(nobody)
  const [done, setDone] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const { form, check, errorOf } = useCheckedForm()
  const object = async (event: FormEvent<HTMLFormElement>) => {
    if (!check(event)) return
    setBusy(true)
    setProblem(null)
    try {
      await call(objectInPublic, account)
      setDone(true)
    } catch (error) {
      setProblem(tellProblem(problemOf(error), language, words))
    }
    setBusy(false)
  }
  const again = () => {
    setAccount(nobody)
    setDone(false)
  }
  return (
    <>
      <div role="status" className={css.done}>
        {done && (
          <>
            <strong>{said.doneTitle}</strong>
            <p>{said.done}</p>
            <Button variant="default" onClick={again}>
              {said.another}
            </Button>
          </>
        )}
      </div>
      {!done && (
        <>
          <p>{said.objectBody}</p>
          <form className={door.form} {...form} onSubmit={(event) => void object(event)}>
            <AccountFields value={account} networks={props.networks} errorOf={errorOf} onChange={setAccount} />
            {problem && (
              <p className={door.problem} role="alert">
                {problem}
              </p>
            )}
            <div>
              <Button type="submit" loading={busy}>
                {said.send}
              </Button>
            </div>
          </form>
        </>
      )}
    </>
  )
}
