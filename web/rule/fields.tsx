/** The parts of a rule as fields: when, if, then. Each line can be taken away; a new one is chosen by what it is about. */
import { ActionIcon, Button, Menu, NumberInput, Select } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Rule } from '../../contract/rule.ts'
import { useWordsOf } from '../words/language.tsx'
import { ruleWords } from '../words/rule.ts'
import { ActionField } from './action-field.tsx'
import { ConditionField } from './condition-field.tsx'
import css from './rule-page.module.css'
import type { Action, Condition } from './sentence.ts'

const moments = ['said', 'opened', 'waits', 'listened'] as const

export function MomentField(props: { moment: Rule['moment']; onChange: (moment: Rule['moment']) => void }) {
  const words = useWordsOf(ruleWords)
  const { moment } = props
  return (
    <fieldset className={css.group}>
      <legend>{words.when}</legend>
      <div className={css.fields}>
        <Select
          aria-label={words.when}
          data={moments.map((when) => ({ value: when, label: words.momentName[when] }))}
          value={moment.when}
          allowDeselect={false}
          onChange={(value) => {
            const when = moments.find((one) => one === value) ?? 'said'
            props.onChange(when === 'waits' ? { when, minutes: 60 } : { when })
          }}
        />
        {moment.when === 'waits' && (
          <NumberInput
            aria-label={words.minutes}
            suffix={` ${words.minutes}`}
            min={1}
            max={43_200}
            allowDecimal={false}
            value={moment.minutes}
            onChange={(value) => props.onChange({ when: 'waits', minutes: Number(value) || 1 })}
          />
        )}
      </div>
    </fieldset>
  )
}

const newConditions: { [K in Condition['if']]: Condition } = {
  says: { if: 'says', words: [] },
  channel: { if: 'channel', channelIds: [] },
  team: { if: 'team', teamIds: [] },
  label: { if: 'label', labelIds: [] },
  owner: { if: 'owner', owner: 'nobody' },
  contacts: { if: 'contacts', from: 2 },
  from: { if: 'from', addresses: [] },
  visibility: { if: 'visibility', visibility: 'public' },
  term: { if: 'term', groupIds: [] },
  press: { if: 'press' },
  sentiment: { if: 'sentiment', sentiments: ['negative'] },
  trait: { if: 'trait', traits: ['complaint'] },
  language: { if: 'language', languages: ['en'] },
  hours: { if: 'hours', hours: { days: [1, 2, 3, 4, 5], from: '09:00', until: '17:00' }, not: true },
}

export function ConditionFields(props: { conditions: Condition[]; onChange: (conditions: Condition[]) => void }) {
  const words = useWordsOf(ruleWords)
  return (
    <Lines
      title={words.if}
      help={words.ifHelp}
      add={words.addCondition}
      items={props.conditions}
      nameOf={(one) => words.conditionName[one.if]}
      choices={Object.values(newConditions)}
      onChange={props.onChange}
    >
      {(one, put) => <ConditionField condition={one} onChange={put} />}
    </Lines>
  )
}

const newActions: { [K in Action['do']]: Action } = {
  label: { do: 'label', add: [], remove: [] },
  move: { do: 'move', teamId: null },
  assign: { do: 'assign', agentId: null },
  set: { do: 'set', workState: 'pending' },
  snooze: { do: 'snooze', minutes: 60 },
  notify: { do: 'notify', agentIds: [], teamIds: [] },
  webhook: { do: 'webhook' },
  open: { do: 'open', teamId: null },
}
const forListened: readonly Action['do'][] = ['open', 'notify', 'webhook']

export function ActionFields(props: { actions: Action[]; listened: boolean; onChange: (actions: Action[]) => void }) {
  const words = useWordsOf(ruleWords)
  const choices = Object.values(newActions).filter((one) =>
    props.listened ? forListened.includes(one.do) : one.do !== 'open',
  )
  return (
    <Lines
      title={words.does}
      add={words.addAction}
      items={props.actions}
      nameOf={(one) => words.actionName[one.do]}
      choices={choices}
      onChange={props.onChange}
    >
      {(one, put) => <ActionField action={one} onChange={put} />}
    </Lines>
  )
}

function Lines<T extends object>(props: {
  title: string
  help?: string
  add: string
  items: T[]
  nameOf: (item: T) => string
  choices: T[]
  onChange: (items: T[]) => void
  children: (item: T, put: (item: T) => void) => ReactNode
}) {
  const words = useWordsOf(ruleWords)
  const { items, onChange, nameOf } = props
  const without = (at: number) => items.filter((_, i) => i !== at)
  return (
    <fieldset className={css.group}>
      <legend>{props.title}</legend>
      {props.help && <p className={css.note}>{props.help}</p>}
      <ul className={css.lines}>
        {items.map((item, at) => (
          // Two equal lines are the same line: the place is what tells them apart.
          <li key={`${nameOf(item)} ${at}`} className={css.line}>
            <span className={css.lineName}>{nameOf(item)}</span>
            <div className={css.fields}>
              {props.children(item, (next) => onChange(items.map((one, i) => (i === at ? next : one))))}
            </div>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={words.takeAway(nameOf(item))}
              onClick={() => onChange(without(at))}
            >
              <IconX size={18} stroke={1.6} />
            </ActionIcon>
          </li>
        ))}
      </ul>
      <Menu position="bottom-start" withinPortal={false}>
        <Menu.Target>
          <Button variant="default" size="compact-md" leftSection={<IconPlus size={16} stroke={1.6} />}>
            {props.add}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {props.choices.map((choice) => (
            <Menu.Item key={nameOf(choice)} onClick={() => onChange([...items, choice])}>
              {nameOf(choice)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </fieldset>
  )
}
