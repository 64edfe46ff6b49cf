/** Who else is here: a quiet line above the answer, and faces on a row of the queue. */
import { IconEye, IconPencil } from '@tabler/icons-react'
import { useColleagues } from '../agent/colleagues.ts'
import { Face } from '../kit/face.tsx'
import { Tip } from '../kit/tip.tsx'
import { useMe } from '../organisation/session.ts'
import { useSpeech } from '../words/language.tsx'
import css from './others.module.css'
import { useOthers } from './whereabouts.ts'

/** "Sanne leest mee", "Joris schrijft al een antwoord": somebody who writes is a soft claim, never a lock. */
export function OthersHere({ conversationId }: { conversationId: string }) {
  const { people, writing, says } = useTold(conversationId)
  if (people.length === 0) return <div className={css.nobody} aria-live="polite" />
  return (
    <div className={writing ? css.writing : css.here} aria-live="polite">
      {writing ? <IconPencil size={16} stroke={1.8} aria-hidden /> : <IconEye size={16} stroke={1.8} aria-hidden />}
      <span className={css.faces}>
        {people.slice(0, 5).map(({ agent }) => (
          <Face key={agent.id} name={agent.name} picture={agent.face} ours size={20} />
        ))}
      </span>
      <span>{says}</span>
    </div>
  )
}

/** At most three faces on a row; who writes has a pencil. */
export function OthersOnRow({ conversationId }: { conversationId: string }) {
  const { people, writing, says } = useTold(conversationId)
  if (people.length === 0) return null
  return (
    <Tip label={says}>
      <span className={css.row} data-writing={writing}>
        {writing ? <IconPencil size={14} stroke={2} aria-hidden /> : <IconEye size={14} stroke={2} aria-hidden />}
        {people.slice(0, 3).map(({ agent }) => (
          <Face key={agent.id} name={agent.name} picture={agent.face} ours size={18} />
        ))}
        <span className="unseen">{says}</span>
      </span>
    </Tip>
  )
}

/** So many names are said; of the others how many they are. */
const mostNamed = 3

/** Who else is here, and in words what most matters of it: who writes before who reads. */
function useTold(conversationId: string) {
  const { words, format } = useSpeech()
  const agents = useColleagues()
  const others = useOthers(conversationId, useMe().agent.id)
  const people = others.flatMap(({ agentId, doing }) => {
    const agent = agents[agentId]
    return agent ? [{ doing, agent }] : []
  })
  const writing = people[0]?.doing === 'types'
  const names = people.filter(({ doing }) => (doing === 'types') === writing).map(({ agent }) => agent.alias)
  const rest = names.length - mostNamed
  const said = format.list([...names.slice(0, mostNamed), ...(rest > 0 ? [words.presence.others(rest)] : [])])
  return {
    people,
    writing,
    says: writing ? words.presence.writes(said, names.length) : words.presence.views(said, names.length),
  }
}
