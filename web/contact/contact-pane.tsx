/** Who this is, beside a conversation: who it may be as well, ways to reach them with the reason, and what was said before. */
import { ActionIcon } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { ReachPart } from '../influence/reach.tsx'
import { Face } from '../kit/face.tsx'
import { Bones, Failed } from '../kit/states.tsx'
import { contactWords } from '../words/contact.ts'
import { useFormat, useWords, useWordsOf } from '../words/language.tsx'
import { Accounts } from './accounts.tsx'
import css from './contact.module.css'
import { Conversations, Painful } from './conversations.tsx'
import { Glance } from './glance.tsx'
import { Notes } from './notes.tsx'
import { Records } from './records.tsx'
import { Suggestions } from './suggestions.tsx'
import { useContact } from './use-contact.ts'

export function ContactPane(props: { id: string; current: string; onClose?: (() => void) | undefined }) {
  const words = useWords()
  const says = useWordsOf(contactWords)
  const format = useFormat()
  const asked = useContact(props.id)
  const contact = asked.data
  // Alone on a phone it is the heading of the page.
  const [Name, Heading] = props.onClose ? (['h1', 'h2'] as const) : (['h2', 'h3'] as const)
  if (!contact)
    return asked.isError ? <Failed error={asked.error} onRetry={() => void asked.refetch()} /> : <Bones rows={3} />
  return (
    <div className={css.pane}>
      <header className={css.head}>
        <Face name={contact.name} size={48} />
        <div className={css.who}>
          <Name className={css.name}>
            <bdi>{contact.name || words.contact.unknown}</bdi>
          </Name>
          <p className={css.since}>{words.contact.since(format.date(contact.since))}</p>
          <Painful contact={contact} />
        </div>
        {props.onClose && (
          <ActionIcon aria-label={words.act.close} onClick={props.onClose} size={40}>
            <IconX size={20} stroke={1.6} />
          </ActionIcon>
        )}
      </header>
      <p className={css.toPage}>
        <Link to="/contacten/$contact" params={{ contact: contact.id }}>
          {says.toPage}
        </Link>
      </p>
      <Glance contact={contact} />
      <Suggestions contact={contact} />
      {contact.notes.length > 0 && <Notes contact={contact} />}
      <section className={css.part}>
        <Heading>{words.contact.accounts}</Heading>
        <Accounts contact={contact} />
      </section>
      <ReachPart contact={contact.id} heading={Heading} />
      {contact.records.length > 0 && (
        <section className={css.part}>
          <Heading>{says.record}</Heading>
          <Records records={contact.records} />
        </section>
      )}
      <section className={css.part}>
        <Heading>{words.contact.conversations}</Heading>
        {contact.conversations.length <= 1 && <p className={css.only}>{words.contact.onlyOne}</p>}
        <Conversations contact={contact} current={props.current} />
      </section>
    </div>
  )
}
