/** Where the answer box stands, while one reads in the middle of a conversation: one answers what was said last. */
import { Button } from '@mantine/core'
import { IconArrowDown } from '@tabler/icons-react'
import { useState } from 'react'
import { problemOf } from '../kit/call.ts'
import { useKeys } from '../kit/keys.ts'
import { toastProblem } from '../kit/toast.ts'
import { useSpeech } from '../words/language.tsx'
import { tellProblem } from '../words/problems.ts'
import css from './in-middle.module.css'

export function InMiddle(props: { onNewest: () => Promise<void> }) {
  const { words, language } = useSpeech()
  const [busy, setBusy] = useState(false)
  const go = () => {
    setBusy(true)
    props
      .onNewest()
      .catch((error) => toastProblem(tellProblem(problemOf(error), language, words)))
      .finally(() => setBusy(false))
  }
  useKeys({ r: go })
  return (
    <div className={css.bar}>
      <p>{words.search.inMiddle}</p>
      <Button variant="default" loading={busy} onClick={go} rightSection={<IconArrowDown size={16} aria-hidden />}>
        {words.search.toNewest}
      </Button>
    </div>
  )
}
