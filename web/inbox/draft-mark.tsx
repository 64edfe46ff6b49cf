/** In the queue: that I am writing here, or that a colleague shares a draft. */
import { IconPencil, IconUsersGroup } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { listDrafts } from '../../contract/draft.ts'
import { call } from '../kit/call.ts'
import { live, useLive } from '../live/store.ts'
import { useMay } from '../organisation/session.ts'
import { useWords } from '../words/language.tsx'

/** Asked once, and kept right by events. */
function useMarks() {
  useQuery({
    queryKey: ['drafts'],
    queryFn: async ({ signal }) => {
      const { drafts, position } = await call(listDrafts, {}, { signal })
      live.learn({ things: { draft: drafts } }, position)
      return position
    },
    staleTime: Number.POSITIVE_INFINITY,
    enabled: useMay('conversation.answer'),
  })
  return useLive((known) => known.things.draft)
}

export function DraftMark(props: { me: string; id: string; className?: string | undefined }) {
  const { inbox, writing } = useWords()
  const here = Object.values(useMarks() ?? {}).filter((mark) => mark.conversationId === props.id)
  const shared = here.some((mark) => mark.shared)
  if (!shared && !here.some((mark) => mark.agentId === props.me)) return null
  const Icon = shared ? IconUsersGroup : IconPencil
  return (
    <span className={props.className}>
      <Icon size={14} stroke={2} aria-hidden />
      {shared ? writing.sharedMark : inbox.draft}
    </span>
  )
}
