/** Who this is: name, ways to reach them with the reason why we think it is one person, and what was said before. */
import { ActionIcon } from '@mantine/core'
import { IconAt, IconExternalLink, IconMail, IconPhone, IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useId, useState } from 'react'
import { type Contact, readContact } from '../../contract/contact.ts'
import { call } from '../kit/call.ts'
import { ChannelMark } from '../kit/channel-mark.tsx'
import { Face } from '../kit/face.tsx'
import { SituationChip } from '../kit/situation.tsx'
import { Bones, Failed } from '../kit/states.tsx'
import { Moment } from '../kit/when.tsx'
import { live, useLive } from '../live/store.ts'
import { useFormat, useWords } from '../words/language.tsx'
import css from './contact-pane.module.css'

export function ContactPane(props: { id: string; current: string; onClose?: (() => void) | undefined }) {
  const { id } = props
  const words = useWords()
  const format = useFormat()
  const asked = useQuery({
    queryKey: ['contact', id],
    queryFn: async ({ signal }) => {
      const contact = await call(readContact, { id }, { signal })
      live.learn({ contact })
      return contact
    },
  })
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
      <section className={css.part}>
        <Heading>{words.contact.accounts}</Heading>
        <ul className={css.accounts}>
          {contact.accounts.map((account) => (
            <AccountLine key={account.id} account={account} />
          ))}
        </ul>
      </section>
      <section className={css.part}>
        <Heading>{words.contact.conversations}</Heading>
        {contact.conversations.length <= 1 && <p className={css.only}>{words.contact.onlyOne}</p>}
        <Conversations contact={contact} current={props.current} />
      </section>
    </div>
  )
}

/** Whoever talks with somebody about one thing sees at the top that they complain about another. */
function Painful({ contact }: { contact: Contact }) {
  const painful = useLive(({ conversations: known }) =>
    contact.conversations.some((each) => {
      const now = known[each.id] ?? each
      return now.mergedInto === null && now.situation === 'painful'
    }),
  )
  return painful ? <SituationChip situation="painful" /> : null
}

function AccountLine({ account }: { account: Contact['accounts'][number] }) {
  const { contact: words } = useWords()
  const format = useFormat()
  const [open, setOpen] = useState(false)
  const why = useId()
  const sure = Math.round(account.strength * 100)
  return (
    <li className={css.account}>
      <div className={css.reach}>
        {iconFor(account.network)}
        <span className={css.handle}>
          <bdi>{account.handle ?? account.name ?? account.network}</bdi>
          <span className={css.network}>{networkName(account.network, words)}</span>
        </span>
        {account.url && (
          <a
            href={account.url}
            target="_blank"
            rel="noopener noreferrer nofollow"
            aria-label={words.profile}
            className={css.out}
          >
            <IconExternalLink size={16} stroke={1.6} aria-hidden />
          </a>
        )}
        <button
          type="button"
          className={css.why}
          aria-expanded={open}
          aria-controls={why}
          onClick={() => setOpen(!open)}
        >
          {words.why}
        </button>
      </div>
      {open && (
        <div id={why} className={css.evidence}>
          <p>{words.evidence[account.evidence] ?? account.evidence}</p>
          <p className={css.facts}>
            {sure >= 99 ? words.sure : words.strength(sure)} · {words.lastSeen(format.date(account.lastSeen))}
          </p>
        </div>
      )}
    </li>
  )
}

function Conversations({ contact, current }: { contact: Contact; current: string }) {
  const words = useWords()
  const known = useLive((state) => state.conversations)
  return (
    <ul className={css.conversations}>
      {contact.conversations.map((each) => {
        const now = known[each.id] ?? each
        if (now.mergedInto !== null) return null
        return (
          <li key={each.id}>
            <Link
              to="/gesprekken/$conversation"
              params={{ conversation: each.id }}
              search={({ klant: _, ...filters }) => filters}
              className={css.conversation ?? ''}
              aria-current={each.id === current ? 'true' : undefined}
            >
              <span className={css.subject}>{now.subject || words.inbox.noSubject}</span>
              <span className={css.meta}>
                <SituationChip situation={now.situation} quiet />
                <ChannelMark kind={now.channel.kind} name={now.channel.name} iconOnly />
                <span className={css.moment}>
                  {each.id === current ? words.contact.thisOne : <Moment at={now.lastMessageAt} />}
                </span>
              </span>
            </Link>
          </li>
        )
      })}
    </ul>
  )
}

function networkName(network: string, words: { email: string; phone: string }): string {
  if (network === 'email') return words.email
  if (network === 'phone') return words.phone
  return network
}

function iconFor(network: string) {
  const look = { size: 18, stroke: 1.6, 'aria-hidden': true } as const
  if (network === 'email') return <IconMail {...look} />
  if (network === 'phone') return <IconPhone {...look} />
  return <IconAt {...look} />
}
