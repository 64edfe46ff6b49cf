/** `/contacten/:id`: everything about somebody on one page. */
import { Button } from '@mantine/core'
import { IconArrowsJoin2 } from '@tabler/icons-react'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import type { Contact } from '../../contract/contact.ts'
import { useCommands } from '../kit/commands.ts'
import { LinkButton } from '../kit/link-button.tsx'
import { Page } from '../kit/page.tsx'
import { Bones, Failed } from '../kit/states.tsx'
import { useMay } from '../organisation/session.ts'
import { contactWords } from '../words/contact.ts'
import { contactFileWords } from '../words/contact-file.ts'
import { useFormat, useWords, useWordsOf } from '../words/language.tsx'
import css from './contact.module.css'
import { Conversations, Painful } from './conversations.tsx'
import { Glance } from './glance.tsx'
import { JoinContactDialog } from './join-dialog.tsx'
import { Part } from './part.tsx'
import { parts } from './parts.tsx'
import { Said } from './said.tsx'
import { useContact } from './use-contact.ts'

const route = getRouteApi('/house/contacten/$contact')

export function ContactPage() {
  const { contact: id } = route.useParams()
  const navigate = useNavigate()
  const { contact: words } = useWords()
  const asked = useContact(id)
  const contact = asked.data
  // Who goes on as part of somebody is shown as that.
  const root = contact?.id
  useEffect(() => {
    if (root && root !== id) void navigate({ to: '/contacten/$contact', params: { contact: root }, replace: true })
  }, [root, id, navigate])
  if (contact?.erasedAt) return <Erased at={contact.erasedAt} />
  if (contact) return <Known key={contact.id} contact={contact} />
  return (
    <Page title={words.title}>
      {asked.isError ? <Failed error={asked.error} onRetry={() => void asked.refetch()} /> : <Bones rows={6} />}
    </Page>
  )
}

function Known({ contact }: { contact: Contact }) {
  const words = useWords()
  const says = useWordsOf(contactWords)
  const format = useFormat()
  const may = useMay('conversation.answer')
  const [joining, setJoining] = useState(false)
  const icon = <IconArrowsJoin2 size={18} stroke={1.6} aria-hidden />
  useCommands(may ? [{ id: 'join-contact', label: says.join, icon, run: () => setJoining(true) }] : [])
  return (
    <Page
      wide
      title={contact.name || words.contact.unknown}
      lead={words.contact.since(format.date(contact.since))}
      actions={
        <>
          <LinkButton to="/kringen" search={{ persoon: contact.id }} variant="subtle">
            {says.circles}
          </LinkButton>
          {may && (
            <Button variant="default" leftSection={icon} onClick={() => setJoining(true)}>
              {says.join}
            </Button>
          )}
        </>
      }
    >
      <Painful contact={contact} />
      <Glance contact={contact} />
      <div className={css.columns}>
        <div className={css.main}>
          <Part title={says.open}>
            <Conversations contact={contact} openOnly none={says.nothingOpen} />
          </Part>
          <Part title={says.timeline}>
            <Said id={contact.id} />
          </Part>
        </div>
        <div className={css.side}>
          {parts.map(({ name, Shows }) => (
            <Shows key={name} contact={contact} />
          ))}
        </div>
      </div>
      {joining && <JoinContactDialog of={contact} onClose={() => setJoining(false)} />}
    </Page>
  )
}

/** Nobody any more: only that there was somebody. */
function Erased({ at }: { at: string }) {
  const words = useWordsOf(contactFileWords)
  const format = useFormat()
  return (
    <Page title={words.erased(format.date(at))}>
      <p>{words.erasedBody}</p>
    </Page>
  )
}
