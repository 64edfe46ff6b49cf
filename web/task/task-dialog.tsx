/** Giving somebody, or a team, something to do. The title has the focus; Enter saves. */
import { Button, Modal, SegmentedControl, Select, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { readMoments } from '../../contract/snooze.ts'
import { useAgents } from '../agent/queries.ts'
import { call } from '../kit/call.ts'
import { useMe } from '../organisation/session.ts'
import { useTeams } from '../team/queries.ts'
import { useWords } from '../words/language.tsx'
import { useTaskActions } from './actions.ts'
import css from './task-dialog.module.css'

export function TaskDialog(props: {
  conversationId?: string | undefined
  /** What it begins with. */
  begin?: { kind: 'task' | 'commitment'; title: string }
  onClose: () => void
}) {
  const words = useWords()
  const me = useMe()
  const { answering } = useAgents()
  const { teams } = useTeams()
  const { add } = useTaskActions()
  const [kind, setKind] = useState<'task' | 'commitment'>(props.begin?.kind ?? 'task')
  const [title, setTitle] = useState(props.begin?.title ?? '')
  const [owner, setOwner] = useState(`agent ${me.agent.id}`)
  const [wall, setWall] = useState('')
  const [fault, setFault] = useState<string | null>(null)
  const [past, setPast] = useState('')
  const [busy, setBusy] = useState(false)
  const says = words.timeline
  const owners = [
    ...answering.map(({ id, name }) => ({ value: `agent ${id}`, label: name })),
    ...teams.map(({ id, name }) => ({ value: `team ${id}`, label: `${name} (${says.team})` })),
  ]

  const save = async () => {
    setBusy(true)
    const due = wall === '' ? null : await momentOf(wall)
    if (wall !== '' && due === null) setFault(says.noSuchMoment)
    // Something may be written down late; nobody should do so unseen.
    else if (due !== null && Date.parse(due) < Date.now() && past !== wall) {
      setPast(wall)
      setFault(says.taskDuePast)
    } else {
      const asked = { kind, title, ...whose(owner), dueAt: due, ...about(props.conversationId) }
      if (await add(asked, owners.find(({ value }) => value === owner)?.label ?? words.timeline.somebody))
        props.onClose()
    }
    setBusy(false)
  }
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={says.addTask}
      closeButtonProps={{ 'aria-label': words.act.close }}
      size={480}
    >
      <form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey) || title.trim() === '') return
          event.preventDefault()
          void save()
        }}
      >
        <SegmentedControl
          aria-label={says.taskKind}
          value={kind}
          onChange={(value) => setKind(value === 'commitment' ? 'commitment' : 'task')}
          data={[
            { value: 'task', label: says.task },
            { value: 'commitment', label: says.commitment },
          ]}
        />
        <TextInput
          data-autofocus
          required
          maxLength={300}
          label={kind === 'task' ? says.taskTitle : says.commitmentTitle}
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        <Select
          label={says.taskFor}
          searchable
          autoSelectOnBlur
          value={owner}
          onChange={(value) => value && setOwner(value)}
          data={owners}
        />
        <TextInput
          type="datetime-local"
          label={says.taskDue}
          description={says.taskDueHelp}
          value={wall}
          error={fault}
          onChange={(event) => {
            setWall(event.currentTarget.value)
            setFault(null)
          }}
        />
        <QuickMoments
          onPick={(at) => {
            setWall(wallOf(at, me.organisation.zone))
            setFault(null)
          }}
        />
        <div className={css.acts}>
          <Button variant="default" onClick={props.onClose}>
            {words.act.cancel}
          </Button>
          <Button type="submit" loading={busy} disabled={title.trim() === ''}>
            {says.saveTask}
          </Button>
        </div>
      </form>
    </Modal>
  )
}

/** The moments that people mean, filled in at once. */
function QuickMoments({ onPick }: { onPick: (at: string) => void }) {
  const { timeline: says } = useWords()
  const choices = useMoments()?.choices ?? []
  return (
    <fieldset className={css.quick} aria-label={says.quickMoments}>
      {choices.map(({ choice, at }) => (
        <Button key={choice} size="compact-sm" variant="default" onClick={() => onPick(at)}>
          {says.choices[choice]}
        </Button>
      ))}
    </fieldset>
  )
}

/** The moments that can be chosen now. @param team whose opening hours count */
export function useMoments(team?: string) {
  return useQuery({
    queryKey: ['moments', team ?? null],
    queryFn: ({ signal }) => call(readMoments, { ...(team && { team }) }, { signal }),
    staleTime: 60_000,
  }).data
}

/** As a date field has it. */
const wallOf = (at: string, timeZone: string) =>
  new Date(at).toLocaleString('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).replace(' ', 'T')

const about = (conversationId: string | undefined) => (conversationId ? { conversationId } : {})

function whose(owner: string): { agentId: string } | { teamId: string } {
  const [kind, id = ''] = owner.split(' ')
  return kind === 'team' ? { teamId: id } : { agentId: id }
}

/** The moment at which the clocks of the organisation show this; null when there is none. */
export async function momentOf(wall: string): Promise<string | null> {
  return (await call(readMoments, { wall: wall.slice(0, 16) }).catch(() => null))?.at ?? null
}
