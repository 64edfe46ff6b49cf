/** Which conversations: whose, in what state, from which channel. All of it stands in the address, so a view can be shared and kept. */
import { ActionIcon, Button, Menu } from '@mantine/core'
import { IconChevronDown, IconLayoutList, IconList } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import type { Channel } from '../../contract/channel.ts'
import type { Filters } from '../../contract/conversation.ts'
import { useCounts } from '../house/rail.tsx'
import { QuietBar } from '../kit/quiet-bar.tsx'
import { Tip } from '../kit/tip.tsx'
import { useFormat, useWords } from '../words/language.tsx'
import css from './filters.module.css'
import type { Density } from './queue-row.tsx'
import type { InboxSearch } from './search.ts'

const owners = ['mine', 'nobody', 'anybody'] as const
const states = ['open', 'pending', 'snoozed', 'answered', 'all'] as const

export function QueueFilters(props: {
  filters: Filters
  channels: readonly Channel[]
  density: Density
  onDensity: (density: Density) => void
  /** What gathered since; it stands where the order is told otherwise, so that its coming moves and hides nothing. */
  news: string | null
  onNews: () => void
}) {
  const { inbox, workState } = useWords()
  const format = useFormat()
  const navigate = useNavigate({ from: '/gesprekken' })
  const counts = useCounts()
  const { state = 'open', owner = 'anybody', channel } = props.filters
  const choose = (change: Filters) =>
    void navigate({ to: '.', search: (kept) => tidy({ ...kept, ...change }), replace: true })
  const dense = props.density === 'compact'
  const chosen = props.channels.find((each) => each.id === channel)

  return (
    <header className={css.filters}>
      <div className={css.top}>
        <h1 className={css.title}>{inbox.title}</h1>
        <Tip label={dense ? inbox.comfortable : inbox.compact}>
          <ActionIcon
            aria-label={dense ? inbox.comfortable : inbox.compact}
            onClick={() => props.onDensity(dense ? 'comfortable' : 'compact')}
          >
            {dense ? <IconLayoutList size={20} stroke={1.6} /> : <IconList size={20} stroke={1.6} />}
          </ActionIcon>
        </Tip>
      </div>
      <fieldset className={css.owners} aria-label={inbox.owner}>
        {owners.map((each) => (
          <button
            key={each}
            type="button"
            className={css.owner}
            aria-pressed={owner === each}
            onClick={() => choose({ owner: each })}
          >
            {inbox[each]}
            {state === 'open' && counts && <span className={css.count}>{format.number(counts.open[each])}</span>}
          </button>
        ))}
      </fieldset>
      <div className={css.menus}>
        <Choice
          label={inbox.state}
          value={state}
          options={states.map((each) => ({ value: each, label: workState[each] }))}
          onChange={(value) => choose({ state: value })}
        />
        {props.channels.length > 1 && (
          <Choice
            label={inbox.channel}
            value={chosen?.id ?? ''}
            options={[
              { value: '', label: inbox.everyChannel },
              ...props.channels.map((each) => ({ value: each.id, label: each.name })),
            ]}
            onChange={(value) => choose({ channel: value || undefined })}
          />
        )}
        <div className={css.end}>
          <QuietBar toward="up" label={props.news} onOpen={props.onNews} />
          {props.news === null && (
            <Tip label={state === 'open' ? inbox.dueFirstWhy : inbox.recentFirstWhy}>
              <span className={css.order}>{state === 'open' ? inbox.dueFirst : inbox.recentFirst}</span>
            </Tip>
          )}
        </div>
      </div>
    </header>
  )
}

/** What is the default is not said in the address. */
function tidy(filters: Filters): InboxSearch {
  const { state, owner, channel } = filters
  return {
    ...(state && state !== 'open' ? { state } : {}),
    ...(owner && owner !== 'anybody' ? { owner } : {}),
    ...(channel ? { channel } : {}),
  }
}

function Choice<T extends string>(props: {
  label: string
  value: T
  options: { value: T; label: string }[]
  onChange: (value: T) => void
}) {
  const now = props.options.find((option) => option.value === props.value)
  return (
    <Menu position="bottom-start" width={220}>
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          className={css.choice ?? ''}
          rightSection={<IconChevronDown size={14} stroke={2} />}
          aria-label={`${props.label}: ${now?.label ?? ''}`}
        >
          {now?.label}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{props.label}</Menu.Label>
        <Menu.RadioGroup value={props.value} onChange={(value) => props.onChange(value as T)}>
          {props.options.map((option) => (
            <Menu.RadioItem key={option.value} value={option.value}>
              {option.label}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  )
}
