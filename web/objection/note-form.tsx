/** A colleague notes that somebody objected: which account, how they said so, and what there is to remark. */
import { Button, Textarea, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { noteObjection } from '../../contract/objection.ts'
import { call, problemOf } from '../kit/call.ts'
import { useCheckedForm } from '../kit/checked-form.ts'
import { toast } from '../kit/toast.ts'
import { useSpeech, useWordsOf } from '../words/language.tsx'
import { objectionWords } from '../words/objection.ts'
import { tellProblem } from '../words/problems.ts'
import { AccountFields } from './account-fields.tsx'
import css from './objections-page.module.css'
import { noticeQuery } from './queries.ts'
import { sayObjected } from './say-objected.ts'

export function NoteForm({ onNoted }: { onNoted: () => void }) {
  const { words, language, format } = useSpeech()
  const said = useWordsOf(objectionWords)
  const networks = useQuery(noticeQuery).data?.networks ?? []
  const [account, setAccount] = useState({ network: '', account: '' })
  const [how, setHow] = useState('')
  const [note, setNote] = useState('')
  const [proof, setProof] = useState('')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const { form, check, errorOf } = useCheckedForm()
  const save = async (event: FormEvent<HTMLFormElement>) => {
    if (!check(event)) return
    setBusy(true)
    setProblem(null)
    try {
      const shown = { note: note.trim() || null, proof: proof.trim() || null }
      toast(sayObjected(await call(noteObjection, { ...account, how, ...shown }), said, format))
      onNoted()
    } catch (error) {
      setProblem(tellProblem(problemOf(error), language, words))
      setBusy(false)
    }
  }
  return (
    <form className={css.form} {...form} onSubmit={(event) => void save(event)}>
      <AccountFields value={account} networks={networks} errorOf={errorOf} onChange={setAccount} />
      <TextInput
        name="how"
        label={said.how}
        placeholder={said.howHint}
        value={how}
        onChange={(event) => setHow(event.currentTarget.value)}
        error={errorOf('how')}
        maxLength={200}
        required
      />
      <TextInput
        label={said.proof}
        description={said.proofHelp}
        value={proof}
        onChange={(event) => setProof(event.currentTarget.value)}
        maxLength={400}
      />
      <Textarea
        label={said.note}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        maxLength={1000}
        autosize
        minRows={2}
        maxRows={6}
      />
      <p className={css.warning}>{said.what}</p>
      {problem && (
        <p className={css.problem} role="alert">
          {problem}
        </p>
      )}
      <div>
        <Button type="submit" loading={busy}>
          {said.save}
        </Button>
      </div>
    </form>
  )
}
