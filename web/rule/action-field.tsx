/** The fields of one action. */
import { MultiSelect, NumberInput, Select } from '@mantine/core'
import { usePeopleOptions } from '../agent/colleagues.ts'
import { useLabels } from '../label/queries.ts'
import { useTeams } from '../team/queries.ts'
import { useWordsOf } from '../words/language.tsx'
import { ruleWords } from '../words/rule.ts'
import type { Action } from './sentence.ts'
import '@mantine/core/styles/Pill.layer.css'
import '@mantine/core/styles/PillsInput.layer.css'

const nobody = 'nobody'

export function ActionField(props: { action: Action; onChange: (action: Action) => void }) {
  const { action, onChange } = props
  const words = useWordsOf(ruleWords)
  const { labels } = useLabels()
  const { teams } = useTeams()
  const agentOptions = usePeopleOptions()
  const teamOptions = teams.map(({ id, name }) => ({ value: id, label: name }))
  const labelOptions = labels.map(({ id, name }) => ({ value: id, label: name }))
  const label = words.actionName[action.do]
  // Of hundreds of people so many are drawn; the rest is found by typing.
  const found = { searchable: true, limit: 60, nothingFoundMessage: words.nothingFound }
  switch (action.do) {
    case 'assign':
      return (
        <Select
          aria-label={label}
          data={[{ value: nobody, label: words.toNobody }, ...agentOptions]}
          value={action.agentId ?? nobody}
          allowDeselect={false}
          onChange={(value) => onChange({ do: 'assign', agentId: value === nobody ? null : value })}
          {...found}
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
          {...found}
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
            {...found}
          />
          <MultiSelect
            aria-label={words.removeThese}
            placeholder={action.remove.length ? '' : words.removeThese}
            data={labelOptions.filter(({ value }) => !action.add.includes(value))}
            value={action.remove}
            onChange={(remove) => onChange({ ...action, remove })}
            {...found}
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
            {...found}
          />
          <MultiSelect
            aria-label={words.teams}
            placeholder={action.teamIds.length ? '' : words.teams}
            data={teamOptions}
            value={action.teamIds}
            onChange={(teamIds) => onChange({ ...action, teamIds })}
            {...found}
          />
        </>
      )
    case 'webhook':
      return <span>{words.webhookBelow}</span>
  }
}
