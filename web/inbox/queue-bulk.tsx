/** What one can do with the conversations that are chosen. It stands at the foot of the list, and goes when nothing is chosen. */
import { ActionIcon, Button, Menu } from '@mantine/core'
import { IconAlarmSnooze, IconCircleCheck, IconTag, IconUserPlus, IconUsersGroup, IconX } from '@tabler/icons-react'
import { type ComponentPropsWithRef, type ReactElement, useState } from 'react'
import type { Change, Conversation } from '../../contract/conversation.ts'
import { useAgents } from '../agent/queries.ts'
import { useKeys } from '../kit/keys.ts'
import { Picker, type PickerOption } from '../kit/picker.tsx'
import { Tip } from '../kit/tip.tsx'
import { LabelDot } from '../label/label-chip.tsx'
import { useLabels } from '../label/queries.ts'
import { useMe } from '../organisation/session.ts'
import { useTeams } from '../team/queries.ts'
import { useFormat, useWords } from '../words/language.tsx'
import { focusRow } from './queue.tsx'
import css from './queue-bulk.module.css'
import { laters, momentOf } from './queue-moments.ts'
import { mostSelected, type Selection } from './queue-select.ts'

const look = { size: 19, stroke: 1.7, 'aria-hidden': true } as const
const nobody = ''

export function QueueBulk(props: {
  selection: Selection
  rows: readonly Conversation[]
  conversations: Readonly<Record<string, Conversation>>
  onAct: (ids: readonly string[], ...changes: Change[]) => void
}) {
  const { queue, workState } = useWords()
  const me = useMe()
  const { answering } = useAgents()
  const { teams } = useTeams()
  const { labels } = useLabels()
  const [opened, setOpened] = useState<'assign' | 'move' | 'label' | 'state' | 'snooze' | null>(null)
  const { selection, conversations } = props
  const { ids } = selection
  const act = (...changes: Change[]) => props.onAct(ids, ...changes)
  const some = ids.length > 0
  /** The bar goes; one stands again where one began. */
  const leave = () => {
    selection.clear()
    if (ids[0]) focusRow(ids[0])
  }
  useKeys(
    {
      a: () => setOpened('assign'),
      m: () => setOpened('move'),
      l: () => setOpened('label'),
      s: () => setOpened('snooze'),
      e: () => act({ do: 'set', workState: 'answered' }),
      t: () => act({ do: 'assign', agentId: me.agent.id }),
      f: () => act({ do: 'follow', on: true }),
      Escape: leave,
    },
    some,
    'first',
  )
  const carried = (id: string) => ids.filter((each) => conversations[each]?.labelIds.includes(id)).length
  const onAll = labels.filter(({ id }) => some && carried(id) === ids.length).map(({ id }) => id)
  const onSome = labels.filter(({ id }) => carried(id) > 0 && !onAll.includes(id)).map(({ id }) => id)
  const people: PickerOption[] = [
    { value: me.agent.id, label: `${me.agent.name} (${queue.toMe})` },
    { value: nobody, label: queue.toNobody },
    ...answering.filter(({ id }) => id !== me.agent.id).map(({ id, name }) => ({ value: id, label: name })),
  ]
  const tool = (what: 'assign' | 'move' | 'label', name: string, keys: string, icon: ReactElement) => ({
    name,
    opened: opened === what,
    onOpened: (is: boolean) => setOpened(is ? what : null),
    children: (open: () => void) => <Tool label={name} keys={keys} icon={icon} disabled={!some} onClick={open} />,
  })
  const all = Math.min(props.rows.length, mostSelected)
  return (
    <section className={css.bar} aria-label={queue.bulk}>
      <p className={css.count} aria-live="polite">
        {queue.selected(ids.length)}
        {ids.length < all && (
          <Button variant="subtle" size="compact-sm" onClick={selection.all}>
            {queue.selectAll(all)}
          </Button>
        )}
        {ids.length === mostSelected && <span className={css.most}>{queue.most(mostSelected)}</span>}
      </p>
      <div className={css.tools}>
        <Picker
          {...tool('assign', queue.assign, 'a', <IconUserPlus {...look} />)}
          options={people}
          onPick={(id) => act({ do: 'assign', agentId: id === nobody ? null : id })}
        />
        <Picker
          {...tool('move', queue.move, 'm', <IconUsersGroup {...look} />)}
          options={[
            ...teams.map(({ id, name }) => ({ value: id, label: name })),
            { value: nobody, label: queue.noTeam },
          ]}
          onPick={(id) => act({ do: 'move', teamId: id === nobody ? null : id })}
        />
        <Picker
          {...tool('label', queue.labels, 'l', <IconTag {...look} />)}
          options={labels.map(({ id, name, colour }) => ({
            value: id,
            label: name,
            mark: <LabelDot colour={colour} />,
          }))}
          chosen={onAll}
          partly={onSome}
          several
          onPick={(id) =>
            onAll.includes(id)
              ? act({ do: 'label', add: [], remove: [id] })
              : act({ do: 'label', add: [id], remove: [] })
          }
        />
        <Menu position="top-end" opened={opened === 'state'} onChange={(is) => setOpened(is ? 'state' : null)}>
          <Menu.Target>
            <Tool label={queue.state} icon={<IconCircleCheck {...look} />} disabled={!some} />
          </Menu.Target>
          <Menu.Dropdown>
            {(['answered', 'pending', 'open'] as const).map((each) => (
              <Menu.Item key={each} onClick={() => act({ do: 'set', workState: each })}>
                {workState[each]}
              </Menu.Item>
            ))}
            <Menu.Divider />
            <Menu.Item onClick={() => act({ do: 'follow', on: true })}>{queue.follow}</Menu.Item>
            <Menu.Item onClick={() => act({ do: 'follow', on: false })}>{queue.unfollow}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
        <Menu
          position="top-end"
          width={260}
          opened={opened === 'snooze'}
          onChange={(is) => setOpened(is ? 'snooze' : null)}
        >
          <Menu.Target>
            <Tool label={queue.snooze} keys="s" icon={<IconAlarmSnooze {...look} />} disabled={!some} />
          </Menu.Target>
          <Menu.Dropdown>
            <Laters onChoose={(until) => act({ do: 'snooze', until })} />
          </Menu.Dropdown>
        </Menu>
        <Tip label={queue.unselect} keys="Esc">
          <ActionIcon aria-label={queue.unselect} onClick={leave}>
            <IconX {...look} />
          </ActionIcon>
        </Tip>
      </div>
    </section>
  )
}

/** A button with an icon; a menu or a list may hang on it. */
function Tool(props: ComponentPropsWithRef<'button'> & { label: string; keys?: string; icon: ReactElement }) {
  const { label, keys, icon, color: _, disabled = false, ...button } = props
  return (
    <Tip label={label} keys={keys} position="top">
      <ActionIcon aria-label={label} disabled={disabled} {...button}>
        {icon}
      </ActionIcon>
    </Tip>
  )
}

function Laters(props: { onChoose: (until: string | null) => void }) {
  const { queue } = useWords()
  const format = useFormat()
  const now = new Date()
  return (
    <>
      {laters.map((later) => {
        const at = momentOf(later, now)
        return (
          at && (
            <Menu.Item
              key={later}
              rightSection={<span className={css.moment}>{format.exact(at.toISOString())}</span>}
              onClick={() => props.onChoose(at.toISOString())}
            >
              {queue[later]}
            </Menu.Item>
          )
        )
      })}
      <Menu.Item onClick={() => props.onChoose(null)}>{queue.untilReply}</Menu.Item>
    </>
  )
}
