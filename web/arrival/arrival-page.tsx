/** Binnenkomst: per channel and day what came in and what became of it. Every number opens what is behind it. */
import { Button } from '@mantine/core'
import { IconDoorEnter } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { type ArrivalDay, listArrivalDays } from '../../contract/arrival.ts'
import { call } from '../kit/call.ts'
import { useMinute } from '../kit/clock.ts'
import { LinkButton } from '../kit/link-button.tsx'
import { Page } from '../kit/page.tsx'
import { Bones, Empty, Failed } from '../kit/states.tsx'
import { live, useLive } from '../live/store.ts'
import { useFormat, useWords } from '../words/language.tsx'
import { ArrivalDrawer, type Behind } from './arrival-drawer.tsx'
import css from './arrival-page.module.css'
import { InFlight } from './in-flight.tsx'
import { LedgerRow } from './ledger-row.tsx'
import { usualFor } from './usual.ts'

const daysAtOnce = 42

export function ArrivalPage() {
  const words = useWords()
  const [behind, setBehind] = useState<Behind | null>(null)
  const pages = useInfiniteQuery({
    queryKey: ['arrival-days'],
    initialPageParam: null as string | null,
    queryFn: async ({ pageParam, signal }) => {
      const input = { days: daysAtOnce, ...(pageParam === null ? {} : { before: pageParam }) }
      const { days, before, inFlight, limit, position } = await call(listArrivalDays, input, { signal })
      live.learn({ days }, position)
      return { before, inFlight, limit }
    },
    getNextPageParam: (page) => page.before,
    refetchInterval: 30_000,
  })
  const counted = useLive((state) => state.days)
  const byDay = useMemo(() => groupByDay(Object.values(counted).map(({ row }) => row)), [counted])
  const first = pages.data?.pages[0]

  return (
    <Page title={words.arrival.title} lead={words.arrival.lead} wide>
      {pages.isPending ? (
        <Bones rows={8} shape="line" />
      ) : pages.isError && byDay.length === 0 ? (
        <Failed error={pages.error} onRetry={() => void pages.refetch()} />
      ) : (
        <>
          {first && (byDay.length > 0 || first.inFlight > 0) && (
            <InFlight inFlight={first.inFlight} limit={first.limit} />
          )}
          {byDay.length === 0 && <Nothing />}
          {someUnknown(byDay) && <p className={css.few}>{words.arrival.few}</p>}
          {byDay.map(([day, rows]) => (
            <Day key={day} day={day} rows={rows} byDay={byDay} onOpen={setBehind} />
          ))}
          {pages.hasNextPage && (
            <div className={css.more}>
              <Button variant="subtle" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
                {words.arrival.earlier}
              </Button>
            </div>
          )}
        </>
      )}
      <ArrivalDrawer behind={behind} onClose={() => setBehind(null)} />
    </Page>
  )
}

type Grouped = [day: string, rows: ArrivalDay[]][]

/** Newest day first; within a day by name, so that a row keeps its place whatever comes in. */
function groupByDay(rows: readonly ArrivalDay[]): Grouped {
  const days = new Map<string, ArrivalDay[]>()
  for (const row of rows) days.set(row.day, [...(days.get(row.day) ?? []), row])
  for (const of of days.values()) of.sort((a, b) => a.channel.name.localeCompare(b.channel.name))
  return [...days].sort(([a], [b]) => (a < b ? 1 : -1))
}

const historyOf = ({ channel }: ArrivalDay, days: Grouped) =>
  days.flatMap(([, rows]) => rows.filter((other) => other.channel.id === channel.id))

/** Whether on the newest day there is a channel of which we do not know yet what is usual. */
function someUnknown(days: Grouped): boolean {
  return (days[0]?.[1] ?? []).some((row) => usualFor(row.day, historyOf(row, days)) === null)
}

function Day(props: { day: string; rows: ArrivalDay[]; byDay: Grouped; onOpen: (behind: Behind) => void }) {
  const { time } = useWords()
  const format = useFormat()
  const now = useMinute()
  return (
    <section className={css.day} aria-label={format.day(props.day, now, time)}>
      <h2 className={css.date}>{format.day(props.day, now, time)}</h2>
      <ul>
        {props.rows.map((row) => (
          <LedgerRow key={row.channel.id} row={row} history={historyOf(row, props.byDay)} onOpen={props.onOpen} />
        ))}
      </ul>
    </section>
  )
}

function Nothing() {
  const { arrival } = useWords()
  return (
    <Empty
      icon={<IconDoorEnter stroke={1.5} />}
      title={arrival.emptyTitle}
      action={
        <LinkButton to="/instellingen/kanalen" variant="default">
          {arrival.emptyAct}
        </LinkButton>
      }
    >
      {arrival.emptyBody}
    </Empty>
  )
}
