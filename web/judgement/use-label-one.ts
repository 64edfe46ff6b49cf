/** Putting a suggested label on a conversation, with the way back. */
import { changeConversations } from '../../contract/conversation.ts'
import type { Label } from '../../contract/label.ts'
import { useUndo } from '../inbox/use-undo.ts'
import { call, problemOf } from '../kit/call.ts'
import { toastProblem } from '../kit/toast.ts'
import { judgementWords } from '../words/judgement.ts'
import { useSpeech, useWordsOf } from '../words/language.tsx'
import { tellProblem } from '../words/problems.ts'

export function useLabelOne(conversationId: string): (label: Label) => Promise<void> {
  const { words, language } = useSpeech()
  const says = useWordsOf(judgementWords)
  const { tell } = useUndo()
  return async ({ id, name }) => {
    try {
      const changes = [{ do: 'label' as const, add: [id], remove: [] }]
      const { batchId } = await call(changeConversations, { ids: [conversationId], changes })
      tell(says.labelled(name), batchId)
    } catch (error) {
      toastProblem(tellProblem(problemOf(error), language, words))
    }
  }
}
