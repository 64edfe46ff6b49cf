/** Who else is here: a quiet line above the answer, and faces on a row of the queue. */
import { IconEye, IconPencil } from '@tabler/icons-react'
import type { Agent } from '../../contract/organisation.ts'
import type { Presence } from '../../contract/presence.ts'
import { useColleagues } from '../agent/colleagues.ts'
import { Face } from '../kit/face.tsx'
import { Tip } from '../kit/tip.tsx'
import { useMe } from '../organisation/session.ts'
import { useWords } from '../words/language.tsx'
import css from './others.module.css'
import { useOthers } from './whereabouts.ts'

/** "Sanne leest mee", "Joris schrijft al een antwoord": somebody who writes is a soft claim, never a lock. */
export function OthersHere({ conversationId }: { conversationId: string }) {
  const { presence: words } = useWords()
  const people = useNamed(useOthers(conversationId, useMe().agent.id))
  if (people.length === 0) return <div className={css.nobody} aria-live="polite" />
  const [first] = people
  const writing = first?.doing === 'types'
  const names = people.filter(({ doing }) => doing === first?.doing).map(({ agent }) => agent.alias)
  return (
    <div className={writing ? css.writing : css.here} aria-live="polite">
      {writing ? <IconPencil size={16} stroke={1.8} aria-hidden /> : <IconEye size={16} stroke={1.8} aria-hidden />}
      <span className={css.faces}>
        {people.slice(0, 5).map(({ agent }) => (
          <Face key={agent.id} name={agent.alias} picture={agent.face} ours size={20} />
        ))}
      </span>
      <span>{writing ? words.writes(names) : words.views(names)}</span>
    </div>
  )
}

/** At most three faces on a row; who writes has a pencil. */
export function OthersOnRow({ conversationId }: { conversationId: string }) {
  const { presence: words } = useWords()
  const people = useNamed(useOthers(conversationId, useMe().agent.id))
  if (people.length === 0) return null
  const writing = people.some(({ doing }) => doing === 'types')
  const names = people.map(({ agent }) => agent.alias)
  const label = writing ? words.writes(names.slice(0, 1)) : words.views(names)
  return (
    <Tip label={label}>
      <span className={css.row} data-writing={writing}>
        {writing ? <IconPencil size={14} stroke={2} aria-hidden /> : <IconEye size={14} stroke={2} aria-hidden />}
        {people.slice(0, 3).map(({ agent }) => (
          <Face key={agent.id} name={agent.alias} picture={agent.face} ours size={18} />
        ))}
        <span className="unseen">{label}</span>
      </span>
    </Tip>
  )
}

function useNamed(others: readonly Presence[]): { doing: Presence['doing']; agent: Agent }[] {
  const agents = useColleagues()
  return others.flatMap(({ agentId, doing }) => {
    const agent = agents[agentId]
    return agent ? [{ doing, agent }] : []
  })
}
