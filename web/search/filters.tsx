/** What narrows a search down; all of it stands in the address. */
import { Button, NativeSelect } from '@mantine/core'
import { workStates } from '../../contract/conversation.ts'
import { sentiments, traits } from '../../contract/judgement.ts'
import { searchKinds } from '../../contract/search.ts'
import { useChannels } from '../channel/queries.ts'
import { capital } from '../judgement/look.tsx'
import { useLabels } from '../label/queries.ts'
import { useTeams } from '../team/queries.ts'
import { judgementWords } from '../words/judgement.ts'
import { useWords, useWordsOf } from '../words/language.tsx'
import { type Asked, isFiltered, type periods } from './asked.ts'
import css from './search-page.module.css'

export function SearchFilters(props: { asked: Asked; onChange: (change: Change) => void }) {
  const { search: words, workState } = useWords()
  const { names, stream } = useWordsOf(judgementWords)
  const { asked } = props
  const { channels } = useChannels()
  const { teams } = useTeams()
  const { labels } = useLabels()
  const choice = (name: keyof Asked, label: string, every: string, options: Option[]) => (
    <NativeSelect
      size="xs"
      aria-label={label}
      data-chosen={asked[name] !== undefined}
      className={css.choice ?? ''}
      value={asked[name] ?? ''}
      onChange={({ currentTarget }) => props.onChange({ [name]: currentTarget.value || undefined })}
      data={[{ value: '', label: every }, ...options, ...gone(asked[name], options)]}
    />
  )
  return (
    <fieldset className={css.filters} aria-label={words.kind}>
      {choice(
        'kind',
        words.kind,
        words.all,
        searchKinds.map((value) => ({ value, label: words[value] })),
      )}
      {choice(
        'period',
        words.period,
        words.anyPeriod,
        periodNames.map((value) => ({ value, label: words[value] })),
      )}
      {choice(
        'state',
        words.state,
        words.anyState,
        workStates.map((value) => ({ value, label: workState[value] })),
      )}
      {choice(
        'owner',
        words.owner,
        words.anyOwner,
        owners.map((value) => ({ value, label: words[value] })),
      )}
      {(teams.length > 0 || asked.team) && choice('team', words.team, words.anyTeam, teams.map(named))}
      {(labels.length > 0 || asked.label) && choice('label', words.labelled, words.anyLabel, labels.map(named))}
      {choice(
        'direction',
        words.direction,
        words.anyDirection,
        directions.map((value) => ({ value, label: words[value] })),
      )}
      {choice(
        'sentiment',
        stream.sentiment,
        stream.however,
        sentiments.map((value) => ({ value, label: capital(names[value]) })),
      )}
      {choice(
        'trait',
        stream.trait,
        stream.whatever,
        traits.map((value) => ({ value, label: capital(names[value]) })),
      )}
      {channels.length > 1 && choice('channel', words.channel, words.anyChannel, channels.map(named))}
      {isFiltered(asked) && (
        <Button variant="subtle" size="compact-sm" onClick={() => props.onChange(none)}>
          {words.clear}
        </Button>
      )}
    </fieldset>
  )
}

/** What is to be forgotten is undefined. */
export type Change = { [K in keyof Asked]?: Asked[K] | undefined | string }

type Option = { value: string; label: string }
const named = ({ id, name }: { id: string; name: string }): Option => ({ value: id, label: name })

/** An address that was kept may name what is gone since. */
const gone = (value: string | undefined, options: readonly Option[]): Option[] =>
  value === undefined || options.some((option) => option.value === value) ? [] : [{ value, label: '…' }]

const owners = ['mine', 'nobody'] as const
const directions = ['in', 'out'] as const
const periodNames = ['week', 'month', 'year'] as const satisfies readonly (keyof typeof periods)[]

const none = {
  state: undefined,
  owner: undefined,
  team: undefined,
  label: undefined,
  channel: undefined,
  sentiment: undefined,
  trait: undefined,
  direction: undefined,
  period: undefined,
}
