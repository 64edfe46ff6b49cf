/** What narrows a search down; all of it stands in the address. */
import { Button, NativeSelect } from '@mantine/core'
import { workStates } from '../../contract/conversation.ts'
import { searchKinds } from '../../contract/search.ts'
import { useChannels } from '../channel/queries.ts'
import { useWords } from '../words/language.tsx'
import { type Asked, isFiltered, type periods } from './asked.ts'
import css from './search-page.module.css'

export function SearchFilters(props: { asked: Asked; onChange: (change: Change) => void }) {
  const { search: words, workState } = useWords()
  const { asked } = props
  const { channels } = useChannels()
  const choice = (name: keyof Asked, label: string, every: string, options: { value: string; label: string }[]) => (
    <NativeSelect
      size="xs"
      aria-label={label}
      data-chosen={asked[name] !== undefined}
      className={css.choice ?? ''}
      value={asked[name] ?? ''}
      onChange={({ currentTarget }) => props.onChange({ [name]: currentTarget.value || undefined })}
      data={[{ value: '', label: every }, ...options]}
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
      {choice(
        'direction',
        words.direction,
        words.anyDirection,
        directions.map((value) => ({ value, label: words[value] })),
      )}
      {channels.length > 1 &&
        choice(
          'channel',
          words.channel,
          words.anyChannel,
          channels.map(({ id, name }) => ({ value: id, label: name })),
        )}
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

const owners = ['mine', 'nobody'] as const
const directions = ['in', 'out'] as const
const periodNames = ['week', 'month', 'year'] as const satisfies readonly (keyof typeof periods)[]

const none = { state: undefined, owner: undefined, channel: undefined, direction: undefined, period: undefined }
