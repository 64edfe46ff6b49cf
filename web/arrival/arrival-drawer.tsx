/** What is behind one number of the ledger: each item with its reason, its beginning while we still have it, and another look. */
import { Button, Drawer } from '@mantine/core'
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { type Arrival, type ArrivalDay, listArrivals, retryArrivals } from '../../contract/arrival.ts'
import { call, problemOf } from '../kit/call.ts'
import { Bones, Empty, Failed } from '../kit/states.tsx'
import { toast, toastProblem } from '../kit/toast.ts'
import { Moment } from '../kit/when.tsx'
import { useMay } from '../organisation/session.ts'
import { useFormat, useSpeech, useWords } from '../words/language.tsx'
import { tellProblem } from '../words/problems.ts'
import { sayReason } from '../words/reasons.ts'
import css from './arrival-drawer.module.css'
import type { Part } from './sum.ts'

export type Behind = {
  row: ArrivalDay
  part: Part
  outcome: 'shown' | 'revision' | 'duplicate' | 'echo' | 'refused' | 'in flight'
}

export function ArrivalDrawer(props: { behind: Behind | null; onClose: () => void }) {
  const words = useWords()
  const format = useFormat()
  const { behind } = props
  const title = behind
    ? words.arrival.items(words.arrival[behind.part], behind.row.channel.name, format.shortDay(behind.row.day))
    : ''
  return (
    <Drawer
      opened={behind !== null}
      onClose={props.onClose}
      title={<span className={css.title}>{title}</span>}
      size={560}
      closeButtonProps={{ 'aria-label': words.act.close }}
    >
      {behind && <Items behind={behind} />}
    </Drawer>
  )
}

function Items({ behind }: { behind: Behind }) {
  const { arrival } = useWords()
  const mayRetry = useMay('arrival.retry')
  const queryKey = ['arrivals', behind.row.channel.id, behind.row.day, behind.outcome]
  const pages = useInfiniteQuery({
    queryKey,
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => {
      const of = { channel: behind.row.channel.id, day: behind.row.day, outcome: behind.outcome }
      return call(listArrivals, pageParam === null ? of : { ...of, after: pageParam }, { signal })
    },
    getNextPageParam: (page) => page.next,
    staleTime: 0,
  })
  const retry = useRetry(queryKey)
  const items = pages.data?.pages.flatMap((page) => page.items) ?? []
  if (pages.isPending) return <Bones rows={4} />
  if (pages.isError) return <Failed error={pages.error} onRetry={() => void pages.refetch()} />
  if (items.length === 0) return <Empty title={arrival.noItems} />
  const canRetry = mayRetry && behind.outcome === 'refused'
  return (
    <>
      <p className={css.explain}>{arrival.explain[behind.part]}.</p>
      {canRetry && items.length > 1 && (
        <Button
          variant="default"
          className={css.all ?? ''}
          loading={retry.busy === 'all'}
          onClick={() => void retry.look(items.slice(0, 1000), 'all')}
        >
          {arrival.retryAll(Math.min(1000, items.length))}
        </Button>
      )}
      <ul>
        {items.map((item) => (
          <Item key={item.position} item={item}>
            {canRetry && (
              <Button
                variant="subtle"
                size="compact-sm"
                loading={retry.busy === item.position}
                onClick={() => void retry.look([item], item.position)}
              >
                {arrival.retryOne}
              </Button>
            )}
          </Item>
        ))}
      </ul>
      {pages.hasNextPage && (
        <Button variant="subtle" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {arrival.more}
        </Button>
      )}
    </>
  )
}

function Item(props: { item: Arrival; children: ReactNode }) {
  const { words, format, language } = useSpeech()
  const { item } = props
  return (
    <li className={css.item}>
      <p className={css.facts}>
        <Moment at={item.receivedAt} /> <span>{format.bytes(item.size)}</span>
        {item.attempts > 0 && <span>{words.arrival.attempts(item.attempts)}</span>}
      </p>
      {item.reason && <p className={css.reason}>{sayReason(item.reason, language)}</p>}
      {item.beginning ? (
        <pre className={css.beginning} dir="auto">
          {item.beginning}
        </pre>
      ) : (
        <p className={css.facts}>{words.arrival.forgotten}</p>
      )}
      <div className={css.acts}>
        {item.conversationId && (
          <Link to="/gesprekken/$conversation" params={{ conversation: item.conversationId }}>
            {words.arrival.toConversation}
          </Link>
        )}
        {props.children}
      </div>
    </li>
  )
}

/** Another look at refused items; those that were handled after all leave the list. */
function useRetry(queryKey: readonly unknown[]) {
  const { words, language } = useSpeech()
  const queries = useQueryClient()
  const [busy, setBusy] = useState<number | 'all' | null>(null)
  const look = async (items: readonly Arrival[], which: number | 'all') => {
    setBusy(which)
    try {
      const { shown, refused, other } = await call(retryArrivals, { positions: items.map((item) => item.position) })
      toast(words.arrival.retried(shown + other, refused))
      await Promise.all([
        queries.invalidateQueries({ queryKey: ['arrival-days'] }),
        queries.invalidateQueries({ queryKey }),
      ])
    } catch (error) {
      toastProblem(tellProblem(problemOf(error), language, words))
    } finally {
      setBusy(null)
    }
  }
  return { busy, look }
}
