/** What other systems tell of somebody, and calls that nobody wrote anything about. */
import { IconPhone } from '@tabler/icons-react'
import type { ContactTimeline } from '../../contract/contact.ts'
import type { ContactEvent } from '../../contract/contact-file.ts'
import { Moment } from '../kit/when.tsx'
import { contactFileWords } from '../words/contact-file.ts'
import { useFormat, useWords, useWordsOf } from '../words/language.tsx'
import css from './contact.module.css'

export function Happened({ event }: { event: ContactEvent }) {
  const words = useWordsOf(contactFileWords)
  return (
    <li className={css.happened}>
      <span className={css.facts}>{words.event[event.kind]}</span>
      {event.url ? (
        <a
          href={event.url}
          target="_blank"
          rel="noopener noreferrer nofollow"
          aria-label={words.eventLink(event.title)}
        >
          <bdi>{event.title}</bdi>
        </a>
      ) : (
        <bdi>{event.title}</bdi>
      )}
      <span className={css.moment}>
        <Moment at={event.at} />
      </span>
    </li>
  )
}

type Call = Extract<ContactTimeline['items'][number], { kind: 'called' }>['call']

export function Called({ call: { direction, number, seconds, at } }: { call: Call }) {
  const words = useWordsOf(contactFileWords)
  const { time } = useWords()
  const format = useFormat()
  const spoke = seconds === null ? words.notSpoken : format.duration(seconds * 1_000, time.moment)
  return (
    <li className={css.happened}>
      <IconPhone size={16} stroke={1.75} aria-hidden />
      <span>{direction === 'in' ? words.calledUs(number) : words.calledThem(number)}</span>
      <span className={css.facts}>
        {spoke}, {words.unnoted}
      </span>
      <span className={css.moment}>
        <Moment at={at} />
      </span>
    </li>
  )
}
