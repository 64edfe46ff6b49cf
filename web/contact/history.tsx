/** Who joined, took apart or kept apart whom: asked for when somebody opens it. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Contact } from '../../contract/contact.ts'
import { type ContactDeed, readContactHistory } from '../../contract/contact-file.ts'
import { call } from '../kit/call.ts'
import { Bones, Failed } from '../kit/states.tsx'
import { contactWords } from '../words/contact.ts'
import { contactFileWords } from '../words/contact-file.ts'
import { useFormat, useWordsOf } from '../words/language.tsx'
import css from './contact.module.css'
import { sayReason } from './say-evidence.ts'

export function History({ contact }: { contact: Contact }) {
  const words = useWordsOf(contactFileWords)
  const [open, setOpen] = useState(false)
  return (
    <details className={css.part} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className={css.summary}>{words.history}</summary>
      {open && <Deeds id={contact.id} />}
    </details>
  )
}

function Deeds({ id }: { id: string }) {
  const says = useWordsOf(contactWords)
  const asked = useQuery({
    queryKey: ['contact', id, 'history'],
    queryFn: ({ signal }) => call(readContactHistory, { id }, { signal }),
  })
  if (asked.isPending) return <Bones rows={2} />
  if (asked.isError) return <Failed error={asked.error} onRetry={() => void asked.refetch()} />
  if (asked.data.items.length === 0) return <p className={css.only}>{says.nothingDone}</p>
  return (
    <ol className={css.deeds}>
      {asked.data.items.map((deed) => (
        <Deed key={`${deed.kind} ${deed.id}`} deed={deed} />
      ))}
    </ol>
  )
}

function Deed({ deed: { kind, other, by, at, evidence } }: { deed: ContactDeed }) {
  const words = useWordsOf(contactFileWords)
  const says = useWordsOf(contactWords)
  const format = useFormat()
  return (
    <li>
      <p>{words.deed[kind](other || says.unknown)}</p>
      <p className={css.facts}>{words.by(by?.alias ?? words.program, format.exact(at))}</p>
      {told.has(kind) && (
        <ul className={css.reasons}>
          {evidence
            .filter((reason) => reason.kind !== 'by hand')
            .map((reason) => (
              <li key={`${reason.kind} ${reason.value}`} className={css.facts}>
                {sayReason(reason, says)}
              </li>
            ))}
        </ul>
      )}
      {!told.has(kind) && kind !== 'apart' && evidence[0]?.value && <p className={css.facts}>{evidence[0].value}</p>}
    </li>
  )
}

/** What spoke for their being one. Taking apart has no reasons of its own, and what is shared is named. */
const told = new Set<ContactDeed['kind']>(['joined', 'kept apart', 'may be one'])
