/** Removing a team cannot be undone, so what it holds is said beforehand, and one chooses where that goes. */
import { Button, Modal, NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { readTeamHolds, removeTeam, type Team } from '../../contract/team.ts'
import { call, problemOf } from '../kit/call.ts'
import { Bones, Failed } from '../kit/states.tsx'
import { toast, toastProblem } from '../kit/toast.ts'
import { useSpeech } from '../words/language.tsx'
import { tellProblem } from '../words/problems.ts'
import { useTeams } from './queries.ts'
import css from './teams-page.module.css'

export function RemoveTeam({ team, onClose }: { team: Team; onClose: () => void }) {
  const { words, format, language } = useSpeech()
  const { team: say, act } = words
  const { teams } = useTeams()
  const [heirId, setHeirId] = useState('')
  const [busy, setBusy] = useState(false)
  const asked = useQuery({
    queryKey: ['team', team.id, 'holds'],
    queryFn: ({ signal }) => call(readTeamHolds, { id: team.id }, { signal }),
    staleTime: 0,
    gcTime: 0,
  })
  const holds = asked.data
  const said = (of: readonly ('open' | 'others' | 'tasks' | 'channels' | 'rules' | 'views' | 'canned')[]) =>
    format.list(of.flatMap((what) => (holds?.[what] ? say.holds[what](holds[what], format.number(holds[what])) : [])))
  const its = said(['open', 'others', 'tasks', 'channels'])
  const named = said(['rules', 'views', 'canned'])
  const remove = async () => {
    setBusy(true)
    try {
      await call(removeTeam, { id: team.id, heirId: heirId || null })
      toast(say.removed(team.name))
      onClose()
    } catch (error) {
      toastProblem(tellProblem(problemOf(error), language, words))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Modal opened onClose={onClose} title={say.removeSure(team.name)} withCloseButton={false} size={480}>
      <div className={css.form}>
        {asked.isError ? (
          <Failed error={asked.error} onRetry={() => void asked.refetch()} />
        ) : !holds ? (
          <Bones rows={2} />
        ) : (
          <>
            <p>{its ? say.itHolds(its) : say.holdsNothing}</p>
            {its && (
              <NativeSelect
                label={say.heir}
                description={holds.tasks > 0 && !heirId ? say.tasksToYou : undefined}
                value={heirId}
                onChange={({ currentTarget }) => setHeirId(currentTarget.value)}
                data={[
                  { value: '', label: say.noHeir },
                  ...teams.flatMap(({ id, name }) => (id === team.id ? [] : [{ value: id, label: name }])),
                ]}
              />
            )}
            {named && <p>{say.named(named)}</p>}
            <p>{say.final}</p>
          </>
        )}
        <div className={css.foot}>
          <Button variant="default" onClick={onClose} data-autofocus>
            {act.cancel}
          </Button>
          <Button color="red" loading={busy} disabled={!holds} onClick={() => void remove()}>
            {act.remove}
          </Button>
        </div>
      </div>
    </Modal>
  )
}
