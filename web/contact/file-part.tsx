/** Everything of a person: taking it along, and erasing it after a word about what goes and what stays. */
import { Button } from '@mantine/core'
import { IconDownload, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import type { Contact } from '../../contract/contact.ts'
import { eraseContact } from '../../contract/contact-file.ts'
import { call } from '../kit/call.ts'
import { Confirm } from '../kit/confirm.tsx'
import { toast } from '../kit/toast.ts'
import { useMay } from '../organisation/session.ts'
import { contactWords } from '../words/contact.ts'
import { contactFileWords } from '../words/contact-file.ts'
import { useWordsOf } from '../words/language.tsx'
import css from './contact.module.css'
import { Part } from './part.tsx'
import { useContactActs } from './use-contact-acts.ts'

export function FilePart({ contact }: { contact: Contact }) {
  const words = useWordsOf(contactFileWords)
  const says = useWordsOf(contactWords)
  const [mayTake, mayErase] = [useMay('contact.take'), useMay('contact.erase')]
  const { attempt } = useContactActs()
  const [sure, setSure] = useState(false)
  if (!mayTake && !mayErase) return null
  const erase = async () => {
    if (await attempt(() => call(eraseContact, { id: contact.id }))) toast(words.erasing)
  }
  return (
    <Part title={words.file}>
      <p className={css.only}>{words.fileLead}</p>
      <div className={css.acts}>
        {mayTake && (
          <Button
            component="a"
            variant="default"
            href={`/api/v1/contacts/${contact.id}/file`}
            download
            leftSection={<IconDownload size={18} stroke={1.6} aria-hidden />}
          >
            {words.take}
          </Button>
        )}
        {mayErase && (
          <Button
            variant="default"
            leftSection={<IconTrash size={18} stroke={1.6} aria-hidden />}
            onClick={() => setSure(true)}
          >
            {words.erase}
          </Button>
        )}
      </div>
      <Confirm
        open={sure}
        danger
        title={words.eraseTitle(contact.name || says.unknown)}
        act={words.eraseAct}
        onAct={erase}
        onClose={() => setSure(false)}
      >
        <span className={css.sure}>
          <span>{words.eraseGoes}</span>
          <span>{words.eraseStays}</span>
          <strong>{words.eraseBack}</strong>
        </span>
      </Confirm>
    </Part>
  )
}
