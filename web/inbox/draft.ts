/**
 * What somebody is writing, kept in this browser per agent and conversation. It remembers how many messages its writer had seen when
 * it was begun, so that the server can refuse it when somebody said something since; and a key, so that sending it twice is once.
 */
import { useMemo } from 'react'
import { recall, remember, useRemembered } from '../kit/remembered.ts'

export type Draft = { text: string; said: number; key: string }

export const draftName = (agentId: string, conversationId: string): string => `draft.${agentId}.${conversationId}`

/** @returns null when there is none, or what is stored is not ours */
export function readDraft(stored: string | null): Draft | null {
  if (!stored) return null
  try {
    const { text, said, key } = JSON.parse(stored) as Partial<Draft>
    return typeof text === 'string' && text !== '' && typeof said === 'number' && typeof key === 'string'
      ? { text, said, key }
      : null
  } catch {
    return null
  }
}

/** The draft after its text changed. Another text is another reply, so it gets another key; what was seen stays as it was at the start. */
export function rewrite(draft: Draft | null, text: string, said: number, newKey: () => string): Draft | null {
  if (text === '') return null
  if (draft?.text === text) return draft
  return { text, said: draft?.said ?? said, key: newKey() }
}

/** A text that comes back (undone, or not sent) stands above what is being written meanwhile. */
export function giveBack(draft: Draft | null, text: string, said: number, newKey: () => string): Draft {
  const joined = draft ? `${text}\n\n${draft.text}` : text
  return { text: joined, said, key: newKey() }
}

/** Random enough, also on a plain http address, where the browser offers no `randomUUID`. */
function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

export function useDraft(agentId: string, conversationId: string, said: number) {
  const name = draftName(agentId, conversationId)
  const [stored] = useRemembered<string>(name, '')
  const draft = useMemo(() => readDraft(stored), [stored])
  const keep = (next: Draft | null) => remember(name, next && JSON.stringify(next))
  // Read again at the moment of the change: another tab may have written in the meantime.
  const present = () => readDraft(recall(name))
  return {
    draft,
    write: (text: string) => keep(rewrite(present(), text, said, newKey)),
    giveBack: (text: string, seen: number) => keep(giveBack(present(), text, seen, newKey)),
    /** Its writer has read what came in since. */
    seen: (now: number) => {
      const kept = present()
      if (kept) keep({ ...kept, said: now })
    },
    clear: () => keep(null),
  }
}
