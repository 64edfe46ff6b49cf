/** Logboek: who did what, newest first. */
import { Button, Select, TextInput } from '@mantine/core'
import { IconDownload, IconNotebook } from '@tabler/icons-react'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { readLog } from '../../contract/logbook.ts'
import { listAgents } from '../../contract/organisation.ts'
import { call } from '../kit/call.ts'
import { Page } from '../kit/page.tsx'
import { Bones, Empty, Failed } from '../kit/states.tsx'
import { live, useLive } from '../live/store.ts'
import { useWords } from '../words/language.tsx'
import { LogDay } from './log-day.tsx'
import { exportAddress, type LogFilters, useDays } from './log-filters.ts'
import css from './logbook.module.css'

export function LogbookPage() {
  const { logbook } = useWords().running
  const [filters, setFilters] = useState<LogFilters>({})
  const asked = useInfiniteQuery({
    queryKey: ['log', filters],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call(readLog, { ...filters, ...(pageParam ? { after: pageParam } : {}) }, { signal }),
    getNextPageParam: (page) => page.next ?? undefined,
  })
  const days = useDays(asked.data?.pages.flatMap((page) => page.items) ?? [])
  return (
    <Page
      title={logbook.title}
      lead={logbook.lead}
      actions={
        <Button
          component="a"
          variant="default"
          href={exportAddress(filters)}
          download
          leftSection={<IconDownload size={18} stroke={1.6} />}
        >
          {logbook.download}
        </Button>
      }
    >
      <Filters filters={filters} onChange={setFilters} />
      {asked.isPending ? (
        <Bones rows={6} />
      ) : asked.isError ? (
        <Failed error={asked.error} onRetry={() => void asked.refetch()} />
      ) : days.length === 0 ? (
        <Empty icon={<IconNotebook stroke={1.5} />} title={logbook.none}>
          {logbook.noneBody}
        </Empty>
      ) : (
        <>
          {days.map(({ day, entries }) => (
            <LogDay key={day} day={day} entries={entries} />
          ))}
          <div className={css.foot}>
            {asked.hasNextPage ? (
              <Button variant="default" loading={asked.isFetchingNextPage} onClick={() => void asked.fetchNextPage()}>
                {logbook.more}
              </Button>
            ) : (
              <p className={css.quiet}>{logbook.end}</p>
            )}
          </div>
        </>
      )}
    </Page>
  )
}

function Filters(props: { filters: LogFilters; onChange: (filters: LogFilters) => void }) {
  const { logbook } = useWords().running
  useQuery({
    queryKey: ['agents'],
    queryFn: async ({ signal }) => {
      const { agents } = await call(listAgents, {}, { signal })
      live.learn({ agents })
      return agents.length
    },
  })
  const agents = useLive((state) => state.agents)
  const people = Object.values(agents).sort((a, b) => a.name.localeCompare(b.name))
  const { filters } = props
  const set = (change: { [Field in keyof LogFilters]: LogFilters[Field] | undefined }) => {
    const next = { ...filters, ...change }
    const filled = Object.entries(next).filter(([, value]) => value !== undefined && value !== '')
    props.onChange(Object.fromEntries(filled) as LogFilters)
  }
  const all = [
    { value: '', label: logbook.everything },
    { value: 'house', label: logbook.house },
    { value: 'conversations', label: logbook.conversations },
  ]
  return (
    <div className={css.filters}>
      <Select
        label={logbook.person}
        searchable
        value={filters.agent ?? ''}
        data={[{ value: '', label: logbook.everybody }, ...people.map(({ id, name }) => ({ value: id, label: name }))]}
        onChange={(agent) => set({ agent: agent || undefined })}
      />
      <Select
        label={logbook.kind}
        value={filters.about ?? ''}
        data={all}
        onChange={(about) => set({ about: (about || undefined) as LogFilters['about'] })}
      />
      <TextInput
        label={logbook.from}
        type="date"
        value={filters.from ?? ''}
        onChange={(event) => set({ from: event.currentTarget.value })}
      />
      <TextInput
        label={logbook.until}
        type="date"
        value={filters.until ?? ''}
        onChange={(event) => set({ until: event.currentTarget.value })}
      />
    </div>
  )
}
