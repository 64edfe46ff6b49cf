/** `/contacten/:id`: everything about somebody on one page. */
import { Button } from '@mantine/core'
import { IconArrowsJoin2 } from '@tabler/icons-react'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { type ReactNode, useEffect, useState } from 'react'
import type { Contact } from '../../contract/contact.ts'
import { ArchiveMark } from '../channel/archive-mark.tsx'
import { ChannelMark } from '../kit/channel-mark.tsx'
import { useCommands } from '../kit/commands.ts'
import { Page } from '../kit/page.tsx'
import { Bones, Failed } from '../kit/states.tsx'
import { Moment } from '../kit/when.tsx'
import { useMay } from '../organisation/session.ts'
import { contactWords } from '../words/contact.ts'
import { useFormat, useWords, useWordsOf } from '../words/language.tsx'
import { Accounts } from './accounts.tsx'
import css from './contact.module.css'
import { Conversations, Painful } from './conversations.tsx'
import { JoinContactDialog } from './join-dialog.tsx'
import { Records } from './records.tsx'
import { Said } from './said.tsx'
import { Suggestions } from './suggestions.tsx'
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
        may && (
          <Button variant="default" leftSection={icon} onClick={() => setJoining(true)}>
            {says.join}
          </Button>
        )
      }
    >
      <Painful contact={contact} />
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
          <Suggestions contact={contact} />
          <Part title={words.contact.accounts}>
            <Accounts contact={contact} />
          </Part>
          {contact.records.length > 0 && (
            <Part title={says.record}>
              <Records records={contact.records} />
            </Part>
          )}
          {contact.tried.length > 0 && (
            <Part title={says.tried}>
              <Tried tried={contact.tried} />
            </Part>
          )}
        </div>
      </div>
      {joining && <JoinContactDialog of={contact} onClose={() => setJoining(false)} />}
    </Page>
  )
}

function Part(props: { title: string; children: ReactNode }) {
  return (
    <section className={css.part} aria-label={props.title}>
      <h2>{props.title}</h2>
      {props.children}
    </section>
  )
}

function Tried({ tried }: { tried: Contact['tried'] }) {
  const says = useWordsOf(contactWords)
  return (
    <ul className={css.tried}>
      {tried.map(({ channel, conversations, open, lastMessageAt }) => (
        <li key={channel.id}>
          <ChannelMark kind={channel.kind} name={channel.name} />
          <ArchiveMark channelId={channel.id} />
          <span className={css.facts}>{says.triedLine(conversations, open)}</span>
          <span className={css.moment}>
            <Moment at={lastMessageAt} />
          </span>
        </li>
      ))}
    </ul>
  )
}
