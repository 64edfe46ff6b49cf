/** Teams: who shares a queue, when what was left lying goes back to it, and who knows about what. */
import { Button, Modal, Select, TextInput } from '@mantine/core'
import { IconPencil, IconPlus, IconTrash } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { changeTeam, createTeam, type Team } from '../../contract/team.ts'
import { useAgents } from '../agent/queries.ts'
import { call, problemOf } from '../kit/call.ts'
import { Face } from '../kit/face.tsx'
import { Page, Part } from '../kit/page.tsx'
import { Picker } from '../kit/picker.tsx'
import { Bones, Failed } from '../kit/states.tsx'
import { toast, toastProblem } from '../kit/toast.ts'
import { live } from '../live/store.ts'
import { useMay } from '../organisation/session.ts'
import { useSpeech, useWords } from '../words/language.tsx'
import { tellProblem } from '../words/problems.ts'
import { Chip } from './chip.tsx'
import { OpeningPart } from './opening-part.tsx'
import { useTeams } from './queries.ts'
import { RemoveTeam } from './remove-team.tsx'
import { Skills } from './skills-part.tsx'
import css from './teams-page.module.css'

const minuteMs = 60_000
/** Minutes that one can choose from; what was set otherwise stands there too. */
const usual = [15, 30, 60, 120, 240, 480, 1440]
const shownMembers = 24

export function TeamsPage() {
  const { team: words } = useWords()
  const { teams, asked } = useTeams()
  const mayChange = useMay('team.change')
  const [editing, setEditing] = useState<Team | 'new' | null>(null)
  return (
    <Page
      title={words.title}
      lead={`${words.lead} ${words.takeBackHelp}`}
      actions={
        mayChange && (
          <Button leftSection={<IconPlus size={18} stroke={1.6} />} onClick={() => setEditing('new')}>
            {words.add}
          </Button>
        )
      }
    >
      {asked.isPending ? (
        <Bones rows={4} />
      ) : asked.isError ? (
        <Failed error={asked.error} onRetry={() => void asked.refetch()} />
      ) : (
        teams.map((team) => (
          <TeamPart key={team.id} team={team} mayChange={mayChange} onEdit={() => setEditing(team)} />
        ))
      )}
      <Skills mayChange={mayChange} />
      <Name editing={editing} onClose={() => setEditing(null)} />
    </Page>
  )
}

/** Runs a change of a team and says what came of it. */
function useChange() {
  const { words, language } = useSpeech()
  return async (work: () => Promise<Team>): Promise<boolean> => {
    try {
      const team = await work()
      live.learn({ things: { team: [team] } })
      toast(words.team.saved(team.name))
      return true
    } catch (error) {
      toastProblem(tellProblem(problemOf(error), language, words))
      return false
    }
  }
}

function TeamPart(props: { team: Team; mayChange: boolean; onEdit: () => void }) {
  const { team: words, act } = useWords()
  const { byId, answering } = useAgents()
  const [all, setAll] = useState(false)
  const [removing, setRemoving] = useState(false)
  const change = useChange()
  const { team, mayChange } = props
  const members = team.memberIds.flatMap((id) => byId[id] ?? []).sort((a, b) => a.name.localeCompare(b.name))
  const others = answering.filter(({ id }) => !team.memberIds.includes(id))
  const hidden = all ? 0 : Math.max(0, members.length - shownMembers)
  return (
    <Part title={team.name} lead={team.memberIds.length ? words.members(team.memberIds.length) : words.noMembers}>
      <ul className={css.members}>
        {members.slice(0, members.length - hidden).map((agent) => (
          <Chip
            key={agent.id}
            remove={mayChange && words.leave(agent.name)}
            onRemove={() => void change(() => call(changeTeam, { id: team.id, leave: [agent.id] }))}
          >
            <Face name={agent.name} picture={agent.face} ours size={20} />
            <bdi>{agent.name}</bdi>
          </Chip>
        ))}
        {hidden > 0 && (
          <li>
            <Button variant="subtle" size="compact-sm" onClick={() => setAll(true)}>
              {words.moreMembers(hidden)}
            </Button>
          </li>
        )}
        {mayChange && (
          <li>
            <Picker
              name={words.join}
              options={others.map(({ id, name }) => ({ value: id, label: name }))}
              onPick={(id) => void change(() => call(changeTeam, { id: team.id, join: [id] }))}
            >
              {(open) => (
                <Button
                  variant="subtle"
                  size="compact-sm"
                  leftSection={<IconPlus size={15} stroke={1.8} aria-hidden />}
                  aria-label={`${words.join}: ${team.name}`}
                  onClick={open}
                >
                  {words.join}
                </Button>
              )}
            </Picker>
          </li>
        )}
      </ul>
      <TakeBack team={team} mayChange={mayChange} />
      <OpeningPart team={team} mayChange={mayChange} change={change} />
      {mayChange && (
        <div className={css.deeds}>
          <Button
            variant="default"
            size="compact-md"
            leftSection={<IconPencil size={16} stroke={1.6} aria-hidden />}
            onClick={props.onEdit}
            aria-label={`${act.rename}: ${team.name}`}
          >
            {act.rename}
          </Button>
          <Button
            variant="subtle"
            color="gray"
            size="compact-md"
            leftSection={<IconTrash size={16} stroke={1.6} aria-hidden />}
            onClick={() => setRemoving(true)}
            aria-label={`${act.remove}: ${team.name}`}
          >
            {act.remove}
          </Button>
          {removing && <RemoveTeam team={team} onClose={() => setRemoving(false)} />}
        </div>
      )}
    </Part>
  )
}

function TakeBack({ team, mayChange }: { team: Team; mayChange: boolean }) {
  const { words, format } = useSpeech()
  const change = useChange()
  const said = (minutes: number) => words.team.takeBackAfter(format.duration(minutes * minuteMs, words.time.moment))
  const now = team.takeBackMinutes
  const minutes = [...new Set([...usual, ...(now === null ? [] : [now])])].sort((a, b) => a - b)
  return (
    <Select
      className={css.takeBack ?? ''}
      label={words.team.takeBack}
      disabled={!mayChange}
      value={String(now ?? '')}
      data={[
        { value: '', label: words.team.takeBackNever },
        ...minutes.map((each) => ({ value: String(each), label: said(each) })),
      ]}
      onChange={(value) =>
        void change(() => call(changeTeam, { id: team.id, takeBackMinutes: value ? Number(value) : null }))
      }
    />
  )
}

function Name(props: { editing: Team | 'new' | null; onClose: () => void }) {
  const { team: words, act } = useWords()
  const { editing } = props
  return (
    <Modal
      opened={editing !== null}
      onClose={props.onClose}
      title={editing === 'new' ? words.add : act.rename}
      size={420}
      closeButtonProps={{ 'aria-label': act.close }}
    >
      {editing && <NameForm team={editing === 'new' ? null : editing} onClose={props.onClose} />}
    </Modal>
  )
}

function NameForm(props: { team: Team | null; onClose: () => void }) {
  const { team: words, act } = useWords()
  const change = useChange()
  const { team } = props
  const [name, setName] = useState(team?.name ?? '')
  const save = async (event: FormEvent) => {
    event.preventDefault()
    if (await change(() => (team ? call(changeTeam, { id: team.id, name }) : call(createTeam, { name }))))
      props.onClose()
  }
  return (
    <form className={css.form} onSubmit={(event) => void save(event)}>
      <TextInput
        label={words.name}
        placeholder={words.example}
        required
        maxLength={60}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        data-autofocus
        autoComplete="off"
      />
      <div className={css.foot}>
        <Button type="submit">{act.save}</Button>
      </div>
    </form>
  )
}
