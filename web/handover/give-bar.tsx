/** Giving what is chosen to a colleague, in one go, with a way back. */
import { Button } from '@mantine/core'
import { IconUserShare } from '@tabler/icons-react'
import { useState } from 'react'
import { changeConversations, undoChanges } from '../../contract/conversation.ts'
import { changeTask, type Task } from '../../contract/task.ts'
import { usePeopleOptions } from '../agent/colleagues.ts'
import { call, problemOf } from '../kit/call.ts'
import { Picker } from '../kit/picker.tsx'
import { toastProblem } from '../kit/toast.ts'
import { handoverWords } from '../words/handover.ts'
import { useSpeech, useWordsOf } from '../words/language.tsx'
import { tellProblem } from '../words/problems.ts'
import css from './handover-page.module.css'

export function GiveBar(props: {
  /** Of conversations. */
  ids: string[]
  tasks: readonly Task[]
  onGiven: () => void
  onClose: () => void
}) {
  const { words, language } = useSpeech()
  const handover = useWordsOf(handoverWords)
  const options = usePeopleOptions()
  const [busy, setBusy] = useState(false)
  const [way, setWay] = useState<(() => Promise<unknown>) | null>(null)
  const n = props.ids.length + props.tasks.length
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
      const { ids, tasks } = props
      const changes = [{ do: 'assign' as const, agentId }]
      const done = ids.length > 0 ? await call(changeConversations, { ids, changes }) : null
      for (const { id } of tasks) await call(changeTask, { id, agentId })
      setWay(() => async () => {
        if (done) await call(undoChanges, { id: done.batchId })
        for (const { id, agentId, teamId } of tasks)
          await call(changeTask, { id, ...(agentId ? { agentId } : teamId ? { teamId } : {}) })
      })
    })
  const undo = () =>
    attempt(async () => {
      await way?.()
      props.onGiven()
    })
  return (
    <div className={css.bar} role="status">
      {way === null ? (
        <>
          <span>{handover.chosen(n)}</span>
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
          <span>{handover.given(n)}</span>
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
