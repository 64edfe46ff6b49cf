/** Narrowing the stream down by what was read in it: how it sounds, and what it is. */
import { NativeSelect } from '@mantine/core'
import { sentiments, traits } from '../../contract/judgement.ts'
import type { StreamSearch } from '../listening/search.ts'
import { judgementWords } from '../words/judgement.ts'
import { useWordsOf } from '../words/language.tsx'
import { capital } from './look.tsx'

export function ReadFilters(props: {
  search: StreamSearch
  put: (change: { [K in 'toon' | 'soort']?: StreamSearch[K] | undefined }) => void
}) {
  const { names, stream } = useWordsOf(judgementWords)
  const { search, put } = props
  return (
    <>
      <NativeSelect
        label={stream.sentiment}
        value={search.toon ?? ''}
        onChange={({ currentTarget: { value } }) => put({ toon: sentiments.find((one) => one === value) })}
        data={[
          { value: '', label: stream.anySentiment },
          ...sentiments.map((value) => ({ value, label: capital(names[value]) })),
        ]}
      />
      <NativeSelect
        label={stream.trait}
        value={search.soort ?? ''}
        onChange={({ currentTarget: { value } }) => put({ soort: traits.find((one) => one === value) })}
        data={[
          { value: '', label: stream.anyTrait },
          ...traits.map((value) => ({ value, label: capital(names[value]) })),
        ]}
      />
    </>
  )
}
