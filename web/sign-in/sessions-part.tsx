/** Where I am signed in: one ends, or all the others. */
import { Button } from '@mantine/core'
import { IconDeviceDesktop, IconDeviceMobile } from '@tabler/icons-react'
import { useState } from 'react'
import { endMyOtherSessions, endMySession, type MySignIn, type Session } from '../../contract/sign-in.ts'
import { call } from '../kit/call.ts'
import { useMinute } from '../kit/clock.ts'
import { Confirm } from '../kit/confirm.tsx'
import { Part } from '../kit/page.tsx'
import { Ago } from '../kit/when.tsx'
import { useSpeech, useWords } from '../words/language.tsx'
import { useSignInAct } from './queries.ts'
import css from './sign-in.module.css'

export function SessionsPart({ mine }: { mine: MySignIn }) {
  const { signIn } = useWords().running
  const act = useSignInAct()
  const [asking, setAsking] = useState(false)
  return (
    <Part title={signIn.sessions} lead={signIn.sessionsLead}>
      <ul className={css.list}>
        {mine.sessions.map((each) => (
          <SessionLine key={each.id} session={each} />
        ))}
      </ul>
      {mine.sessions.length > 1 && (
        <div>
          <Button variant="default" onClick={() => setAsking(true)}>
            {signIn.endOthers}
          </Button>
        </div>
      )}
      <Confirm
        open={asking}
        title={signIn.endOthersTitle}
        act={signIn.endOthers}
        onAct={() =>
          act(
            () => call(endMyOtherSessions, {}),
            ({ ended }) => signIn.endedMany(ended),
          )
        }
        onClose={() => setAsking(false)}
      >
        {signIn.endOthersBody}
      </Confirm>
    </Part>
  )
}

function SessionLine({ session }: { session: Session }) {
  const { words, format } = useSpeech()
  const { signIn } = words.running
  const act = useSignInAct()
  const now = useMinute()
  const Icon = /iPhone|iPad|Android/.test(session.device ?? '') ? IconDeviceMobile : IconDeviceDesktop
  return (
    <li className={css.line}>
      <Icon size={24} stroke={1.5} aria-hidden />
      <div className={css.what}>
        <p className={css.name}>
          {session.device ?? signIn.unknownDevice}
          {session.current && <span className={css.mark}>{signIn.here}</span>}
        </p>
        <p className={css.facts}>
          <span>{signIn.cameBy[session.cameBy]}</span>
          <span>{signIn.since(format.exact(session.since, now))}</span>
          <span>
            {signIn.seen} <Ago at={session.seenAt} />
          </span>
        </p>
      </div>
      {!session.current && (
        <Button
          variant="subtle"
          size="compact-sm"
          aria-label={`${signIn.end}: ${session.device ?? signIn.unknownDevice}, ${format.exact(session.since, now)}`}
          onClick={() =>
            void act(
              () => call(endMySession, { id: session.id }),
              () => signIn.ended,
            )
          }
        >
          {signIn.end}
        </Button>
      )}
    </li>
  )
}
