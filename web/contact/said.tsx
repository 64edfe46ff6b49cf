/** Everything that was said with somebody, what happened to them elsewhere and who called; newest first. What was said leads to its place. */
import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ContactTimeline } from '../../contract/contact.ts'
import { ChannelMark } from '../kit/channel-mark.tsx'
import { Bones, Failed } from '../kit/states.tsx'
import { Moment } from '../kit/when.tsx'
import { contactWords } from '../words/contact.ts'
import { useWords, useWordsOf } from '../words/language.tsx'
import css from './contact.module.css'
import { Called, Happened } from './happened.tsx'
import { useSaid } from './use-contact.ts'

/** What one reads of each without opening it. */
const mostShown = 280

export function Said({ id }: { id: string }) {
  const words = useWordsOf(contactWords)
  const asked = useSaid(id)
  if (asked.isPending) return <Bones rows={4} />
  if (asked.isError) return <Failed error={asked.error} onRetry={() => void asked.refetch()} />
  const items = asked.data.pages.flatMap((page) => page.items)
  if (items.length === 0) return <p className={css.only}>{words.nothingSaid}</p>
  return (
    <>
      <ol className={css.said}>
        {items.map((item) => (
          <Item key={idOf(item)} item={item} />
        ))}
      </ol>
      {asked.hasNextPage && (
        <Button variant="default" loading={asked.isFetchingNextPage} onClick={() => void asked.fetchNextPage()}>
          {words.older}
        </Button>
      )}
    </>
  )
}

type Item = ContactTimeline['items'][number]

const idOf = (item: Item) =>
  item.kind === 'said' ? item.message.id : item.kind === 'called' ? item.call.id : item.event.id

function Item({ item }: { item: Item }) {
  switch (item.kind) {
    case 'said':
      return <Line item={item} />
    case 'happened':
      return <Happened event={item.event} />
    case 'called':
      return <Called call={item.call} />
  }
}

function Line({ item: { message, conversation } }: { item: Extract<Item, { kind: 'said' }> }) {
  const words = useWordsOf(contactWords)
  const { inbox } = useWords()
  const ours = message.direction === 'out'
  const text = message.text.slice(0, message.quotedFrom ?? undefined).trim()
  return (
    <li className={ours ? css.ours : css.theirs}>
      <Link
        to="/gesprekken/$conversation"
        params={{ conversation: conversation.id }}
        search={{ bericht: message.id }}
        className={css.line ?? ''}
      >
        <span className={css.meta}>
          <ChannelMark kind={conversation.channel.kind} name={conversation.channel.name} iconOnly />
          <span className={css.by}>
            <bdi>{ours ? (message.author.name ? words.usBy(message.author.name) : words.us) : message.author.name}</bdi>
          </span>
          <span className={css.about}>
            #{conversation.number} {conversation.subject || inbox.noSubject}
          </span>
          <span className={css.moment}>
            <Moment at={message.receivedAt} />
          </span>
        </span>
        <span className={css.text}>
          {message.state === 'deleted'
            ? words.deleted
            : text.length > mostShown
              ? `${text.slice(0, mostShown)}…`
              : text}
        </span>
      </Link>
    </li>
  )
}
