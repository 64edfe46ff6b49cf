/** A group of search terms: what it is called, what it is about, its colour, and for which team it is. */
import { Button, Modal, NativeSelect, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { changeTermGroup, createTermGroup, type TermGroup, termSubjects } from '../../contract/term.ts'
import { call, problemOf } from '../kit/call.ts'
import { useCheckedForm } from '../kit/checked-form.ts'
import { ColourField } from '../kit/colour-field.tsx'
import { useTeams } from '../team/queries.ts'
import { useSpeech, useWords, useWordsOf } from '../words/language.tsx'
import { tellProblem } from '../words/problems.ts'
import { termWords } from '../words/term.ts'
import { useTermGroups } from './queries.ts'
import css from './terms-page.module.css'

export function GroupForm(props: { editing: TermGroup | 'new' | null; onClose: () => void }) {
  const { act } = useWords()
  const words = useWordsOf(termWords)
  const { editing } = props
  return (
    <Modal
      opened={editing !== null}
      onClose={props.onClose}
      title={editing && editing !== 'new' ? words.changeGroup(editing.name) : words.addGroup}
      size={460}
      closeButtonProps={{ 'aria-label': act.close }}
    >
      {editing && <Form group={editing === 'new' ? null : editing} onClose={props.onClose} />}
    </Modal>
  )
}

function Form({ group, onClose }: { group: TermGroup | null; onClose: () => void }) {
  const { words: all, language } = useSpeech()
  const words = useWordsOf(termWords)
  const queries = useQueryClient()
  const { teams } = useTeams()
  const [name, setName] = useState(group?.name ?? '')
  const [about, setAbout] = useState(group?.about ?? 'brand')
  const [competitor, setCompetitor] = useState(group?.competitor ?? '')
  const { groups } = useTermGroups()
  const [colour, setColour] = useState(group?.colour ?? 'blue')
  const [teamId, setTeamId] = useState(group?.team?.id ?? null)
  const [problem, setProblem] = useState<string | null>(null)
  const { form, check, errorOf } = useCheckedForm()
  const save = async (event: FormEvent<HTMLFormElement>) => {
    if (!check(event)) return
    const given = { name, about, competitor: competitor.trim() || null, colour, teamId }
    try {
      if (group) await call(changeTermGroup, { id: group.id, ...given })
      else await call(createTermGroup, given)
      await queries.invalidateQueries({ queryKey: ['terms'] })
      onClose()
    } catch (error) {
      setProblem(tellProblem(problemOf(error), language, all))
    }
  }
  return (
    <form {...form} className={css.form} onSubmit={(event) => void save(event)}>
      <TextInput
        label={words.name}
        placeholder={words.example}
        name="name"
        required
        error={errorOf('name')}
        maxLength={80}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        data-autofocus
        autoComplete="off"
      />
      <NativeSelect
        label={words.aboutWhat}
        description={words.aboutHelp}
        value={about}
        onChange={({ currentTarget: { value } }) => setAbout(termSubjects.find((one) => one === value) ?? 'topic')}
        data={termSubjects.map((value) => ({ value, label: words.about[value] }))}
      />
      {about === 'competitor' && (
        <>
          <TextInput
            label={words.competitor}
            description={words.competitorHelp}
            placeholder={name}
            maxLength={80}
            list="competitors"
            value={competitor}
            onChange={(event) => setCompetitor(event.currentTarget.value)}
            autoComplete="off"
          />
          <datalist id="competitors">
            {[...new Set(groups.flatMap((one) => one.competitor ?? []))].map((one) => (
              <option key={one} value={one} />
            ))}
          </datalist>
        </>
      )}
      <NativeSelect
        label={words.team}
        description={words.teamHelp}
        value={teamId ?? ''}
        onChange={({ currentTarget: { value } }) => setTeamId(value || null)}
        data={[{ value: '', label: words.noTeam }, ...teams.map((one) => ({ value: one.id, label: one.name }))]}
      />
      <ColourField value={colour} onChange={setColour} />
      {problem && (
        <p className={css.problem} role="alert">
          {problem}
        </p>
      )}
      <div className={css.foot}>
        <Button type="submit">{all.act.save}</Button>
      </div>
    </form>
  )
}
