/** Somebody of us says how it stands with a customer: letting go, or holding what would have gone. With a reason. */
import { Button, Modal, NativeSelect, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { situations } from '../../contract/conversation.ts'
import { setContactSituation } from '../../contract/suppression-held.ts'
import { call, problemOf } from '../kit/call.ts'
import { toastProblem } from '../kit/toast.ts'
import type { Situation } from '../kit/tone.ts'
import { useSpeech, useWords, useWordsOf } from '../words/language.tsx'
import { tellProblem } from '../words/problems.ts'
import { suppressionWords } from '../words/suppression.ts'
import { useRenew } from './queries.ts'
import css from './suppression.module.css'

type FormProps = { contact: string; open: boolean; first: Situation; onClose: () => void }

export function SituationForm(props: FormProps) {
  const { act } = useWords()
  const says = useWordsOf(suppressionWords)
  return (
    <Modal
      opened={props.open}
      onClose={props.onClose}
      title={says.situationTitle}
      size={440}
      closeButtonProps={{ 'aria-label': act.close }}
    >
      <Fields {...props} />
    </Modal>
  )
}

function Fields({ contact, first, onClose }: FormProps) {
  const says = useWordsOf(suppressionWords)
  const { words, language } = useSpeech()
  const renew = useRenew()
  const [situation, setSituation] = useState(first)
  const [reason, setReason] = useState('')
  const save = async (event: FormEvent) => {
    event.preventDefault()
    try {
      await call(setContactSituation, { id: contact, situation, reason })
      await renew()
      onClose()
    } catch (error) {
      toastProblem(tellProblem(problemOf(error), language, words))
    }
  }
  return (
    <form className={css.form} onSubmit={(event) => void save(event)}>
      <p className={css.quiet}>{says.situationLead}</p>
      <NativeSelect
        label={says.situation}
        value={situation}
        onChange={({ currentTarget }) => setSituation(situations.find((one) => one === currentTarget.value) ?? first)}
        data={situations.map((value) => ({ value, label: words.situation[value] }))}
      />
      <TextInput
        label={says.reason}
        description={says.reasonHelp}
        required
        maxLength={400}
        value={reason}
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
      />
      <div className={css.acts}>
        <Button type="submit" disabled={reason.trim() === ''}>
          {words.act.save}
        </Button>
      </div>
    </form>
  )
}
