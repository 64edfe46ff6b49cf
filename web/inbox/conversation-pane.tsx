/** One conversation: its head, its messages, and the place to answer. */

import { ActionIcon } from '@mantine/core'
import { IconArrowLeft, IconMapQuestion } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useCallback, useEffect, useState } from 'react'
import { readConversation } from '../../contract/conversation.ts'
import { SafetyCard } from '../judgement/safety-card.tsx'
import { TopicSuggestions } from '../judgement/topic-suggestions.tsx'
import { call } from '../kit/call.ts'
import { Bones, Empty, Failed } from '../kit/states.tsx'
import { live, useLive } from '../live/store.ts'
import { useSeen } from '../notification/notifications.ts'
import { useMe } from '../organisation/session.ts'
import { useBePresent } from '../presence/be-present.ts'
import { OthersHere } from '../presence/others.tsx'
import { useWords } from '../words/language.tsx'
import { useConversationActions } from './actions.ts'
import { Composer } from './composer.tsx'
import { type Asking, DeskDialogs, useDesk } from './conversation-desk.tsx'
import { ConversationHead } from './conversation-head.tsx'
import css from './conversation-pane.module.css'
import { Strip } from './conversation-strip.tsx'
import { useAround } from './conversation-timeline.ts'
import { useDraft } from './draft.ts'
import { InMiddle } from './in-middle.tsx'
import { Thread } from './thread.tsx'
import { learnPart } from './use-pages.ts'

export function ConversationPane(props: {
  id: string
  personShown: boolean
  onPerson: (show: boolean) => void
  onBack?: (() => void) | undefined
  /** The message that one came for. */
  at?: string | undefined
}) {
  const { id, at } = props
  const words = useWords()
  const me = useMe()
  const actions = useConversationActions()
  useBePresent(id)
  useSeen(id)
  const asked = useQuery({
    queryKey: ['conversation', id],
    queryFn: async ({ signal }) => {
      const { conversation, messages, position } = await call(readConversation, { id }, { signal })
      const thread = { id, messages: messages.items, before: messages.before }
      live.learn({ conversations: [conversation], thread }, position)
      return position
    },
    staleTime: Number.POSITIVE_INFINITY,
  })
  const isThere = useLive(
    (state) => at === undefined || Boolean(state.threads[id]?.messages.some((each) => each.id === at)),
  )
  const around = useQuery({
    queryKey: ['conversation', id, 'around', at],
    queryFn: () => learnPart(id, { around: at ?? '' }).then(() => true),
    enabled: asked.isSuccess && !isThere,
    retry: false,
    gcTime: 0,
  })
  const conversation = useLive((state) => state.conversations[id])
  const thread = useLive((state) => state.threads[id])
  const draft = useDraft(me.agent.id, id, conversation?.said ?? 0)
  const [givenBack, setGivenBack] = useState(0)
  const [asking, ask] = useState<Asking>(null)
  const beside = useAround(id)
  const desk = useDesk(conversation, asking, ask)
  useFollowMerge(conversation?.mergedInto ?? null)
  // Which message to bring into view, because somebody chose to read what is new first.
  const [reading, setReading] = useState<number | null>(null)
  const read = useCallback((after: number) => setReading(after), [])

  const isOnItsWay = !isThere && !around.isFetched
  if (!conversation || !thread || !desk || isOnItsWay)
    return (
      <>
        {props.onBack && (
          <div className={css.back}>
            <ActionIcon aria-label={words.act.back} onClick={props.onBack} size={40}>
              <IconArrowLeft size={22} stroke={1.6} />
            </ActionIcon>
          </div>
        )}
        {asked.isError ? (
          <Failed error={asked.error} onRetry={() => void asked.refetch()} />
        ) : asked.isSuccess && !asked.isFetching && !isOnItsWay ? (
          <Empty icon={<IconMapQuestion stroke={1.5} />} title={words.failed.missing}>
            {words.failed.missingBody}
          </Empty>
        ) : (
          <Bones rows={4} shape="message" />
        )}
      </>
    )
  return (
    <>
      <ConversationHead
        conversation={conversation}
        actions={actions}
        personShown={props.personShown}
        onPerson={props.onPerson}
        onBack={props.onBack}
        deeds={desk.deeds}
        labelling={asking === 'labels'}
        onLabelling={(on) => ask(on ? 'labels' : null)}
        onLabel={desk.label}
        suggested={<TopicSuggestions of={conversation} messages={thread.messages} />}
      />
      <SafetyCard of={conversation} messages={thread.messages} />
      <Strip of={conversation} around={beside} />
      <Thread
        conversation={conversation}
        thread={thread}
        around={beside}
        newAfter={draft.draft?.said ?? null}
        reading={reading}
        onRead={() => setReading(null)}
        onGiveBack={(text) => {
          draft.giveBack(text, conversation.said)
          setGivenBack((times) => times + 1)
        }}
        at={at}
      />
      <DeskDialogs of={conversation} asking={asking} ask={ask} desk={desk} />
      <OthersHere conversationId={id} />
      {thread.after === null ? (
        <Composer conversation={conversation} thread={thread} draft={draft} givenBack={givenBack} onReadFirst={read} />
      ) : (
        <InMiddle onNewest={() => learnPart(id, {})} />
      )}
    </>
  )
}

/** One that goes on as part of another is looked at there, also when a colleague merges it just now. */
function useFollowMerge(into: string | null): void {
  const navigate = useNavigate()
  useEffect(() => {
    if (into === null) return
    const conversation = into
    void navigate({ to: '/gesprekken/$conversation', params: { conversation }, search: (kept) => kept, replace: true })
  }, [into, navigate])
}
