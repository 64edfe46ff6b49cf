/** Merging, taking apart and linking: what is asked of the server, and what is said about it. */
import type { Conversation } from '../../contract/conversation.ts'
import { linkConversations, unlinkConversations } from '../../contract/link.ts'
import { mergeConversations, unmergeConversation } from '../../contract/merge.ts'
import { moveRemark } from '../../contract/phone.ts'
import { call, problemOf } from '../kit/call.ts'
import { toast, toastProblem } from '../kit/toast.ts'
import { live } from '../live/store.ts'
import { queryClient } from '../queries.ts'
import { useSpeech } from '../words/language.tsx'
import { tellProblem } from '../words/problems.ts'

export function useJoining() {
  const { words, language } = useSpeech()
  const says = words.timeline
  const attempt = async (
    work: () => Promise<unknown>,
    done: string | null,
    about: readonly string[],
  ): Promise<boolean> => {
    try {
      await work()
      for (const id of about) void queryClient.invalidateQueries({ queryKey: ['timeline', id] })
      if (done) toast(done)
      return true
    } catch (error) {
      const problem = problemOf(error)
      const into = problem.into as { number: number } | undefined
      const clash = problem.code === 'merged-elsewhere' && into && typeof problem.number === 'number'
      toastProblem(
        clash ? says.problems.otherWay(problem.number as number, into.number) : tellProblem(problem, language, words),
      )
      return false
    }
  }
  return {
    merge: (from: Conversation, into: Conversation) =>
      attempt(
        async () =>
          live.learn({
            conversations: [
              await call(mergeConversations, {
                id: from.id,
                into: into.id,
                otherContact: from.contact.id !== into.contact.id,
              }),
            ],
          }),
        says.mergedNow(into.number),
        [from.id, into.id],
      ),
    unmerge: (one: Conversation) =>
      attempt(
        async () => live.learn({ conversations: [await call(unmergeConversation, { id: one.id })] }),
        says.unmerged(one.number),
        [one.id],
      ),
    moveRemark: (
      messageId: string,
      from: Conversation,
      /** Null is a new one. */
      into: Conversation | null,
      onMoved: (batchId: string | null, into: Conversation) => void,
    ) =>
      attempt(
        async () => {
          const otherContact = into !== null && from.contact.id !== into.contact.id
          const moved = await call(moveRemark, { id: messageId, into: into?.id ?? null, otherContact })
          live.learn({ conversations: [moved.conversation] })
          onMoved(moved.batchId, moved.conversation)
        },
        null,
        [from.id, ...(into ? [into.id] : [])],
      ),
    link: (one: Conversation, other: Conversation) =>
      attempt(() => call(linkConversations, { id: one.id, other: other.id }), says.linkedNow(other.number), [
        one.id,
        other.id,
      ]),
    unlink: (one: Conversation, other: Conversation) =>
      attempt(() => call(unlinkConversations, { id: one.id, other: other.id }), says.unlinked(other.number), [
        one.id,
        other.id,
      ]),
  }
}
