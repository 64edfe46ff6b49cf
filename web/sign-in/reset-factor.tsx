import { Button } from '@mantine/core'
import { useState } from 'react'
import type { Agent } from '../../contract/organisation.ts'
import { resetFactor } from '../../contract/sign-in.ts'
import { call } from '../kit/call.ts'
import { Confirm } from '../kit/confirm.tsx'
import { useWords } from '../words/language.tsx'
import { useSignInAct } from './queries.ts'

/** For an admin: somebody lost the phone. */
export function ResetFactor({ person }: { person: Agent }) {
  const { signIn } = useWords().running
  const act = useSignInAct()
  const [asking, setAsking] = useState(false)
  return (
    <>
      <Button variant="subtle" color="gray" size="compact-sm" onClick={() => setAsking(true)}>
        {signIn.reset}
      </Button>
      <Confirm
        open={asking}
        title={signIn.resetTitle(person.name)}
        act={signIn.reset}
        danger
        onAct={() =>
          act(
            () => call(resetFactor, { id: person.id }),
            () => signIn.resetDone(person.name),
          )
        }
        onClose={() => setAsking(false)}
      >
        {signIn.resetBody}
      </Confirm>
    </>
  )
}
