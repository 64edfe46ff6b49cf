/** What was found, by kind. Each is a link, so that it opens in a new tab as well. */
import { IconMessageCircle } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { FoundConversation, FoundMessage, FoundPerson } from '../../contract/search.ts'
import { ArchiveMark } from '../channel/archive-mark.tsx'
import { ChannelMark } from '../kit/channel-mark.tsx'
import { Face } from '../kit/face.tsx'
import { Ago } from '../kit/when.tsx'
import { useWords } from '../words/language.tsx'
import { Excerpt, plain } from './excerpt.tsx'
import css from './results.module.css'

export function Group(props: { title: string; count?: string; children: ReactNode }) {
  return (
    <section className={css.group} aria-label={props.title}>
      <h2 className={css.title}>{props.title}</h2>
      <ul className={css.list}>{props.children}</ul>
    </section>
  )
}

export function PersonResult({ person }: { person: FoundPerson }) {
  const name = plain(person.name)
  const what = (
    <>
      <Face name={name || '?'} size={32} />
      <span className={css.what}>
        <span className={css.main}>
          <Excerpt of={person.name} />
        </span>
        <span className={css.about}>
          {person.known.map((known) => (
            <span key={plain(known)} className={css.known}>
              <Excerpt of={known} />
            </span>
          ))}
        </span>
      </span>
      {person.lastHeard && <Ago at={person.lastHeard} />}
    </>
  )
  return (
    <li>
      {person.latest ? (
        <Link
          data-result
          className={css.result}
          to="/gesprekken/$conversation"
          params={{ conversation: person.latest }}
          search={{ klant: true }}
        >
          {what}
        </Link>
      ) : (
        <Link data-result className={css.result} to="/contacten/$contact" params={{ contact: person.id }}>
          {what}
        </Link>
      )}
    </li>
  )
}

export function ConversationResult({ found }: { found: FoundConversation }) {
  const { conversation, subject, name } = found
  const { inbox, workState } = useWords()
  return (
    <li>
      <Link
        data-result
        className={css.result}
        to="/gesprekken/$conversation"
        params={{ conversation: conversation.id }}
      >
        <span className={css.icon}>
          <IconMessageCircle size={20} stroke={1.6} aria-hidden />
        </span>
        <span className={css.what}>
          <span className={css.main}>
            <span className={css.number}>#{conversation.number}</span>{' '}
            {plain(subject) === '' ? inbox.noSubject : <Excerpt of={subject} />}
          </span>
          <span className={css.about}>
            <span>
              <Excerpt of={name} />
            </span>
            <span>{workState[conversation.workState]}</span>
            <ChannelMark kind={conversation.channel.kind} name={conversation.channel.name} />
            <ArchiveMark channelId={conversation.channel.id} />
          </span>
        </span>
        <Ago at={conversation.lastMessageAt} />
      </Link>
    </li>
  )
}

export function MessageResult({ found }: { found: FoundMessage }) {
  const { conversation } = found
  const words = useWords()
  return (
    <li>
      <Link
        data-result
        className={css.result}
        to="/gesprekken/$conversation"
        params={{ conversation: conversation.id }}
        search={{ bericht: found.id }}
      >
        <Face name={found.author || '?'} ours={found.direction === 'out'} size={32} />
        <span className={css.what}>
          <span className={css.about}>
            <strong>{found.author}</strong>
            {found.direction === 'out' && <span>({words.search.us})</span>}
            <span className={css.number}>#{conversation.number}</span>
            <span className={css.subject}>{conversation.subject || words.inbox.noSubject}</span>
          </span>
          <span className={css.text}>
            <Excerpt of={found.excerpt} />
          </span>
        </span>
        <Ago at={found.publishedAt} />
      </Link>
    </li>
  )
}
