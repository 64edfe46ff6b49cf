/** What one wants to know before saying anything: how they came to us, what they want, and how often we sent them away. */
import { IconBulb, IconHelpCircle } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { Contact } from '../../contract/contact.ts'
import { Moment } from '../kit/when.tsx'
import { contactFileWords } from '../words/contact-file.ts'
import { useFormat, useWordsOf } from '../words/language.tsx'
import css from './contact.module.css'

export function Glance({ contact }: { contact: Contact }) {
  const words = useWordsOf(contactFileWords)
  const format = useFormat()
  const { came, wants, sentAway } = contact
  if (came.length === 0 && wants.length === 0 && sentAway === 0) return null
  const turns = came.map(({ channel, times }, i) => words.came(channel.kind, channel.name, times, i > 0)).join(', ')
  const since = came[0] ? words.cameSince(format.date(came[0].since)) : ''
  return (
    <section className={css.glance} aria-label={words.glance}>
      {turns && (
        <p>
          {turns.charAt(0).toUpperCase() + turns.slice(1)} <span className={css.facts}>({since})</span>
        </p>
      )}
      {sentAway > 0 && <p className={css.facts}>{words.sentAway(sentAway)}</p>}
      {wants.length > 0 && (
        <ul className={css.wants} title={words.asRead}>
          {wants.map((want) => (
            <li key={`${want.kind} ${want.messageId}`}>
              {want.kind === 'question' ? (
                <IconHelpCircle size={18} stroke={1.6} aria-hidden />
              ) : (
                <IconBulb size={18} stroke={1.6} aria-hidden />
              )}
              <Link
                to="/gesprekken/$conversation"
                params={{ conversation: want.conversation.id }}
                search={{ bericht: want.messageId }}
              >
                <span className={css.wantKind}>{want.kind === 'question' ? words.question : words.idea}</span>{' '}
                <bdi>{want.text}</bdi>
              </Link>
              <span className={css.moment}>
                <Moment at={want.at} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
