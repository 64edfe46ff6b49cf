/** Setting up a second step: scan, show a first code, keep the spare ones. Inside the house and at its door. */
import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { problemOf } from '../kit/call.ts'
import { useSpeech, useWords } from '../words/language.tsx'
import { tellProblem } from '../words/problems.ts'
import { Qr } from './qr.tsx'
import css from './sign-in.module.css'

export type Proposal = { uri: string; secret: string }

export function ScanAndConfirm(props: { proposal: Proposal; onConfirm: (code: string) => Promise<unknown> }) {
  const { words, language } = useSpeech()
  const { signIn } = words.running
  const [code, setCode] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const confirm = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    setProblem(null)
    try {
      await props.onConfirm(code)
    } catch (error) {
      setProblem(tellProblem(problemOf(error), language, words))
      setBusy(false)
    }
  }
  const { uri, secret } = props.proposal
  return (
    <form className={css.form} onSubmit={(event) => void confirm(event)}>
      <p>{signIn.scan}</p>
      <Qr text={uri} label={signIn.qr} />
      <p className={css.secret}>
        {signIn.byHand} <code>{secret.match(/.{1,4}/g)?.join(' ')}</code>
      </p>
      <CodeField label={signIn.firstCode} value={code} onChange={setCode} />
      {problem && (
        <p className={css.problem} role="alert">
          {problem}
        </p>
      )}
      <div className={css.foot}>
        <Button type="submit" loading={busy} disabled={code.trim().length < 6}>
          {signIn.confirm}
        </Button>
      </div>
    </form>
  )
}

/** Six digits with a numeric keyboard; letters are allowed, for spare codes. */
export function CodeField(props: {
  label: string
  help?: string
  value: string
  spare?: boolean
  onChange: (code: string) => void
}) {
  return (
    <TextInput
      label={props.label}
      {...(props.help ? { description: props.help } : {})}
      name="code"
      className={css.code ?? ''}
      inputMode={props.spare ? 'text' : 'numeric'}
      autoComplete="one-time-code"
      autoCapitalize="off"
      spellCheck={false}
      maxLength={20}
      required
      data-autofocus
      autoFocus
      value={props.value}
      onChange={(event) => props.onChange(event.currentTarget.value)}
    />
  )
}

/** Shown once; left only by saying that they are kept. */
export function SpareCodes(props: { codes: readonly string[]; onKept: () => void }) {
  const { signIn } = useWords().running
  const [file] = useState(() => {
    const text = `${signIn.codesFile}\n\n${props.codes.join('\n')}\n`
    return URL.createObjectURL(new Blob([text], { type: 'text/plain' }))
  })
  return (
    <div className={css.form}>
      <p>{signIn.codesBody}</p>
      <ul className={css.codes} aria-label={signIn.codesTitle}>
        {props.codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <div className={css.foot}>
        <Button component="a" variant="default" href={file} download="samenspraak-reservecodes.txt">
          {signIn.codesSave}
        </Button>
        <Button onClick={props.onKept} data-autofocus>
          {signIn.codesKept}
        </Button>
      </div>
    </div>
  )
}
