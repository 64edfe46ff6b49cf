import { Link } from '@tanstack/react-router'
import type { LogEntry } from '../../contract/logbook.ts'
import { useMinute } from '../kit/clock.ts'
import { Moment } from '../kit/when.tsx'
import { sayHouseAct } from '../words/house-acts.ts'
import { useFormat, useSpeech, useWords } from '../words/language.tsx'
import css from './logbook.module.css'

/** One day of the logbook, a sentence a line. */
export function LogDay(props: { day: string; entries: readonly LogEntry[] }) {
  const { time } = useWords()
  const format = useFormat()
  const now = useMinute()
  const title = format.day(props.day, now, time)
  return (
    <section className={css.day} aria-label={title}>
      <h2 className={css.title}>{title}</h2>
      <ol className={css.entries}>
        {props.entries.map((entry) => (
          <li key={entry.id} className={css.entry} data-undone={entry.undone}>
            <Moment at={entry.at} clockOnly />
            <Sentence entry={entry} />
          </li>
        ))}
      </ol>
    </section>
  )
}

function Sentence({ entry }: { entry: LogEntry }) {
  const { words, language } = useSpeech()
  const { logbook, didTo } = words.running
  const { by, byRule, conversation, kind, undone } = entry
  const who = by ? by.name || logbook.gone : byRule ? logbook.rule : logbook.program
  const said = sayHouseAct(entry, language) ?? didTo[kind] ?? logbook.other(kind)
  return (
    <p className={css.sentence}>
      <strong>
        <bdi>{who}</bdi>
      </strong>{' '}
      {said}
      {conversation && (
        <>
          {' '}
          <Link to="/gesprekken/$conversation" params={{ conversation: conversation.id }}>
            {conversation.number ? logbook.conversation(conversation.number) : conversation.id}
          </Link>
        </>
      )}
      {undone && <span className={css.mark}>{logbook.undone}</span>}
    </p>
  )
}
