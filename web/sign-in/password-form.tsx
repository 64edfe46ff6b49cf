/** Address and password; then, where it is asked, the code of the second step. */
import { Button, Checkbox, PasswordInput, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { type Me, signIn } from '../../contract/organisation.ts'
import { call, problemOf } from '../kit/call.ts'
import { useCheckedForm } from '../kit/checked-form.ts'
import door from '../organisation/door.module.css'
import { useSpeech } from '../words/language.tsx'
import { tellProblem } from '../words/problems.ts'
import { CodeField } from './factor-set-up.tsx'

type Known = { email: string; password: string }

export function PasswordForm(props: { onIn: (me: Me) => Promise<void>; onMustSetUp: (known: Known) => void }) {
  const { words, language } = useSpeech()
  const [email, setEmail] = useState<string>(() => history.state?.email ?? '')
  const [password, setPassword] = useState('')
  const [code, setCode] = useState<string | null>(null)
  const [trust, setTrust] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const { form, check, errorOf } = useCheckedForm()

  const refused = (error: unknown) => {
    const said = problemOf(error)
    if (said.code === 'second-factor-missing') return props.onMustSetUp({ email: email.trim(), password })
    if (said.code === 'second-factor-needed') return setCode('')
    setProblem(tellProblem(said, language, words))
  }
  const enter = async (event: FormEvent<HTMLFormElement>) => {
    if (!check(event)) return
    setBusy(true)
    setProblem(null)
    const known = { email: email.trim(), password }
    await call(signIn, code === null ? known : { ...known, code, trust }).then(props.onIn, refused)
    setBusy(false)
  }
  return (
    <form className={door.form} {...form} onSubmit={(event) => void enter(event)}>
      {code === null ? (
        <>
          <TextInput
            label={words.door.email}
            name="email"
            type="email"
            error={errorOf('email')}
            autoComplete="username"
            required
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
          />
          <PasswordInput
            name="password"
            label={words.door.password}
            error={errorOf('password')}
            autoComplete="current-password"
            required
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
            visibilityToggleButtonProps={{ 'aria-label': words.field.showPassword }}
          />
        </>
      ) : (
        <>
          <CodeField
            spare
            label={words.running.door.code}
            help={words.running.door.codeHelp}
            value={code}
            onChange={setCode}
          />
          <Checkbox
            label={words.running.door.trust}
            checked={trust}
            onChange={(event) => setTrust(event.currentTarget.checked)}
          />
        </>
      )}
      {problem && (
        <p className={door.problem} role="alert">
          {problem}
        </p>
      )}
      <Button type="submit" loading={busy}>
        {code === null ? words.door.enter : words.running.door.goOn}
      </Button>
      {code === null ? (
        <p className={door.note}>{words.door.forgot}</p>
      ) : (
        <Button variant="subtle" color="gray" onClick={() => setCode(null)}>
          {words.running.door.other}
        </Button>
      )}
    </form>
  )
}
