/** What was talked about with somebody, the newest first; what changes meanwhile is seen. */
import { Link } from '@tanstack/react-router'
import type { Contact } from '../../contract/contact.ts'
import { ChannelMark } from '../kit/channel-mark.tsx'
import { SituationChip } from '../kit/situation.tsx'
import { toneOf } from '../kit/tone.ts'
import { Moment } from '../kit/when.tsx'
import { useLive } from '../live/store.ts'
import { useWords } from '../words/language.tsx'
import css from './contact.module.css'

export function Conversations(props: { contact: Contact; current?: string; openOnly?: boolean; none?: string }) {
  const words = useWords()
  const known = useLive((state) => state.conversations)
  const shown = props.contact.conversations
    .map((each) => known[each.id] ?? each)
    .filter((now) => now.mergedInto === null && !(props.openOnly && now.workState === 'answered'))
  if (shown.length === 0 && props.none) return <p className={css.only}>{props.none}</p>
  return (
    <ul className={css.conversations}>
      {shown.map((now) => (
        <li key={now.id}>
          <Link
            to="/gesprekken/$conversation"
            params={{ conversation: now.id }}
            search={({ klant: _, ...filters }) => filters}
            className={css.conversation ?? ''}
            aria-current={now.id === props.current ? 'true' : undefined}
          >
            <span className={css.subject}>{now.subject || words.inbox.noSubject}</span>
            <span className={css.meta}>
              <SituationChip situation={now.situation} tone={toneOf(now)} quiet />
              <ChannelMark kind={now.channel.kind} name={now.channel.name} iconOnly />
              <span className={css.moment}>
                {now.id === props.current ? words.contact.thisOne : <Moment at={now.lastMessageAt} />}
              </span>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  )
}

/** Whoever talks with somebody about one thing sees at the top that they complain about another. */
export function Painful({ contact }: { contact: Contact }) {
  const tone = useLive(({ conversations: known }) => {
    const tones = contact.conversations
      .map((each) => known[each.id] ?? each)
      .filter((now) => now.mergedInto === null && now.situation === 'painful')
      .map(toneOf)
    return tones.find((one) => one === 'painful') ?? tones[0] ?? null
  })
  return tone && <SituationChip situation="painful" tone={tone} />
}
