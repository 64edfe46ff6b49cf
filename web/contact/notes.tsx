/** What colleagues noted of somebody, whatever the conversation. */
import { ActionIcon, Button, Textarea } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import type { Contact } from '../../contract/contact.ts'
import { removeContactNote, writeContactNote } from '../../contract/contact-file.ts'
import { call } from '../kit/call.ts'
import { useMay, useMe } from '../organisation/session.ts'
import { contactFileWords } from '../words/contact-file.ts'
import { useFormat, useWordsOf } from '../words/language.tsx'
import css from './contact.module.css'
import { Part } from './part.tsx'
import { useContactActs } from './use-contact-acts.ts'

export function Notes({ contact }: { contact: Contact }) {
  const words = useWordsOf(contactFileWords)
  const format = useFormat()
  const may = useMay('conversation.answer')
  const me = useMe()
  const { attempt } = useContactActs()
  const runs = me.agent.role === 'owner' || me.agent.role === 'admin'
  return (
    <Part title={words.notes}>
      {contact.notes.length === 0 && !may && <p className={css.only}>{words.noNotes}</p>}
      <ul className={css.notes}>
        {contact.notes.map((note) => (
          <li key={note.id}>
            <p className={css.noteText}>{note.text}</p>
            <p className={css.facts}>{words.by(note.by.alias, format.date(note.at))}</p>
            {may && (runs || note.by.id === me.agent.id) && (
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={words.noteRemove(note.text.slice(0, 40))}
                onClick={() => void attempt(() => call(removeContactNote, { id: note.id }))}
              >
                <IconX size={16} stroke={1.6} />
              </ActionIcon>
            )}
          </li>
        ))}
      </ul>
      {may && <Writing id={contact.id} />}
    </Part>
  )
}

function Writing({ id }: { id: string }) {
  const words = useWordsOf(contactFileWords)
  const { attempt } = useContactActs()
  const [text, setText] = useState('')
  const [busy, setBusy] = useState(false)
  const keep = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    if (await attempt(() => call(writeContactNote, { id, text }))) setText('')
    setBusy(false)
  }
  return (
    <form className={css.writing} onSubmit={(event) => void keep(event)}>
      <Textarea
        aria-label={words.noteLabel}
        placeholder={words.notePlace}
        autosize
        minRows={1}
        maxRows={6}
        maxLength={2_000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {text.trim() !== '' && (
        <Button type="submit" variant="default" size="compact-md" loading={busy}>
          {words.noteAdd}
        </Button>
      )}
    </form>
  )
}
