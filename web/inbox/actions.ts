/** What one can do with a conversation, and what is said about it. Each action is a question to the server; its answer is the truth. */
import { type Conversation, changeConversation } from '../../contract/conversation.ts'
import { call, problemOf } from '../kit/call.ts'
import { toastProblem } from '../kit/toast.ts'
import { live } from '../live/store.ts'
import { useMe } from '../organisation/session.ts'
import { useSpeech } from '../words/language.tsx'
import { tellProblem } from '../words/problems.ts'
import { nothingExpected } from './use-bulk.ts'
import { useUndo } from './use-undo.ts'

export type ConversationActions = ReturnType<typeof useConversationActions>

/** @param expect told which conversation is about to leave the list because of what I did */
export function useConversationActions(expect: (id: string) => void = nothingExpected) {
  const { words, language } = useSpeech()
  const me = useMe()
  const { tell } = useUndo()
  const may = me.permissions.includes('conversation.answer')

  const change = async (
    id: string,
    input: { agentId?: string | null; workState?: 'open' | 'pending' | 'answered' },
    done: string,
  ) => {
    if (!may) return
    expect(id)
    try {
      const { batchId, ...conversation } = await call(changeConversation, { id, ...input })
      live.learn({ conversations: [conversation] })
      if (batchId) tell(done, batchId)
    } catch (error) {
      toastProblem(tellProblem(problemOf(error), language, words))
    }
  }
  return {
    may,
    take: (of: Conversation) => change(of.id, { agentId: me.agent.id }, words.conversation.nowYours),
    giveBack: (of: Conversation) => change(of.id, { agentId: null }, words.conversation.nowNobodys),
    /** One key for both: take it, or hand it back when it is mine. */
    takeOrGiveBack: (of: Conversation) =>
      of.agent?.id === me.agent.id
        ? change(of.id, { agentId: null }, words.conversation.nowNobodys)
        : change(of.id, { agentId: me.agent.id }, words.conversation.nowYours),
    answered: (of: Conversation) => change(of.id, { workState: 'answered' }, words.conversation.nowAnswered),
    pending: (of: Conversation) => change(of.id, { workState: 'pending' }, words.conversation.nowPending),
    reopen: (of: Conversation) => change(of.id, { workState: 'open' }, words.conversation.nowOpen),
  }
}
