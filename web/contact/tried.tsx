/** By which channels somebody spoke with us before. */
import type { Contact } from '../../contract/contact.ts'
import { ArchiveMark } from '../channel/archive-mark.tsx'
import { ChannelMark } from '../kit/channel-mark.tsx'
import { Moment } from '../kit/when.tsx'
import { contactWords } from '../words/contact.ts'
import { useWordsOf } from '../words/language.tsx'
import css from './contact.module.css'

export function Tried({ tried }: { tried: Contact['tried'] }) {
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
