/** What came in while somebody was writing, in place above their text. The text stays as it is, whatever they choose. */
import { Button } from '@mantine/core'
import { IconBell } from '@tabler/icons-react'
import type { Message } from '../../contract/conversation.ts'
import { Moment } from '../kit/when.tsx'
import { useWords } from '../words/language.tsx'
import { beginningOf, splitQuote } from './fold.ts'
import css from './news.module.css'

const most = 3
const excerpt = 280

export function News(props: {
  messages: readonly Message[]
  /** The server has just refused the answer because of these. */
  refused: boolean
  busy: boolean
  onReadFirst: () => void
  onSendAnyway: () => void
}) {
  const { composer } = useWords()
  const { messages, refused } = props
  return (
    <div aria-live="assertive">
      {messages.length > 0 && (
        <section className={css.news} data-refused={refused} aria-label={composer.news}>
          <p className={css.title}>
            <IconBell size={16} stroke={1.8} aria-hidden />
            <strong>{refused ? composer.stale : composer.newsSince(messages.length)}</strong>
          </p>
          <ul className={css.list}>
            {messages.slice(-most).map((message) => (
              <li key={message.id}>
                <span className={css.who}>
                  <bdi>{message.author.name}</bdi> <Moment at={message.publishedAt} clockOnly />
                </span>
                <p className={css.text} dir="auto">
                  {shorten(message)}
                </p>
              </li>
            ))}
          </ul>
          <div className={css.acts}>
            <Button size="compact-sm" variant="default" onClick={props.onReadFirst}>
              {refused ? composer.readFirst : composer.seen}
            </Button>
            {refused && (
              <Button size="compact-sm" variant="subtle" loading={props.busy} onClick={props.onSendAnyway}>
                {composer.sendAnyway}
              </Button>
            )}
          </div>
        </section>
      )}
    </div>
  )
}

function shorten(message: Message): string {
  const { said } = splitQuote(message.text, message.quotedFrom)
  const text = beginningOf(said)
  return text.length > excerpt ? `${text.slice(0, excerpt).trimEnd()}…` : text
}
