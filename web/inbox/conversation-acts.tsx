/** What was done, between the messages: quiet, in words, and undone where that can be. Many in a row are folded. */
import { IconArrowBackUp, IconHistory, IconRobot } from '@tabler/icons-react'
import { useState } from 'react'
import { undoChanges } from '../../contract/conversation.ts'
import type { Act } from '../../contract/timeline.ts'
import { useAgents } from '../agent/queries.ts'
import { call, problemOf } from '../kit/call.ts'
import { toast, toastProblem } from '../kit/toast.ts'
import { Moment } from '../kit/when.tsx'
import { useLabels } from '../label/queries.ts'
import { useMay } from '../organisation/session.ts'
import { useTeams } from '../team/queries.ts'
import { useSpeech } from '../words/language.tsx'
import { tellProblem } from '../words/problems.ts'
import css from './conversation-acts.module.css'
import { canUndo, sayAct } from './say-act.ts'

const foldedFrom = 4

export function Acts({ acts }: { acts: readonly Act[] }) {
  const { words } = useSpeech()
  const [open, setOpen] = useState(false)
  const folds = acts.length >= foldedFrom
  const shown = folds && !open ? acts.slice(-1) : acts
  return (
    <li className={css.acts}>
      {folds && (
        <button type="button" className={css.fold} aria-expanded={open} onClick={() => setOpen(!open)}>
          <IconHistory size={14} stroke={1.8} aria-hidden />
          {words.timeline.history(acts.length)}
        </button>
      )}
      <ul className={css.list}>
        {shown.map((act) => (
          <ActLine key={act.id} act={act} />
        ))}
      </ul>
    </li>
  )
}

function ActLine({ act }: { act: Act }) {
  const { words, format, language } = useSpeech()
  const may = useMay('conversation.answer')
  const agents = useAgents().byId
  const teams = useTeams().byId
  const labels = useLabels().byId
  const said = sayAct(act, words.timeline, {
    agent: (id) => agents[id]?.alias,
    team: (id) => teams[id]?.name,
    label: (id) => labels[id]?.name,
    moment: (iso) => format.exact(iso),
    list: format.list,
  })
  const undo = async () => {
    try {
      const { kept } = await call(undoChanges, { id: act.batchId })
      toast(kept > 0 ? words.timeline.undoKept : words.timeline.undoneNow)
    } catch (error) {
      toastProblem(tellProblem(problemOf(error), language, words))
    }
  }
  return (
    <li className={css.act} data-undone={act.undone}>
      {act.agentId ? null : <IconRobot size={14} stroke={1.8} aria-hidden />}
      <span className={css.said}>{said}</span>
      {act.undone && <span>({words.timeline.wasUndone})</span>}
      <Moment at={act.at} clockOnly />
      {may && canUndo(act) && (
        <button type="button" className={css.undo} onClick={() => void undo()}>
          <IconArrowBackUp size={14} stroke={1.8} aria-hidden />
          {words.timeline.undo}
          <span className="unseen">: {said}</span>
        </button>
      )}
    </li>
  )
}
