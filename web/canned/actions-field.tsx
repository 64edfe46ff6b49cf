/** What is done besides, chosen from a list that one finds one's way in by typing. */
import { Button, CloseButton } from '@mantine/core'
import { IconBolt, IconPlus } from '@tabler/icons-react'
import type { CannedAction } from '../../contract/canned.ts'
import { useAgents } from '../agent/queries.ts'
import { Picker } from '../kit/picker.tsx'
import { useLabels } from '../label/queries.ts'
import { useTeams } from '../team/queries.ts'
import { useWords } from '../words/language.tsx'
import css from './canned-page.module.css'
import { useSayChange } from './say-change.ts'

/** Hours. */
const pauses = [1, 4, 24, 72, 168]

export function ActionsField(props: { actions: CannedAction[]; onChange: (actions: CannedAction[]) => void }) {
  const { canned, writing } = useWords()
  const say = useSayChange()
  const { labels } = useLabels()
  const { teams } = useTeams()
  const { answering } = useAgents()
  const { actions, onChange } = props
  const choices: CannedAction[] = [
    { do: 'set', workState: 'pending' },
    { do: 'set', workState: 'answered' },
    { do: 'take' },
    { do: 'assign', agentId: null },
    ...labels.map(({ id }): CannedAction => ({ do: 'label', add: [id], remove: [] })),
    ...labels.map(({ id }): CannedAction => ({ do: 'label', add: [], remove: [id] })),
    ...teams.map(({ id }): CannedAction => ({ do: 'move', teamId: id })),
    ...answering.map(({ id }): CannedAction => ({ do: 'assign', agentId: id })),
    { do: 'snooze', hours: null },
    ...pauses.map((hours): CannedAction => ({ do: 'snooze', hours })),
    { do: 'follow', on: true },
  ]
  const options = choices.map((action) => ({ value: JSON.stringify(action), label: say(action).join(', ') }))
  return (
    <fieldset className={css.actions}>
      <legend>
        <IconBolt size={14} stroke={1.8} aria-hidden /> {canned.acts}
      </legend>
      {actions.map((action, index) => {
        const what = say(action).join(', ')
        return (
          <span key={what} className={css.action}>
            {what}
            <CloseButton
              size={24}
              aria-label={writing.leaveOut(what)}
              onClick={() => onChange(actions.filter((_, other) => other !== index))}
            />
          </span>
        )
      })}
      <Picker
        name={canned.addAct}
        options={options.filter(({ value }) => !actions.some((action) => JSON.stringify(action) === value))}
        onPick={(value) => onChange([...actions, JSON.parse(value) as CannedAction])}
      >
        {(open) => (
          <Button size="compact-sm" variant="default" leftSection={<IconPlus size={14} />} onClick={open}>
            {canned.addAct}
          </Button>
        )}
      </Picker>
    </fieldset>
  )
}
