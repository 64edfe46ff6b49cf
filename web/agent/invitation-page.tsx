/** With the link from an invitation one chooses a password and is inside. The token stands after the #, so it is never sent to a server by accident. */
import { Button, PasswordInput } from '@mantine/core'
import { IconLinkOff } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { acceptInvitation, signIn } from '../../contract/organisation.ts'
import { call, problemOf } from '../kit/call.ts'
import { useCheckedForm } from '../kit/checked-form.ts'
import { Empty } from '../kit/states.tsx'
import css from '../organisation/door.module.css'
import { Door } from '../organisation/door.tsx'
import { houseQuery, meQuery } from '../organisation/session.ts'
import { useSpeech } from '../words/language.tsx'
import { tellProblem } from '../words/problems.ts'
import { shortestPassword } from './password-part.tsx'

export function InvitationPage() {
  const { words, language } = useSpeech()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [token] = useState(() => window.location.hash.slice(1))
  const [password, setPassword] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const { form, check, errorOf } = useCheckedForm()
  const house = useQuery(houseQuery).data

  const choose = async (event: FormEvent<HTMLFormElement>) => {
    if (!check(event) || !token) return
    setBusy(true)
    setProblem(null)
    try {
      const { email } = await call(acceptInvitation, { token, password })
      queries.setQueryData(meQuery.queryKey, await call(signIn, { email, password }))
      await navigate({ to: '/', replace: true })
    } catch (error) {
      setProblem(tellProblem(problemOf(error), language, words))
      setBusy(false)
    }
  }

  if (!token)
    return (
      <Door title={words.door.invitation}>
        <Empty icon={<IconLinkOff stroke={1.5} />} title={words.door.noToken}>
          {words.door.noTokenBody}
        </Empty>
      </Door>
    )
  return (
    <Door title={words.door.invitation} lead={words.door.invitationLead(house?.name ?? words.house.name)}>
      <form className={css.form} {...form} onSubmit={(event) => void choose(event)}>
        <PasswordInput
          name="password"
          label={words.door.password}
          description={words.profile.passwordHelp}
          autoComplete="new-password"
          required
          minLength={shortestPassword}
          maxLength={200}
          value={password}
          error={errorOf('password')}
          onChange={(event) => setPassword(event.currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-label': words.field.showPassword }}
        />
        {problem && (
          <p className={css.problem} role="alert">
            {problem}
          </p>
        )}
        <Button type="submit" loading={busy}>
          {words.door.choose}
        </Button>
      </form>
    </Door>
  )
}
