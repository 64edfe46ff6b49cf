/** Who knows about what: labels that the queue prefers to give them. */
import { Button, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Agent } from '../../contract/organisation.ts'
import { changeSkills } from '../../contract/team.ts'
import { useAgents } from '../agent/queries.ts'
import { call, problemOf } from '../kit/call.ts'
import { Face } from '../kit/face.tsx'
import { fold } from '../kit/fold.ts'
import { Part } from '../kit/page.tsx'
import { Picker } from '../kit/picker.tsx'
import { toastProblem } from '../kit/toast.ts'
import { LabelDot } from '../label/label-chip.tsx'
import { useLabels } from '../label/queries.ts'
import { useSpeech, useWords } from '../words/language.tsx'
import { tellProblem } from '../words/problems.ts'
import { Chip } from './chip.tsx'
import { skillsQuery } from './queries.ts'
import css from './teams-page.module.css'

const shownPeople = 30

export function Skills({ mayChange }: { mayChange: boolean }) {
  const { team: words } = useWords()
  const { answering } = useAgents()
  const skills = useQuery(skillsQuery).data ?? []
  const [typed, setTyped] = useState('')
  const found = answering.filter(({ name }) => fold(name).includes(fold(typed.trim())))
  return (
    <Part title={words.skills} lead={words.skillsLead}>
      {answering.length > shownPeople && (
        <TextInput
          aria-label={words.find}
          placeholder={words.find}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      )}
      <ul className={css.people}>
        {found.slice(0, shownPeople).map((agent) => (
          <Knows
            key={agent.id}
            agent={agent}
            labelIds={skills.filter(({ agentId }) => agentId === agent.id).map(({ labelId }) => labelId)}
            mayChange={mayChange}
          />
        ))}
      </ul>
    </Part>
  )
}

function Knows(props: { agent: Agent; labelIds: readonly string[]; mayChange: boolean }) {
  const { words, language } = useSpeech()
  const queries = useQueryClient()
  const { labels, byId } = useLabels()
  const { agent, labelIds, mayChange } = props
  const known = labelIds.flatMap((id) => byId[id] ?? [])
  const change = async (input: { add?: string[]; remove?: string[] }) => {
    try {
      await call(changeSkills, { id: agent.id, ...input })
      await queries.invalidateQueries({ queryKey: skillsQuery.queryKey })
    } catch (error) {
      toastProblem(tellProblem(problemOf(error), language, words))
    }
  }
  return (
    <li className={css.person}>
      <span className={css.who}>
        <Face name={agent.name} picture={agent.face} ours size={24} />
        <bdi>{agent.name}</bdi>
      </span>
      <ul className={css.members} aria-label={words.team.skillsOf(agent.name)}>
        {known.map((label) => (
          <Chip
            key={label.id}
            remove={mayChange && words.team.dropSkill(agent.name, label.name)}
            onRemove={() => void change({ remove: [label.id] })}
          >
            <LabelDot colour={label.colour} />
            <bdi>{label.name}</bdi>
          </Chip>
        ))}
        {known.length === 0 && !mayChange && <li className={css.none}>{words.team.noSkills}</li>}
        {mayChange && (
          <li>
            <Picker
              name={words.team.skillsOf(agent.name)}
              several
              chosen={labelIds}
              options={labels.map(({ id, name, colour }) => ({
                value: id,
                label: name,
                mark: <LabelDot colour={colour} />,
              }))}
              onPick={(id) => void change(labelIds.includes(id) ? { remove: [id] } : { add: [id] })}
            >
              {(open) => (
                <Button
                  variant="subtle"
                  size="compact-sm"
                  leftSection={<IconPlus size={15} stroke={1.8} aria-hidden />}
                  aria-label={`${words.team.addSkill}: ${agent.name}`}
                  onClick={open}
                >
                  {words.team.addSkill}
                </Button>
              )}
            </Picker>
          </li>
        )}
      </ul>
    </li>
  )
}
