/** Where people sign in when that is not here: tried out before it is kept. */
import { Button, Checkbox, PasswordInput, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { removeSingleSignOn, type SingleSignOn, setSingleSignOn } from '../../contract/sign-in.ts'
import { call, problemOf } from '../kit/call.ts'
import { Confirm } from '../kit/confirm.tsx'
import { CopyField } from '../kit/copy-field.tsx'
import { toast, toastProblem } from '../kit/toast.ts'
import { houseQuery } from '../organisation/session.ts'
import { useSpeech } from '../words/language.tsx'
import { tellProblem } from '../words/problems.ts'
import { signInRulesQuery } from './queries.ts'
import css from './sign-in.module.css'

const empty = { label: '', issuer: '', clientId: '', hasSecret: false, domains: [], open: false }

export function SingleSignOnForm({ now }: { now: SingleSignOn | null }) {
  const { words, language } = useSpeech()
  const { access } = words.running
  const queries = useQueryClient()
  const before = now ?? empty
  const [given, setGiven] = useState({ ...before, secret: '', domains: before.domains.join(' ') })
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const [asking, setAsking] = useState(false)
  const set = (change: Partial<typeof given>) => setGiven({ ...given, ...change })
  const refresh = () =>
    Promise.all([signInRulesQuery, houseQuery].map(({ queryKey }) => queries.invalidateQueries({ queryKey })))

  const save = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    setProblem(null)
    const { label, issuer, clientId, secret, open } = given
    const domains = given.domains.split(/[\s,;]+/).filter(Boolean)
    try {
      await call(setSingleSignOn, {
        label,
        issuer: issuer.trim(),
        clientId,
        domains,
        open,
        ...(secret ? { secret } : {}),
      })
      set({ secret: '' })
      toast(access.saved)
      await refresh()
    } catch (error) {
      setProblem(tellProblem(problemOf(error), language, words))
    } finally {
      setBusy(false)
    }
  }
  const remove = async () => {
    try {
      await call(removeSingleSignOn, {})
      setGiven({ ...empty, secret: '', domains: '' })
      toast(access.removed)
      await refresh()
    } catch (error) {
      toastProblem(tellProblem(problemOf(error), language, words))
    }
  }
  return (
    <form className={css.form} onSubmit={(event) => void save(event)}>
      <CopyField label={access.redirect} value={`${window.location.origin}/api/v1/session/single-sign-on/return`} />
      <TextInput
        label={access.issuer}
        description={access.issuerHelp}
        type="url"
        required
        value={given.issuer}
        onChange={(event) => set({ issuer: event.currentTarget.value })}
      />
      <TextInput
        label={access.clientId}
        required
        autoComplete="off"
        value={given.clientId}
        onChange={(event) => set({ clientId: event.currentTarget.value })}
      />
      <PasswordInput
        label={access.secret}
        autoComplete="off"
        {...(now?.hasSecret ? { description: access.secretSet } : {})}
        value={given.secret}
        onChange={(event) => set({ secret: event.currentTarget.value })}
        visibilityToggleButtonProps={{ 'aria-label': words.field.showPassword }}
      />
      <TextInput
        label={access.label}
        placeholder={access.labelExample}
        required
        maxLength={60}
        value={given.label}
        onChange={(event) => set({ label: event.currentTarget.value })}
      />
      <TextInput
        label={access.domains}
        description={access.domainsHelp}
        value={given.domains}
        onChange={(event) => set({ domains: event.currentTarget.value })}
      />
      <Checkbox
        label={access.open}
        description={access.openHelp}
        checked={given.open}
        onChange={(event) => set({ open: event.currentTarget.checked })}
      />
      {problem && (
        <p className={css.problem} role="alert">
          {problem}
        </p>
      )}
      <div className={css.acts}>
        <Button type="submit" loading={busy}>
          {access.save}
        </Button>
        {now && (
          <Button variant="subtle" color="red" onClick={() => setAsking(true)}>
            {access.remove}
          </Button>
        )}
      </div>
      <Confirm
        open={asking}
        title={access.removeTitle}
        act={access.remove}
        danger
        onAct={remove}
        onClose={() => setAsking(false)}
      >
        {access.removeBody}
      </Confirm>
    </form>
  )
}
