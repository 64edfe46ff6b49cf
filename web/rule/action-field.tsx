/** The fields of one action. */
import { MultiSelect, NumberInput, Select } from '@mantine/core'
import { useColleagues } from '../agent/colleagues.ts'
import { useLabels } from '../label/queries.ts'
import { useTeams } from '../team/queries.ts'
import { useWords } from '../words/language.tsx'
import type { Action } from './sentence.ts'
import '@mantine/core/styles/Pill.layer.css'
import '@mantine/core/styles/PillsInput.layer.css'

const nobody = 'nobody'

export function ActionField(props: { action: Action; onChange: (action: Action) => void }) {
  const { action, onChange } = props
  const { rule: words } = useWords()
  const { labels } = useLabels()
  const { teams } = useTeams()
  const agents = Object.values(useColleagues()).filter(({ active, role }) => active && role !== 'viewer')
  const agentOptions = agents.map(({ id, alias }) => ({ value: id, label: alias }))
  const teamOptions = teams.map(({ id, name }) => ({ value: id, label: name }))
  const labelOptions = labels.map(({ id, name }) => ({ value: id, label: name }))
  const label = words.actionName[action.do]
  const nothing = { searchable: true, nothingFoundMessage: words.nothingFound }
  switch (action.do) {
    case 'assign':
      return (
        <Select
          aria-label={label}
          data={[{ value: nobody, label: words.toNobody }, ...agentOptions]}
          value={action.agentId ?? nobody}
          allowDeselect={false}
          onChange={(value) => onChange({ do: 'assign', agentId: value === nobody ? null : value })}
          {...nothing}
        />
      )
    case 'move':
    case 'open':
      return (
        <Select
          aria-label={label}
          data={[{ value: nobody, label: words.toNoTeam }, ...teamOptions]}
          value={action.teamId ?? nobody}
          allowDeselect={false}
          onChange={(value) => onChange({ do: action.do, teamId: value === nobody ? null : value })}
          {...nothing}
        />
      )
    case 'set':
      return (
        <Select
          aria-label={label}
          data={(['open', 'pending', 'answered'] as const).map((value) => ({ value, label: words.stateName[value] }))}
          value={action.workState}
          allowDeselect={false}
          onChange={(value) => onChange({ do: 'set', workState: (value ?? 'open') as typeof action.workState })}
        />
      )
    case 'snooze':
      return (
        <NumberInput
          aria-label={label}
          placeholder={words.untilReply}
          suffix={` ${words.minutes}`}
          min={1}
          max={43_200}
          allowDecimal={false}
          value={action.minutes ?? ''}
          onChange={(value) => onChange({ do: 'snooze', minutes: value === '' ? null : Number(value) })}
        />
      )
    case 'label':
      return (
        <>
          <MultiSelect
            aria-label={words.addThese}
            placeholder={action.add.length ? '' : words.addThese}
            data={labelOptions.filter(({ value }) => !action.remove.includes(value))}
            value={action.add}
            onChange={(add) => onChange({ ...action, add })}
            {...nothing}
          />
          <MultiSelect
            aria-label={words.removeThese}
            placeholder={action.remove.length ? '' : words.removeThese}
            data={labelOptions.filter(({ value }) => !action.add.includes(value))}
            value={action.remove}
            onChange={(remove) => onChange({ ...action, remove })}
            {...nothing}
          />
        </>
      )
    case 'notify':
      return (
        <>
          <MultiSelect
            aria-label={words.people}
            placeholder={action.agentIds.length ? '' : words.people}
            data={agentOptions}
            value={action.agentIds}
            onChange={(agentIds) => onChange({ ...action, agentIds })}
            {...nothing}
          />
          <MultiSelect
            aria-label={words.teams}
            placeholder={action.teamIds.length ? '' : words.teams}
            data={teamOptions}
            value={action.teamIds}
            onChange={(teamIds) => onChange({ ...action, teamIds })}
            {...nothing}
          />
        </>
      )
    case 'webhook':
      return null
  }
}
