import { Button, PasswordInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { Part } from '../kit/page.tsx'
import { useWords } from '../words/language.tsx'
import css from './profile-page.module.css'
import { useChangeMe } from './use-change-me.ts'

export const shortestPassword = 10

export function PasswordPart() {
  const { profile, field } = useWords()
  const change = useChangeMe()
  const [now, setNow] = useState('')
  const [next, setNext] = useState('')
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const short = next.length < shortestPassword
  const save = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (short) return
    setBusy(true)
    if (await change({ password: { now, next } }, profile.passwordChanged)) {
      setNow('')
      setNext('')
      setTried(false)
    }
    setBusy(false)
  }
  const eye = { 'aria-label': field.showPassword }
  return (
    <Part title={profile.password}>
      <form className={css.form} onSubmit={(event) => void save(event)}>
        <PasswordInput
          label={profile.passwordNow}
          autoComplete="current-password"
          required
          value={now}
          onChange={(event) => setNow(event.currentTarget.value)}
          visibilityToggleButtonProps={eye}
        />
        <PasswordInput
          label={profile.passwordNext}
          description={profile.passwordHelp}
          autoComplete="new-password"
          required
          maxLength={200}
          value={next}
          error={tried && short ? field.tooShort(shortestPassword) : null}
          onChange={(event) => setNext(event.currentTarget.value)}
          visibilityToggleButtonProps={eye}
        />
        <div>
          <Button type="submit" variant="default" loading={busy} disabled={!now || !next}>
            {profile.passwordChange}
          </Button>
        </div>
      </form>
    </Part>
  )
}
