/** Signing otherwise on one channel than everywhere: shorter where characters are few, not at all where nobody does. */
import { Textarea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { changeSignature, listSignatures } from '../../contract/way.ts'
import { useChannels } from '../channel/queries.ts'
import { call, problemOf } from '../kit/call.ts'
import { Part } from '../kit/page.tsx'
import { toast, toastProblem } from '../kit/toast.ts'
import { useMe } from '../organisation/session.ts'
import { queryClient } from '../queries.ts'
import { useSpeech, useWords } from '../words/language.tsx'
import { tellProblem } from '../words/problems.ts'
import css from './profile-page.module.css'

export function SignaturesPart() {
  const { writing } = useWords()
  const { channels } = useChannels()
  const { data } = useQuery({
    queryKey: ['signatures'],
    queryFn: ({ signal }) => call(listSignatures, {}, { signal }),
  })
  const written = channels.filter(({ archived }) => archived === undefined)
  if (written.length === 0 || !data) return null
  return (
    <Part title={writing.signatures} lead={writing.signaturesLead}>
      <div className={css.form}>
        {written.map(({ id, name }) => (
          <Signature
            key={id}
            id={id}
            name={name}
            text={data.signatures.find(({ channelId }) => channelId === id)?.text ?? ''}
          />
        ))}
      </div>
    </Part>
  )
}

function Signature({ id, name, text }: { id: string; name: string; text: string }) {
  const { words, language } = useSpeech()
  const me = useMe()
  const [typed, setTyped] = useState(text)
  const save = async () => {
    if (typed === text) return
    try {
      await call(changeSignature, { channelId: id, text: typed.trim() === '' ? null : typed })
      await queryClient.invalidateQueries({ queryKey: ['signatures'] })
      await queryClient.invalidateQueries({ queryKey: ['ways'] })
      toast(words.settings.saved)
    } catch (error) {
      toastProblem(tellProblem(problemOf(error), language, words))
    }
  }
  return (
    <Textarea
      label={name}
      rows={2}
      maxLength={1000}
      placeholder={me.agent.signature || words.writing.asEverywhere}
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={() => void save()}
    />
  )
}
