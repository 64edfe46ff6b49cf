/** Narrowing the stream down; all of it stands in the address. */
import { NativeSelect, SegmentedControl } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { getRouteApi } from '@tanstack/react-router'
import { useChannels } from '../channel/queries.ts'
import { ReadFilters } from '../judgement/read-filters.tsx'
import { useFormat, useWords, useWordsOf } from '../words/language.tsx'
import { listeningWords } from '../words/listening.ts'
import { KeepStream } from './keep-stream.tsx'
import { useVolume } from './queries.ts'
import { type Period, periods, type StreamSearch, sides } from './search.ts'
import css from './stream-page.module.css'

const route = getRouteApi('/house/luisteren')

export function Filters() {
  const { listening, queue } = useWords()
  const format = useFormat()
  const phone = useMediaQuery('(max-width: 767px)', false, { getInitialValueInEffect: false })
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const { channels } = useChannels()
  const heard = channels.filter(({ kind }) => kind !== 'email' && kind !== 'phone' && kind !== 'offline')
  const put = (change: { [K in keyof StreamSearch]: StreamSearch[K] | undefined }) =>
    void navigate({
      search: (before) => {
        const next = { ...before, ...change }
        return Object.fromEntries(Object.entries(next).filter(([, value]) => value !== undefined)) as StreamSearch
      },
    })
  const fields = (
    <div className={css.filters}>
      <NativeSelect
        label={listening.channel}
        value={search.kanaal ?? ''}
        onChange={({ currentTarget: { value } }) => put({ kanaal: value || undefined })}
        data={[
          { value: '', label: listening.everywhere },
          ...heard.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <SegmentedControl
        aria-label={listening.period}
        value={search.periode ?? 'all'}
        onChange={(value) => put({ periode: value === 'all' ? undefined : (value as Period) })}
        data={(['all', ...periods] as const).map((value) => ({ value, label: listening.periods[value] }))}
      />
      <ReadFilters
        read={{ sentiment: search.toon, trait: search.soort }}
        of="all"
        put={(read) => put({ ...('sentiment' in read ? { toon: read.sentiment } : { soort: read.trait }) })}
      />
      {search.groep && <OfGroup group={search.groep} search={search} put={put} />}
      <KeepStream />
    </div>
  )
  if (!phone) return fields
  // On a telephone the posts come first: what narrows them down is one press away, and says how much it does.
  const narrowing = Object.keys(search).filter((name) => name !== 'groep').length
  return (
    <details className={css.fold}>
      <summary>
        {queue.filter}
        {narrowing > 0 && ` (${format.number(narrowing)})`}
      </summary>
      {fields}
    </details>
  )
}

/** What only a group knows: to whom it was said, in which language, on which site. */
function OfGroup(props: {
  group: string
  search: StreamSearch
  put: (change: { [K in keyof StreamSearch]: StreamSearch[K] | undefined }) => void
}) {
  const words = useWordsOf(listeningWords)
  const { search, put } = props
  const { data } = useVolume(props.group, 28)
  const of = (key: 'site' | 'language') =>
    [
      ...new Set([...(data?.sources ?? []).map((one) => one[key]), search[key === 'site' ? 'site' : 'taal'] ?? '']),
    ].filter((one) => one !== '')
  const [sites, languages] = [of('site'), of('language')]
  return (
    <>
      <SegmentedControl
        aria-label={words.side}
        value={search.kant ?? 'alles'}
        onChange={(value) => put({ kant: sides.find((one) => one === value) })}
        data={(['alles', 'over', 'aan'] as const).map((value) => ({ value, label: words.sides[value] }))}
      />
      {sites.length > 0 && (
        <NativeSelect
          label={words.sources}
          value={search.site ?? ''}
          onChange={({ currentTarget: { value } }) => put({ site: value || undefined })}
          data={[{ value: '', label: words.sides.alles }, ...sites]}
        />
      )}
      {languages.length > 1 && (
        <NativeSelect
          label={words.language}
          value={search.taal ?? ''}
          onChange={({ currentTarget: { value } }) => put({ taal: value || undefined })}
          data={[{ value: '', label: words.anyLanguage }, ...languages]}
        />
      )}
    </>
  )
}
