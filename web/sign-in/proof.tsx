/** "Is it you?": asked before something about signing in changes. Whoever has no password is believed by the session. */
import { Button, Modal, PasswordInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { problemOf } from '../kit/call.ts'
import { useSpeech, useWords } from '../words/language.tsx'
import { tellProblem } from '../words/problems.ts'
import css from './sign-in.module.css'

type Props = {
  open: boolean
  title: string
  body?: string
  act: string
  hasPassword: boolean
  danger?: boolean
  /** What it throws is told in place. */
  onAct: (proof: { password?: string }) => Promise<unknown>
  onClose: () => void
}

export function Proof(props: Props) {
  const { act } = useWords()
  const close = { closeButtonProps: { 'aria-label': act.close } }
  return (
    <Modal opened={props.open} onClose={props.onClose} title={props.title} size={440} {...close}>
      <ProofForm {...props} />
    </Modal>
  )
}

function ProofForm({ body, act, hasPassword, danger, onAct, onClose }: Props) {
  const { words, language } = useSpeech()
  const { signIn } = words.running
  const [password, setPassword] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const go = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    setProblem(null)
    try {
      await onAct(hasPassword ? { password } : {})
      onClose()
    } catch (error) {
      setProblem(tellProblem(problemOf(error), language, words))
      setBusy(false)
    }
  }
  return (
    <form className={css.form} onSubmit={(event) => void go(event)}>
      {body && <p>{body}</p>}
      {hasPassword && (
        <PasswordInput
          label={signIn.password}
          description={signIn.passwordWhy}
          autoComplete="current-password"
          required
          data-autofocus
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-label': words.field.showPassword }}
        />
      )}
      {problem && (
        <p className={css.problem} role="alert">
          {problem}
        </p>
      )}
      <div className={css.foot}>
        <Button variant="default" onClick={onClose}>
          {words.act.cancel}
        </Button>
        <Button type="submit" color={danger ? 'red' : 'teal'} loading={busy} disabled={hasPassword && !password}>
          {act}
        </Button>
      </div>
    </form>
  )
}
