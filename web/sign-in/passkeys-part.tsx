/** Passkeys: which there are, one more, one less. */
import { Button, TextInput } from '@mantine/core'
import { IconFingerprint, IconPlus } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { addPasskey, type MySignIn, type Passkey, proposePasskey, removePasskey } from '../../contract/sign-in.ts'
import { call } from '../kit/call.ts'
import { Confirm } from '../kit/confirm.tsx'
import { Part } from '../kit/page.tsx'
import { toastProblem } from '../kit/toast.ts'
import { Ago } from '../kit/when.tsx'
import { useSpeech, useWords } from '../words/language.tsx'
import { canPasskey, makePasskey } from './passkey.ts'
import { Proof } from './proof.tsx'
import { useSignInAct } from './queries.ts'
import css from './sign-in.module.css'

export function PasskeysPart({ mine }: { mine: MySignIn }) {
  const { signIn } = useWords().running
  return (
    <Part title={signIn.passkeys} lead={signIn.passkeysLead}>
      {mine.passkeys.length === 0 ? (
        <p className={css.quiet}>{signIn.passkeysNone}</p>
      ) : (
        <ul className={css.list}>
          {mine.passkeys.map((each) => (
            <PasskeyLine key={each.id} passkey={each} />
          ))}
        </ul>
      )}
      {canPasskey() ? (
        <AddPasskey hasPassword={mine.hasPassword} />
      ) : (
        <p className={css.quiet}>{signIn.passkeyAddress}</p>
      )}
    </Part>
  )
}

function PasskeyLine({ passkey }: { passkey: Passkey }) {
  const { words, format } = useSpeech()
  const { signIn } = words.running
  const act = useSignInAct()
  const [asking, setAsking] = useState(false)
  return (
    <li className={css.line}>
      <IconFingerprint size={24} stroke={1.5} aria-hidden />
      <div className={css.what}>
        <p className={css.name}>{passkey.name}</p>
        <p className={css.facts}>
          <span>{signIn.made(format.date(passkey.createdAt))}</span>
          <span>
            {passkey.lastUsedAt ? (
              <>
                {signIn.used} <Ago at={passkey.lastUsedAt} />
              </>
            ) : (
              signIn.neverUsed
            )}
          </span>
        </p>
      </div>
      <Button variant="subtle" color="red" size="compact-sm" onClick={() => setAsking(true)}>
        {signIn.passkeyRemove}
      </Button>
      <Confirm
        open={asking}
        title={signIn.passkeyRemoveTitle(passkey.name)}
        act={signIn.passkeyRemove}
        danger
        onAct={() =>
          act(
            () => call(removePasskey, { id: passkey.id }),
            () => signIn.passkeyRemoved,
          )
        }
        onClose={() => setAsking(false)}
      >
        {signIn.passkeyRemoveBody}
      </Confirm>
    </li>
  )
}

/** First the name, then the password, then the browser asks for the finger. */
function AddPasskey(props: { hasPassword: boolean }) {
  const { signIn } = useWords().running
  const act = useSignInAct()
  const [name, setName] = useState('')
  const [asking, setAsking] = useState(false)
  const ask = (event: FormEvent) => {
    event.preventDefault()
    setAsking(true)
  }
  const add = async (proof: { password?: string }) => {
    const options = await call(proposePasskey, proof)
    const credential = await makePasskey(options).catch(() => null)
    if (!credential) return toastProblem(signIn.passkeyFailed)
    await act(
      () => call(addPasskey, { name: name.trim(), credential }),
      () => signIn.passkeyAdded,
    )
    setName('')
  }
  return (
    <form className={css.row} onSubmit={ask}>
      <TextInput
        label={signIn.passkeyName}
        placeholder={signIn.passkeyExample}
        maxLength={60}
        required
        autoComplete="off"
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button type="submit" variant="default" leftSection={<IconPlus size={18} stroke={1.6} />} disabled={!name.trim()}>
        {signIn.passkeyAdd}
      </Button>
      <Proof
        open={asking}
        title={signIn.passkeyAdd}
        act={signIn.passkeyAdd}
        hasPassword={props.hasPassword}
        onAct={add}
        onClose={() => setAsking(false)}
      />
    </form>
  )
}
