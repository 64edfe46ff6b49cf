/** Finding who is the same person: by name, address or number. A colleague's "no" is told, and can be meant otherwise. */
import { Button, Modal, TextInput } from '@mantine/core'
import { type KeyboardEvent, useId, useState } from 'react'
import type { Contact } from '../../contract/contact.ts'
import { useCallers } from '../phone/use-callers.ts'
import { contactWords } from '../words/contact.ts'
import { useWords, useWordsOf } from '../words/language.tsx'
import css from './contact.module.css'
import { useJoiningContacts } from './use-joining.ts'

type Named = { id: string; name: string }

export function JoinContactDialog({ of, onClose }: { of: Contact; onClose: () => void }) {
  const words = useWordsOf(contactWords)
  const { act } = useWords()
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const [kept, setKept] = useState<Named | null>(null)
  const [busy, setBusy] = useState(false)
  const listId = useId()
  const { join } = useJoiningContacts()
  const { people, isOld } = useCallers(typed)
  const found = people.filter(({ id }) => id !== of.id)
  const current = found[Math.min(at, found.length - 1)]
  const name = of.name || words.unknown

  const choose = async (other: Named, anyway = false) => {
    setBusy(true)
    const done = await join(of.id, other, anyway)
    setBusy(false)
    if (done === 'kept apart') setKept(other)
    else if (done) onClose()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0 && found.length > 0) setAt((now) => (now + step + found.length) % found.length)
    else if (event.key === 'Enter' && current && !isOld) void choose(current)
    else return
    event.preventDefault()
  }

  return (
    <Modal
      opened
      onClose={onClose}
      title={kept ? words.keptTitle : words.joinTitle(name)}
      closeButtonProps={{ 'aria-label': act.close }}
      size={520}
    >
      {kept ? (
        <>
          <p>{words.keptBody(name, kept.name || words.unknown)}</p>
          <div className={css.dialogActs}>
            <Button variant="default" onClick={() => setKept(null)} data-autofocus>
              {act.back}
            </Button>
            <Button color="red" loading={busy} onClick={() => void choose(kept, true)}>
              {words.keptAct}
            </Button>
          </div>
        </>
      ) : (
        <>
          <p className={css.help}>{words.joinHelp}</p>
          <TextInput
            data-autofocus
            role="combobox"
            aria-expanded={found.length > 0}
            aria-controls={listId}
            aria-activedescendant={current ? `${listId}-${current.id}` : undefined}
            aria-label={words.find}
            placeholder={words.find}
            value={typed}
            maxLength={100}
            disabled={busy}
            onChange={(event) => {
              setTyped(event.currentTarget.value)
              setAt(0)
            }}
            onKeyDown={onKeyDown}
          />
          <div id={listId} role="listbox" aria-label={words.find} className={css.list}>
            {found.map((one) => (
              <button
                key={one.id}
                id={`${listId}-${one.id}`}
                type="button"
                role="option"
                tabIndex={-1}
                aria-selected={one.id === current?.id}
                className={css.option}
                onClick={() => void choose(one)}
              >
                <bdi className={css.optionName}>{one.name || words.unknown}</bdi>
                <span className={css.facts}>
                  {[one.number, one.conversations[0]?.subject].filter(Boolean).join(' · ')}
                </span>
              </button>
            ))}
          </div>
          {typed.trim().length > 1 && !isOld && found.length === 0 && <p className={css.only}>{words.nobody}</p>}
        </>
      )}
    </Modal>
  )
}
