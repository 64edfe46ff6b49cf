/** One conversation: its head, its messages, and the place to answer. */

import { ActionIcon } from '@mantine/core'
import { IconArrowLeft, IconMapQuestion } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import { readConversation } from '../../contract/conversation.ts'
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
import { ConversationHead } from './conversation-head.tsx'
import css from './conversation-pane.module.css'
import { useDraft } from './draft.ts'
import { Thread } from './thread.tsx'

const nothingExpected = () => {}

export function ConversationPane(props: {
  id: string
  personShown: boolean
  onPerson: (show: boolean) => void
  onBack?: (() => void) | undefined
}) {
  const { id } = props
  const words = useWords()
  const me = useMe()
  const actions = useConversationActions(nothingExpected)
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
  const conversation = useLive((state) => state.conversations[id])
  const thread = useLive((state) => state.threads[id])
  const draft = useDraft(me.agent.id, id, conversation?.said ?? 0)
  // Which message to bring into view, because somebody chose to read what is new first.
  const [reading, setReading] = useState<number | null>(null)
  const read = useCallback((after: number) => setReading(after), [])

  if (!conversation || !thread)
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
        ) : asked.isSuccess && !asked.isFetching ? (
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
      />
      <Thread
        conversation={conversation}
        thread={thread}
        newAfter={draft.draft?.said ?? null}
        reading={reading}
        onRead={() => setReading(null)}
        onGiveBack={(text) => draft.giveBack(text, conversation.said)}
      />
      <OthersHere conversationId={id} />
      <Composer conversation={conversation} thread={thread} draft={draft} onReadFirst={read} />
    </>
  )
}
