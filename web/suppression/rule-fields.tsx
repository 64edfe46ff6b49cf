/** Rules that are one choice: dialogues, where consent lives, quiet hours. */
import { Checkbox, NumberInput, Radio, Switch, TextInput } from '@mantine/core'
import { mediums } from '../../contract/suppression.ts'
import type { SuppressionRules } from '../../contract/suppression-rules.ts'
import { useWordsOf } from '../words/language.tsx'
import { suppressionWords } from '../words/suppression.ts'
import { suppressionRuleWords } from '../words/suppression-rule.ts'
import css from './suppression.module.css'

/** @property wrong what the server says of a field, by where it stands: `sensitiveDays.0.from` */
export type RuleFields = {
  rules: SuppressionRules
  change: (part: Partial<SuppressionRules>) => void
  wrong: (path: string) => string | undefined
}

/** What was typed, when it is a whole number from 1 on. */
const whole = (typed: string | number, before: number) => (Number(typed) >= 1 ? Math.round(Number(typed)) : before)

export function DialogueFields({ rules: { painful, inDialogue, issue }, change }: RuleFields) {
  const words = useWordsOf(suppressionRuleWords)
  return (
    <div className={css.form}>
      <Switch
        label={words.painful}
        description={words.painfulHelp}
        checked={painful.on}
        onChange={({ currentTarget }) => change({ painful: { ...painful, on: currentTarget.checked } })}
      />
      <NumberInput
        label={words.quietDays}
        description={words.quietDaysHelp}
        min={1}
        max={365}
        allowDecimal={false}
        disabled={!painful.on}
        value={painful.quietDays}
        onChange={(typed) => change({ painful: { ...painful, quietDays: whole(typed, painful.quietDays) } })}
      />
      <Switch
        label={words.inDialogue}
        checked={inDialogue.on}
        onChange={({ currentTarget }) => change({ inDialogue: { ...inDialogue, on: currentTarget.checked } })}
      />
      <NumberInput
        label={words.hours}
        min={1}
        max={1440}
        allowDecimal={false}
        disabled={!inDialogue.on}
        value={inDialogue.hours}
        onChange={(typed) => change({ inDialogue: { ...inDialogue, hours: whole(typed, inDialogue.hours) } })}
      />
      <Switch
        label={words.issue}
        checked={issue.on}
        onChange={({ currentTarget }) => change({ issue: { on: currentTarget.checked } })}
      />
    </div>
  )
}

export function ConsentFields({ rules, change }: RuleFields) {
  const words = useWordsOf(suppressionRuleWords)
  const choose = (value: string) => change({ consentLives: value === 'here' || value === 'elsewhere' ? value : null })
  return (
    <Radio.Group aria-label={words.consent} value={rules.consentLives ?? 'nowhere'} onChange={choose}>
      <div className={css.choices}>
        {(['here', 'elsewhere', 'nowhere'] as const).map((value) => (
          <Radio key={value} size="md" value={value} label={words.lives[value]} description={words.livesHelp[value]} />
        ))}
      </div>
    </Radio.Group>
  )
}

export function QuietFields({ rules: { quietHours }, change }: RuleFields) {
  const words = useWordsOf(suppressionRuleWords)
  const says = useWordsOf(suppressionWords)
  const set = (part: Partial<SuppressionRules['quietHours']>) => change({ quietHours: { ...quietHours, ...part } })
  return (
    <div className={css.form}>
      <Switch
        label={words.quietOn}
        checked={quietHours.on}
        onChange={({ currentTarget }) => set({ on: currentTarget.checked })}
      />
      <div className={css.line}>
        <TextInput
          type="time"
          label={words.from}
          required
          value={quietHours.from}
          onChange={({ currentTarget }) => set({ from: currentTarget.value })}
        />
        <TextInput
          type="time"
          label={words.until}
          required
          value={quietHours.until}
          onChange={({ currentTarget }) => set({ until: currentTarget.value })}
        />
      </div>
      <Checkbox.Group
        label={words.mediums}
        value={quietHours.mediums}
        onChange={(chosen) => set({ mediums: mediums.filter((one) => chosen.includes(one)) })}
      >
        <div className={css.choices}>
          {mediums.map((one) => (
            <Checkbox key={one} size="md" value={one} label={says.mediums[one]} />
          ))}
        </div>
      </Checkbox.Group>
    </div>
  )
}
