/** Narrowing the stream down; all of it stands in the address. */
import { Button, NativeSelect, SegmentedControl } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconX } from '@tabler/icons-react'
import { getRouteApi } from '@tanstack/react-router'
import type { TermGroup } from '../../contract/term.ts'
import { useChannels } from '../channel/queries.ts'
import { ReadFilters } from '../judgement/read-filters.tsx'
import { useTermGroups } from '../term/queries.ts'
import { useFormat, useWords, useWordsOf } from '../words/language.tsx'
import { listeningWords } from '../words/listening.ts'
import { KeepStream } from './keep-stream.tsx'
import { useVolume } from './queries.ts'
import { longest, periods, type StreamSearch, sides } from './search.ts'
import css from './stream-page.module.css'

const route = getRouteApi('/house/luisteren')

export function Filters() {
  const { listening, queue } = useWords()
  const words = useWordsOf(listeningWords)
  const format = useFormat()
  const phone = useMediaQuery('(max-width: 767px)', false, { getInitialValueInEffect: false })
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const { channels } = useChannels()
  const { groups } = useTermGroups()
  const group = groups.find(({ id }) => id === search.groep)
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
      <Choice
        label={words.period}
        value={search.periode ?? 'all'}
        onChange={(value) => put({ periode: periods.find((one) => one === value) })}
        data={(['all', ...periods] as const).map((value) => ({ value, label: listening.periods[value] }))}
      />
      <ReadFilters
        read={{ sentiment: search.toon, trait: search.soort }}
        of="all"
        put={(read) => put({ ...('sentiment' in read ? { toon: read.sentiment } : { soort: read.trait }) })}
      />
      {group && <OfGroup group={group} search={search} put={put} />}
      {search.van && search.tot ? (
        <Button
          variant="light"
          size="compact-sm"
          rightSection={<IconX size={14} stroke={2} aria-hidden />}
          aria-label={`${words.onlyThen(format.exact(search.van))}. ${words.anyTime}`}
          onClick={() => put({ van: undefined, tot: undefined })}
        >
          {words.onlyThen(`${format.exact(search.van)}–${format.time(search.tot)}`)}
        </Button>
      ) : (
        !search.weg && <KeepStream />
      )}
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
  group: TermGroup
  search: StreamSearch
  put: (change: { [K in keyof StreamSearch]: StreamSearch[K] | undefined }) => void
}) {
  const words = useWordsOf(listeningWords)
  const format = useFormat()
  const { group, search, put } = props
  const { data } = useVolume(group.id, longest)
  const of = (key: 'site' | 'language') =>
    [
      ...new Set([...(data?.sources ?? []).map((one) => one[key]), search[key === 'site' ? 'site' : 'taal'] ?? '']),
    ].filter((one) => one !== '')
  const [sites, languages] = [of('site'), of('language')]
  return (
    <>
      <Choice
        label={words.side}
        value={search.kant ?? 'alles'}
        onChange={(value) => put({ kant: sides.find((one) => one === value) })}
        data={[
          { value: 'alles', label: words.sides.alles },
          { value: 'over', label: words.over[group.about] },
          { value: 'aan', label: words.sides.aan },
        ]}
      />
      {sites.length > 0 && (
        <NativeSelect
          label={words.sources}
          value={search.site ?? ''}
          onChange={({ currentTarget: { value } }) => put({ site: value || undefined })}
          data={[{ value: '', label: words.anySite }, ...sites]}
        />
      )}
      {languages.length > 1 && (
        <NativeSelect
          label={words.language}
          value={search.taal ?? ''}
          onChange={({ currentTarget: { value } }) => put({ taal: value || undefined })}
          data={[
            { value: '', label: words.anyLanguage },
            ...languages.map((value) => ({ value, label: nameOfLanguage(value, format.language) })),
          ]}
        />
      )}
      <Choice
        label={words.which}
        value={search.weg ? 'aside' : 'in'}
        onChange={(value) => put({ weg: value === 'aside' ? true : undefined })}
        data={(['in', 'aside'] as const).map((value) => ({ value, label: words.whiches[value] }))}
      />
    </>
  )
}

/** A few answers to one question, which stands above them. */
function Choice(props: {
  label: string
  value: string
  onChange: (value: string) => void
  data: { value: string; label: string }[]
}) {
  return (
    <div>
      <div className={css.asks} aria-hidden>
        {props.label}
      </div>
      <SegmentedControl aria-label={props.label} value={props.value} onChange={props.onChange} data={props.data} />
    </div>
  )
}

/** As people call it; a network may say a code that nobody has a name for. */
function nameOfLanguage(code: string, language: string): string {
  try {
    const name = new Intl.DisplayNames(language, { type: 'language' }).of(code) ?? code
    return name.charAt(0).toUpperCase() + name.slice(1)
  } catch {
    return code
  }
}
