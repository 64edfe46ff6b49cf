/** Aanmelden. Afterwards one is where one wanted to be. */
import { Button, PasswordInput, TextInput } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useRouter, useSearch } from '@tanstack/react-router'
import { type FormEvent, useEffect, useState } from 'react'
import { signIn } from '../../contract/organisation.ts'
import { call, problemOf } from '../kit/call.ts'
import { useCheckedForm } from '../kit/checked-form.ts'
import { useSpeech } from '../words/language.tsx'
import { tellProblem } from '../words/problems.ts'
import css from './door.module.css'
import { Door } from './door.tsx'
import { houseQuery, meQuery } from './session.ts'

export function SignInPage() {
  const { words, language } = useSpeech()
  const { terug } = useSearch({ from: '/aanmelden' })
  const router = useRouter()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const house = useQuery(houseQuery).data
  const [email, setEmail] = useState(() => history.state?.email ?? '')
  const [password, setPassword] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const { form, check, errorOf } = useCheckedForm()

  useEffect(() => {
    if (house && !house.settled) void navigate({ to: '/welkom', replace: true })
  }, [house, navigate])

  const enter = async (event: FormEvent<HTMLFormElement>) => {
    if (!check(event)) return
    setBusy(true)
    setProblem(null)
    try {
      queries.setQueryData(meQuery.queryKey, await call(signIn, { email: email.trim(), password }))
      await router.invalidate()
      await router.navigate({ href: terug ?? '/gesprekken', replace: true })
    } catch (error) {
      setProblem(tellProblem(problemOf(error), language, words))
      setBusy(false)
    }
  }
  return (
    <Door
      title={words.door.title}
      lead={terug ? words.door.wasOut : house?.name ? words.door.at(house.name) : undefined}
    >
      <form className={css.form} {...form} onSubmit={(event) => void enter(event)}>
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
        {problem && (
          <p className={css.problem} role="alert">
            {problem}
          </p>
        )}
        <Button type="submit" loading={busy}>
          {words.door.enter}
        </Button>
        <p className={css.note}>{words.door.forgot}</p>
      </form>
    </Door>
  )
}
