/** Without a password: a passkey, or the organisation's own sign-in. */
import { Button } from '@mantine/core'
import { IconBuilding, IconFingerprint } from '@tabler/icons-react'
import { useState } from 'react'
import type { Me } from '../../contract/organisation.ts'
import { askPasskey, enterWithPasskey, startSingleSignOn } from '../../contract/sign-in.ts'
import { call, problemOf } from '../kit/call.ts'
import door from '../organisation/door.module.css'
import { useSpeech } from '../words/language.tsx'
import { tellProblem } from '../words/problems.ts'
import { canPasskey, showPasskey } from './passkey.ts'
import css from './sign-in.module.css'

type Props = { label: string | null; back: string | null; onIn: (me: Me) => Promise<void> }

export function OtherWays({ label, back, onIn }: Props) {
  const { words, language } = useSpeech()
  const say = words.running.door
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState<'passkey' | 'elsewhere' | null>(null)
  const passkeys = canPasskey()
  if (!passkeys && !label) return null

  const attempt = async (way: 'passkey' | 'elsewhere', work: () => Promise<void>) => {
    setBusy(way)
    setProblem(null)
    try {
      await work()
    } catch (error) {
      const shown = error instanceof DOMException ? say.noPasskey : tellProblem(problemOf(error), language, words)
      setProblem(shown)
      setBusy(null)
    }
  }
  const passkey = async () => {
    const credential = await showPasskey(await call(askPasskey, {}))
    await onIn(await call(enterWithPasskey, { credential }))
  }
  const elsewhere = async () => {
    const { url } = await call(startSingleSignOn, back ? { back } : {})
    window.location.assign(url)
  }
  return (
    <div className={door.form}>
      <p className={css.or}>{say.or}</p>
      {label && (
        <Button
          variant="default"
          leftSection={<IconBuilding size={18} stroke={1.6} />}
          loading={busy === 'elsewhere'}
          onClick={() => void attempt('elsewhere', elsewhere)}
        >
          {say.elsewhere(label)}
        </Button>
      )}
      {passkeys && (
        <Button
          variant="default"
          leftSection={<IconFingerprint size={18} stroke={1.6} />}
          loading={busy === 'passkey'}
          onClick={() => void attempt('passkey', passkey)}
        >
          {say.passkey}
        </Button>
      )}
      {problem && (
        <p className={door.problem} role="alert">
          {problem}
        </p>
      )}
    </div>
  )
}
