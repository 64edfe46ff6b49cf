/** What is asked of the queue. All of it stands in the address, so it can be shared, kept, and saved as a view. */
import { ActionIcon, Button, Menu } from '@mantine/core'
import { IconChecks, IconChevronDown, IconLayoutList, IconLayoutSidebar, IconList, IconX } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Filters } from '../../contract/conversation.ts'
import { useAgents } from '../agent/queries.ts'
import { useChannels } from '../channel/queries.ts'
import { capital, ReadIcon } from '../judgement/look.tsx'
import type { Read } from '../judgement/readings.ts'
import { QuietBar } from '../kit/quiet-bar.tsx'
import { Tip } from '../kit/tip.tsx'
import { useLabels } from '../label/queries.ts'
import { useMay } from '../organisation/session.ts'
import { useTeams } from '../team/queries.ts'
import { useViews } from '../view/queries.ts'
import { judgementWords } from '../words/judgement.ts'
import { useWords, useWordsOf } from '../words/language.tsx'
import css from './filters.module.css'
import { MoreFilters, toggled } from './filters-more.tsx'
import { spellOut } from './matches.ts'
import type { Density } from './queue-row.tsx'
import { KeepView } from './queue-view.tsx'
import { tidy } from './search.ts'

const states = ['open', 'pending', 'snoozed', 'answered', 'all'] as const

export function QueueFilters(props: {
  asked: Filters
  basis: string | undefined
  density: Density
  onDensity: (density: Density) => void
  /** Shows or hides the queues beside it. */
  onPlaces: () => void
  placesShown: boolean
  selecting: boolean
  onSelecting: () => void
  /** What gathered since; it stands where the order is told otherwise, so that its coming moves and hides nothing. */
  news: string | null
  onNews: () => void
}) {
  const { inbox, queue, workState } = useWords()
  const navigate = useNavigate({ from: '/gesprekken' })
  const { views } = useViews()
  const mayKeep = useMay('view.keep')
  const mayAnswer = useMay('conversation.answer')
  const filters = spellOut(props.asked, views) ?? {}
  const { state = 'open' } = filters
  const basis = views.find(({ id }) => id === (props.asked.view ?? props.basis))
  // Whoever changes what a view asks goes on from what it asked.
  const choose = (change: Filters) =>
    void navigate({
      to: '/gesprekken',
      search: () => ({ ...tidy({ ...filters, ...change }), ...(basis ? { basis: basis.id } : {}) }),
      replace: true,
    })
  const dense = props.density === 'compact'
  const chips = useChips(filters)
  const placesLabel = props.placesShown ? queue.hide : queue.show
  return (
    <header className={css.filters}>
      <div className={css.top}>
        <Tip label={placesLabel}>
          <ActionIcon aria-label={placesLabel} aria-expanded={props.placesShown} onClick={props.onPlaces}>
            <IconLayoutSidebar size={20} stroke={1.6} aria-hidden />
          </ActionIcon>
        </Tip>
        <h1 className={css.title}>
          <Title asked={props.asked} filters={filters} />
        </h1>
        {mayAnswer && (
          <Tip label={queue.select} keys="x">
            <ActionIcon aria-label={queue.select} aria-pressed={props.selecting} onClick={props.onSelecting}>
              <IconChecks size={20} stroke={1.6} aria-hidden />
            </ActionIcon>
          </Tip>
        )}
        <Tip label={dense ? inbox.comfortable : inbox.compact}>
          <ActionIcon
            aria-label={dense ? inbox.comfortable : inbox.compact}
            onClick={() => props.onDensity(dense ? 'comfortable' : 'compact')}
          >
            {dense ? <IconLayoutList size={20} stroke={1.6} /> : <IconList size={20} stroke={1.6} />}
          </ActionIcon>
        </Tip>
      </div>
      <div className={css.menus}>
        <Choice
          label={inbox.state}
          value={state}
          options={states.map((each) => ({ value: each, label: workState[each] }))}
          onChange={(value) => choose({ state: value })}
        />
        <MoreFilters filters={filters} count={chips.length} onChoose={choose} />
        <div className={css.end}>
          <QuietBar toward="up" label={props.news} onOpen={props.onNews} />
          {props.news === null && (
            <Tip label={state === 'open' ? inbox.dueFirstWhy : inbox.recentFirstWhy}>
              <span className={css.order}>{state === 'open' ? inbox.dueFirst : inbox.recentFirst}</span>
            </Tip>
          )}
        </div>
      </div>
      {!props.asked.view && (chips.length > 0 || props.basis) && (
        <div className={css.chips}>
          {chips.map(({ key, said, mark, without }) => (
            <button key={key} type="button" className={css.chip} onClick={() => choose(without)}>
              {mark}
              <bdi>{said}</bdi>
              <IconX size={14} stroke={2} aria-hidden />
              <span className="unseen">{queue.drop(said)}</span>
            </button>
          ))}
          {mayKeep && !filters.late && <KeepView filters={filters} basis={props.basis ? basis : undefined} />}
        </div>
      )}
    </header>
  )
}

/** What the list is called: the view, or whose it is, or the team. */
function Title({ asked, filters }: { asked: Filters; filters: Filters }): ReactNode {
  const { inbox, queue } = useWords()
  const { views } = useViews()
  const { byId: teams } = useTeams()
  const { byId: agents } = useAgents()
  const view = views.find(({ id }) => id === asked.view)
  if (view) return <bdi>{view.name}</bdi>
  if (filters.following) return queue.following
  if (filters.agent) return <bdi>{agents[filters.agent]?.name ?? inbox.title}</bdi>
  if (filters.owner === 'mine') return inbox.mine
  if (filters.owner === 'nobody') return inbox.nobody
  if (filters.team) return <bdi>{teams[filters.team]?.name ?? inbox.title}</bdi>
  return inbox.title
}

/** `mark` tells what is read in a message from a label with the same name. */
type Chip = { key: string; said: string; mark?: ReactNode; without: Filters }

/** What is asked beyond whose it is and in what state; each can be taken away. */
function useChips(filters: Filters): Chip[] {
  const { queue, inbox } = useWords()
  const { byId: labels } = useLabels()
  const { byId: teams } = useTeams()
  const { byId: agents } = useAgents()
  const { channels } = useChannels()
  const { owner, agent, team, channel, labels: ids, contacts, sentiment, trait } = filters
  const { names } = useWordsOf(judgementWords)
  const chips: Chip[] = []
  if (agent) chips.push({ key: agent, said: agents[agent]?.name ?? '…', without: { agent: undefined } })
  // Whose it is stands in the title, unless that is a team's.
  else if (team && owner && owner !== 'anybody')
    chips.push({ key: owner, said: inbox[owner], without: { owner: undefined } })
  if (team && (owner || agent)) chips.push({ key: team, said: teams[team]?.name ?? '…', without: { team: undefined } })
  if (channel) {
    const said = channels.find(({ id }) => id === channel)?.name ?? '…'
    chips.push({ key: channel, said, without: { channel: undefined } })
  }
  for (const id of ids?.split(',') ?? [])
    chips.push({ key: id, said: labels[id]?.name ?? queue.goneLabel, without: { labels: toggled(ids, id) } })
  const read = (is: Read, key: 'sentiment' | 'trait') =>
    chips.push({ key, said: capital(names[is]), mark: <ReadIcon is={is} />, without: { [key]: undefined } })
  if (sentiment) read(sentiment, 'sentiment')
  if (trait) read(trait, 'trait')
  if (filters.late) chips.push({ key: 'late', said: queue.late, without: { late: undefined } })
  if (contacts) chips.push({ key: 'contacts', said: queue.cameBack, without: { contacts: undefined } })
  return chips
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
