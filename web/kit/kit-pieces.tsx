/** The pieces as they stand on the page `/kit`. */
import { ActionIcon, Button, PasswordInput, Select, Switch, TextInput } from '@mantine/core'
import { IconChecks, IconDots, IconSend } from '@tabler/icons-react'
import { useState } from 'react'
import { situations } from '../../contract/conversation.ts'
import type { LabelColour } from '../../contract/label.ts'
import { useFormat, useWords } from '../words/language.tsx'
import { ProblemError } from './call.ts'
import { ChannelMark } from './channel-mark.tsx'
import { useMinute } from './clock.ts'
import { ColourField } from './colour-field.tsx'
import { Confirm } from './confirm.tsx'
import { CopyField } from './copy-field.tsx'
import { Face } from './face.tsx'
import css from './kit-page.module.css'
import { QuietBar } from './quiet-bar.tsx'
import { SituationChip } from './situation.tsx'
import { Sparkline } from './sparkline.tsx'
import { Bones, Empty, Failed } from './states.tsx'
import { Key, Tip } from './tip.tsx'
import { toast } from './toast.ts'
import { Ago, Moment, Waiting } from './when.tsx'

const colours = [
  'room',
  'pane',
  'paper',
  'hover',
  'ours',
  'selected',
  'line',
  'edge',
  'ink',
  'ink-2',
  'ink-3',
  'accent',
  'accent-soft',
  'danger',
]

export function Colours() {
  return (
    <div className={css.line}>
      {colours.map((name) => (
        <span key={name} className={css.swatch}>
          <i style={{ background: `var(--${name})` }} />
          {name}
        </span>
      ))}
    </div>
  )
}

export function Letters() {
  const { inbox, kit } = useWords()
  const format = useFormat()
  return (
    <div className={css.stack}>
      <p className={css.large}>20 · {inbox.emptyOpen}</p>
      <p>
        15 · {inbox.emptyOpenBody} <strong>{inbox.emptyFilterBody}</strong>
      </p>
      <p className={css.small}>13 · {kit.lead}</p>
      <p className="numbers">{[4312, 4290, 1111, 98].map((n) => format.number(n)).join(' · ')} · 0Oo 1Il</p>
    </div>
  )
}

export function Situations() {
  return (
    <>
      <div className={css.line}>
        {situations.map((situation) => (
          <SituationChip key={situation} situation={situation} />
        ))}
      </div>
      <div className={css.line}>
        {situations.map((situation) => (
          <SituationChip key={situation} situation={situation} quiet />
        ))}
      </div>
    </>
  )
}

export function Times() {
  const now = useMinute()
  const ago = (minutes: number) => new Date(now - minutes * 60_000).toISOString()
  return (
    <>
      <div className={css.line}>
        <Waiting since={ago(42)} due={ago(-18)} full />
        <Waiting since={ago(125)} due={ago(5)} full />
        <Waiting since={ago(4000)} due={null} />
      </div>
      <div className={css.line}>
        <Ago at={ago(0)} />
        <Ago at={ago(12)} />
        <Ago at={ago(400)} />
        <Moment at={ago(30)} />
        <Moment at={ago(50_000)} />
      </div>
    </>
  )
}

export function People() {
  return (
    <div className={css.line}>
      <Face name="Sanne Visser" ours />
      <Face name="Fatima Bouali" />
      <Face name="info@example.nl" size={24} />
      <Face name="李小龍" size={48} />
      <ChannelMark kind="email" name="Klantenservice" />
      <ChannelMark kind="api" name="Forum" />
    </div>
  )
}

export function Buttons() {
  const { conversation, act, composer, keys } = useWords()
  return (
    <>
      <div className={css.line}>
        <Button leftSection={<IconSend size={18} stroke={1.6} />}>{composer.send}</Button>
        <Button variant="default">{conversation.take}</Button>
        <Button variant="subtle">{act.more}</Button>
        <Button color="red">{act.remove}</Button>
        <Button disabled>{act.save}</Button>
        <Button loading>{act.save}</Button>
      </div>
      <div className={css.line}>
        <Tip label={conversation.answered} keys="e">
          <ActionIcon aria-label={act.more}>
            <IconDots size={20} stroke={1.6} />
          </ActionIcon>
        </Tip>
        <Key keys="g i" />
        <Key keys="mod+k" />
        <span className={css.small}>{keys.palette}</span>
      </div>
    </>
  )
}

export function Fields() {
  const [colour, setColour] = useState<LabelColour>('teal')
  const { agent, channel, field, profile } = useWords()
  return (
    <div className={css.stack}>
      <TextInput label={agent.name} description={channel.nameHelp} defaultValue="Klantenservice" />
      <TextInput label={agent.email} error={field.email} defaultValue="sanne@" />
      <PasswordInput
        label={profile.password}
        defaultValue="geheim"
        visibilityToggleButtonProps={{ 'aria-label': field.showPassword }}
      />
      <Select
        label={agent.role}
        defaultValue="agent"
        data={Object.entries(agent.roles).map(([value, label]) => ({ value, label }))}
      />
      <Switch label={channel.connection} defaultChecked />
      <ColourField value={colour} onChange={setColour} />
      <CopyField
        label={agent.invitation}
        help={agent.invitationHelp}
        value="https://voorbeeld.nl/uitnodiging#token=…"
      />
    </div>
  )
}

export function Numbers() {
  const { arrival } = useWords()
  const format = useFormat()
  return (
    <div className={css.line}>
      <Sparkline
        label={arrival.spark(14)}
        values={[12, 15, 9, 20, 14, 18, 30, 12, 13, 11, 22, 17, 16, 31]}
        usual={{ low: 12, high: 20 }}
      />
      <span className={css.small}>{arrival.usual('12', '20', format.weekday('2026-11-21'))}</span>
      <Sparkline label={arrival.spark(3)} values={[0, 0, 4]} usual={null} />
      <span className={css.small}>{arrival.few}</span>
    </div>
  )
}

export function News() {
  const { inbox, conversation, settings } = useWords()
  return (
    <div className={css.stack}>
      <div className={css.frame}>
        <QuietBar label={inbox.news(3)} toward="up" onOpen={() => toast(inbox.news(3))} />
        <QuietBar label={conversation.newBelow(1)} toward="down" onOpen={() => toast(settings.saved)} />
      </div>
    </div>
  )
}

export function Dialogs() {
  const { organisation } = useWords()
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)}>
        {organisation.demoRemove}
      </Button>
      <Confirm
        open={open}
        title={organisation.demoRemoveSure}
        act={organisation.demoRemove}
        danger
        onAct={() => {}}
        onClose={() => setOpen(false)}
      >
        {organisation.demoRemoveBody}
      </Confirm>
    </>
  )
}

const unreachable = new ProblemError({ type: 'about:blank', title: 'No connection', status: 0, code: 'unreachable' })

export function States() {
  const { inbox } = useWords()
  return (
    <>
      <Empty icon={<IconChecks stroke={1.5} />} title={inbox.emptyOpen}>
        {inbox.emptyOpenBody}
      </Empty>
      <Failed error={unreachable} onRetry={() => {}} />
      <Bones rows={2} />
    </>
  )
}
