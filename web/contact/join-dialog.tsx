/** Finding who is the same person: by name, address or number. A colleague's "no" is told, and can be meant otherwise. */
import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import type { Contact } from '../../contract/contact.ts'
import { Chooser } from '../kit/chooser.tsx'
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
  const [kept, setKept] = useState<Named | null>(null)
  const [busy, setBusy] = useState(false)
  const { join } = useJoiningContacts()
  const { people, isOld } = useCallers(typed)
  const found = people.filter(({ id }) => id !== of.id)
  const name = of.name || words.unknown

  const choose = async (other: Named, anyway = false) => {
    setBusy(true)
    const done = await join(of.id, other, anyway)
    setBusy(false)
    if (done === 'kept apart') setKept(other)
    else if (done) onClose()
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
          <Chooser
            {...{ name: words.find, typed, onType: setTyped, found, isOld, disabled: busy, maxLength: 100 }}
            onChoose={(one) => void choose(one)}
          >
            {(one) => (
              <>
                <bdi className={css.optionName}>{one.name || words.unknown}</bdi>
                <span className={css.optionFacts}>
                  {[one.number, one.conversations[0]?.subject].filter(Boolean).join(' · ')}
                </span>
              </>
            )}
          </Chooser>
          {typed.trim().length > 1 && !isOld && found.length === 0 && <p className={css.only}>{words.nobody}</p>}
        </>
      )}
    </Modal>
  )
}
