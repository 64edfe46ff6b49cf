/** Giving what is chosen to a colleague, in one go, with a way back. */
import { Button } from '@mantine/core'
import { IconUserShare } from '@tabler/icons-react'
import { useState } from 'react'
import { changeConversations, undoChanges } from '../../contract/conversation.ts'
import { usePeopleOptions } from '../agent/colleagues.ts'
import { call, problemOf } from '../kit/call.ts'
import { Picker } from '../kit/picker.tsx'
import { toastProblem } from '../kit/toast.ts'
import { handoverWords } from '../words/handover.ts'
import { useSpeech, useWordsOf } from '../words/language.tsx'
import { tellProblem } from '../words/problems.ts'
import css from './handover-page.module.css'

export function GiveBar(props: { ids: string[]; onGiven: () => void; onClose: () => void }) {
  const { words, language } = useSpeech()
  const handover = useWordsOf(handoverWords)
  const options = usePeopleOptions()
  const [busy, setBusy] = useState(false)
  const [batch, setBatch] = useState<string | null>(null)
  const attempt = async (work: () => Promise<unknown>) => {
    setBusy(true)
    try {
      await work()
    } catch (error) {
      toastProblem(tellProblem(problemOf(error), language, words))
    }
    setBusy(false)
  }
  const give = (agentId: string) =>
    attempt(async () => {
      const { batchId } = await call(changeConversations, { ids: props.ids, changes: [{ do: 'assign', agentId }] })
      setBatch(batchId)
    })
  const undo = () =>
    attempt(async () => {
      await call(undoChanges, { id: batch ?? '' })
      props.onGiven()
    })
  return (
    <div className={css.bar} role="status">
      {batch === null ? (
        <>
          <span>{handover.chosen(props.ids.length)}</span>
          <Picker name={handover.give} options={options} onPick={(id) => void give(id)}>
            {(open) => (
              <Button leftSection={<IconUserShare size={18} stroke={1.6} />} loading={busy} onClick={open}>
                {handover.give}
              </Button>
            )}
          </Picker>
          <Button variant="subtle" onClick={props.onClose}>
            {words.act.cancel}
          </Button>
        </>
      ) : (
        <>
          <span>{handover.given(props.ids.length)}</span>
          <Button variant="default" loading={busy} onClick={() => void undo()}>
            {handover.undo}
          </Button>
          <Button variant="subtle" onClick={props.onGiven}>
            {words.act.close}
          </Button>
        </>
      )}
    </div>
  )
}
