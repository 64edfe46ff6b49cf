/** Narrowing down by what was read: how it sounds, and what it is. */
import { NativeSelect } from '@mantine/core'
import { type Sentiment, sentiments, type Trait, traits } from '../../contract/judgement.ts'
import { judgementWords } from '../words/judgement.ts'
import { useWordsOf } from '../words/language.tsx'
import { capital } from './look.tsx'

type Read = { sentiment?: Sentiment | undefined; trait?: Trait | undefined }

/** @param of which words: all that stand there, or what the customer of a conversation said last */
export function ReadFilters(props: { read: Read; of: 'all' | 'last'; put: (change: Read) => void }) {
  const { names, stream, last } = useWordsOf(judgementWords)
  const { read, of, put } = props
  const labels = of === 'last' ? last : stream
  return (
    <>
      <NativeSelect
        label={labels.sentiment}
        value={read.sentiment ?? ''}
        onChange={({ currentTarget: { value } }) => put({ sentiment: sentiments.find((one) => one === value) })}
        data={[
          { value: '', label: stream.anySentiment },
          ...sentiments.map((value) => ({ value, label: capital(names[value]) })),
        ]}
      />
      <NativeSelect
        label={labels.trait}
        value={read.trait ?? ''}
        onChange={({ currentTarget: { value } }) => put({ trait: traits.find((one) => one === value) })}
        data={[
          { value: '', label: stream.anyTrait },
          ...traits.map((value) => ({ value, label: capital(names[value]) })),
        ]}
      />
    </>
  )
}
