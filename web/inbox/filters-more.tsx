/** The questions behind the filter button: whose, of which team and channel, with which labels, and who came back. */
import { Button, Checkbox, Popover, Select } from '@mantine/core'
import { IconFilter, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import type { Filters } from '../../contract/conversation.ts'
import { useAgents } from '../agent/queries.ts'
import { useChannels } from '../channel/queries.ts'
import { ReadFilters } from '../judgement/read-filters.tsx'
import { Picker } from '../kit/picker.tsx'
import { LabelDot } from '../label/label-chip.tsx'
import { useLabels } from '../label/queries.ts'
import { useMe } from '../organisation/session.ts'
import { useTeams } from '../team/queries.ts'
import { useWords } from '../words/language.tsx'
import css from './filters.module.css'

/** The same list of ids with one more or one less; undefined is none. */
export function toggled(ids: string | undefined, id: string): string | undefined {
  const all = ids?.split(',') ?? []
  return (all.includes(id) ? all.filter((each) => each !== id) : [...all, id]).sort().join(',') || undefined
}

const mostLabels = 10

export function MoreFilters(props: { filters: Filters; count: number; onChoose: (change: Filters) => void }) {
  const { queue, inbox } = useWords()
  const me = useMe()
  const [opened, setOpened] = useState(false)
  const { teams } = useTeams()
  const { labels } = useLabels()
  const { answering } = useAgents()
  const { channels } = useChannels()
  const { owner = 'anybody', agent, team, channel, contacts } = props.filters
  const chosen = props.filters.labels?.split(',') ?? []
  const whose = (value: string | null) =>
    value === 'mine' || value === 'nobody' || value === 'anybody' || value === null
      ? props.onChoose({ owner: value ?? 'anybody', agent: undefined })
      : props.onChoose({ agent: value, owner: undefined })
  const label = props.count > 0 ? queue.filters(props.count) : queue.filter
  return (
    <Popover opened={opened} onChange={setOpened} width={300} position="right-start" withinPortal={false} trapFocus>
      <Popover.Target>
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          className={css.choice ?? ''}
          leftSection={<IconFilter size={14} stroke={2} aria-hidden />}
          aria-label={label}
          aria-expanded={opened}
          onClick={() => setOpened(!opened)}
        >
          {queue.filter}
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={css.more ?? ''} aria-label={queue.filter}>
        <Select
          label={queue.whose}
          searchable
          openOnFocus={false}
          limit={60}
          value={agent ?? owner}
          onChange={whose}
          data={[
            { value: 'anybody', label: inbox.anybody },
            { value: 'mine', label: inbox.mine },
            { value: 'nobody', label: inbox.nobody },
            ...answering.filter(({ id }) => id !== me.agent.id).map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <Select
          label={queue.team}
          searchable
          value={team ?? ''}
          onChange={(value) => props.onChoose({ team: value || undefined })}
          data={[{ value: '', label: queue.everyTeam }, ...teams.map(({ id, name }) => ({ value: id, label: name }))]}
        />
        {channels.length > 1 && (
          <Select
            label={inbox.channel}
            searchable
            value={channel ?? ''}
            onChange={(value) => props.onChoose({ channel: value || undefined })}
            data={[
              { value: '', label: inbox.everyChannel },
              ...channels.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        )}
        <Picker
          name={queue.label}
          several
          chosen={chosen}
          options={labels.map(({ id, name, colour }) => ({
            value: id,
            label: name,
            mark: <LabelDot colour={colour} />,
          }))}
          onPick={(id) => {
            if (chosen.includes(id) || chosen.length < mostLabels)
              props.onChoose({ labels: toggled(props.filters.labels, id) })
          }}
        >
          {(open) => (
            <Button variant="default" leftSection={<IconPlus size={16} stroke={1.8} aria-hidden />} onClick={open}>
              {queue.addLabel}
            </Button>
          )}
        </Picker>
        <ReadFilters read={props.filters} of="last" put={props.onChoose} />
        <Checkbox
          checked={props.filters.late === 'yes'}
          onChange={(event) =>
            props.onChoose(event.currentTarget.checked ? { late: 'yes', state: 'open' } : { late: undefined })
          }
          label={queue.late}
          description={queue.lateHelp}
        />
        <Checkbox
          checked={(contacts ?? 0) > 1}
          onChange={(event) => props.onChoose({ contacts: event.currentTarget.checked ? 2 : undefined })}
          label={queue.cameBack}
          description={queue.cameBackHelp}
        />
      </Popover.Dropdown>
    </Popover>
  )
}
