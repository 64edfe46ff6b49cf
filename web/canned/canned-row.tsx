/** One canned response in the list: what it says, what it does, for whom, and how often it was used. */
import { ActionIcon } from '@mantine/core'
import { IconBolt, IconPencil, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { type Canned, dropCanned } from '../../contract/canned.ts'
import { call, problemOf } from '../kit/call.ts'
import { Confirm } from '../kit/confirm.tsx'
import { toastProblem } from '../kit/toast.ts'
import { useMay } from '../organisation/session.ts'
import { queryClient } from '../queries.ts'
import { useTeams } from '../team/queries.ts'
import { useSpeech } from '../words/language.tsx'
import { tellProblem } from '../words/problems.ts'
import css from './canned-page.module.css'
import { useSayChange } from './say-change.ts'

const look = { size: 18, stroke: 1.6 } as const

export function CannedRow({ canned, onEdit }: { canned: Canned; onEdit: () => void }) {
  const { words, language, format } = useSpeech()
  const say = useSayChange()
  const { byId } = useTeams()
  const mayShare = useMay('canned.change')
  const [asking, setAsking] = useState(false)
  const acts = canned.actions.flatMap(say)
  const whose =
    canned.agentId !== null
      ? words.canned.own
      : canned.teamIds.length > 0
        ? format.list(canned.teamIds.map((id) => byId[id]?.name ?? '?'))
        : words.canned.everybody
  const remove = async () => {
    try {
      await call(dropCanned, { id: canned.id })
      await queryClient.invalidateQueries({ queryKey: ['canned'] })
    } catch (error) {
      toastProblem(tellProblem(problemOf(error), language, words))
    }
  }
  return (
    <li className={css.row}>
      <div className={css.said}>
        <p className={css.name}>
          <bdi>{canned.name}</bdi> {canned.shortcut && <code>/{canned.shortcut}</code>}
        </p>
        {canned.text && <p className={css.text}>{canned.text}</p>}
        <p className={css.about}>
          {acts.length > 0 && (
            <span>
              <IconBolt size={14} stroke={1.8} aria-hidden /> {format.list(acts)}
            </span>
          )}
          <span>{whose}</span>
          <span>{canned.used > 0 ? words.canned.used(canned.used) : words.canned.neverUsed}</span>
        </p>
      </div>
      {(mayShare || canned.agentId !== null) && (
        <div className={css.acts}>
          <ActionIcon size={36} aria-label={words.canned.change(canned.name)} onClick={onEdit}>
            <IconPencil {...look} />
          </ActionIcon>
          <ActionIcon size={36} aria-label={words.canned.remove(canned.name)} onClick={() => setAsking(true)}>
            <IconTrash {...look} />
          </ActionIcon>
        </div>
      )}
      <Confirm
        open={asking}
        title={words.canned.removeTitle}
        act={words.act.remove}
        danger
        onAct={remove}
        onClose={() => setAsking(false)}
      >
        {words.canned.removeBody(canned.name)}
      </Confirm>
    </li>
  )
}
