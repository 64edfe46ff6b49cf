/** Meldingen: everything that was told to me, newest first. */
import { Button } from '@mantine/core'
import {
  IconAlertTriangle,
  IconAt,
  IconBell,
  IconChecklist,
  IconEye,
  IconHeartbeat,
  IconMessage,
  IconSettingsAutomation,
  IconUserShare,
} from '@tabler/icons-react'
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { listNotifications, type Notification, readNotifications } from '../../contract/notification.ts'
import { call } from '../kit/call.ts'
import { Page } from '../kit/page.tsx'
import { Bones, Empty, Failed } from '../kit/states.tsx'
import { Ago } from '../kit/when.tsx'
import { useWords } from '../words/language.tsx'
import { notificationsQuery, useUnread } from './notifications.ts'
import css from './notifications-page.module.css'

const icons = {
  mention: IconAt,
  assigned: IconUserShare,
  task: IconChecklist,
  reply: IconMessage,
  followed: IconEye,
  rule: IconSettingsAutomation,
  channel: IconHeartbeat,
  danger: IconAlertTriangle,
} satisfies Record<Notification['kind'], typeof IconAt>

export function NotificationsPage() {
  const { notification: words } = useWords()
  const unread = useUnread()
  const queries = useQueryClient()
  const asked = useInfiniteQuery({
    queryKey: [...notificationsQuery.queryKey, 'all'],
    queryFn: ({ signal, pageParam }) =>
      call(listNotifications, pageParam === null ? {} : { after: pageParam }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  })
  const items = asked.data?.pages.flatMap((page) => page.items) ?? []
  const readAll = async () => {
    await call(readNotifications, { all: true })
    await queries.invalidateQueries({ queryKey: notificationsQuery.queryKey })
  }
  return (
    <Page
      title={words.title}
      lead={words.lead}
      actions={
        unread > 0 && (
          <Button variant="default" onClick={() => void readAll()}>
            {words.readAll}
          </Button>
        )
      }
    >
      {asked.isPending ? (
        <Bones rows={6} />
      ) : asked.isError ? (
        <Failed error={asked.error} onRetry={() => void asked.refetch()} />
      ) : items.length === 0 ? (
        <Empty icon={<IconBell stroke={1.5} />} title={words.emptyTitle}>
          {words.emptyBody}
        </Empty>
      ) : (
        <>
          <ul className={css.list}>
            {items.map((each) => (
              <Line key={each.id} notification={each} />
            ))}
          </ul>
          {asked.hasNextPage && (
            <Button variant="subtle" loading={asked.isFetchingNextPage} onClick={() => void asked.fetchNextPage()}>
              {words.earlier}
            </Button>
          )}
        </>
      )}
    </Page>
  )
}

function Line({ notification: { kind, at, read, conversation, says, by } }: { notification: Notification }) {
  const { notification: words, inbox } = useWords()
  const Icon = icons[kind]
  const said = (
    <>
      <span className={css.what}>
        {!read && <span className="unseen">{words.unread} </span>}
        {words.said[kind](by?.alias ?? null)}
      </span>
      {says && <bdi className={css.says}>{says}</bdi>}
      {conversation && (
        <span className={css.about}>
          <span className="numbers">#{conversation.number}</span> <bdi>{conversation.contact}</bdi> ·{' '}
          {conversation.subject || inbox.noSubject}
        </span>
      )}
    </>
  )
  return (
    <li className={css.line} data-read={read}>
      <Icon size={20} stroke={1.6} aria-hidden />
      {conversation ? (
        <Link to="/gesprekken/$conversation" params={{ conversation: conversation.id }} className={css.said ?? ''}>
          {said}
        </Link>
      ) : (
        <Link to={kind === 'channel' ? '/instellingen/kanalen/gezondheid' : '/taken'} className={css.said ?? ''}>
          {said}
        </Link>
      )}
      <span className={css.when}>
        <Ago at={at} />
      </span>
    </li>
  )
}
