/** Which message is being corrected: one at a time, opened by a key, from the palette or with the mouse. */
import { useEffect, useSyncExternalStore } from 'react'
import type { Message } from '../../contract/conversation.ts'
import { useCommands } from '../kit/commands.ts'
import { useKeys } from '../kit/keys.ts'
import { useMay } from '../organisation/session.ts'
import { judgementWords } from '../words/judgement.ts'
import { useWordsOf } from '../words/language.tsx'

let opened: string | null = null
const hearers = new Set<() => void>()

export function setCorrecting(messageId: string | null): void {
  opened = messageId
  for (const hear of hearers) hear()
}

export const useIsCorrecting = (messageId: string): boolean =>
  useSyncExternalStore(
    (hear) => {
      hearers.add(hear)
      return () => hearers.delete(hear)
    },
    () => opened === messageId,
  )

/** A message on the page: of a conversation, or a post of the stream. */
const placeOf = (id: string) =>
  document.getElementById(`bericht-${id}`) ?? document.querySelector(`[data-post="${CSS.escape(id)}"]`)

/** @returns the message in which the focus is */
function focusedMessage(): string | undefined {
  const place = document.activeElement?.closest<HTMLElement>('[id^="bericht-"], [data-post]')
  return place?.dataset.post ?? place?.id.slice('bericht-'.length)
}

/**
 * With `c` one corrects what was read in the message that has the focus, else in the newest that has a judgement.
 * @param messages those on the screen
 */
export function useCorrectKey(messages: readonly Message[], order: 'newest last' | 'newest first'): void {
  const words = useWordsOf(judgementWords)
  const judged = messages.filter(({ judgement, state }) => judgement && state !== 'deleted').map(({ id }) => id)
  const newest = order === 'newest last' ? judged.at(-1) : judged[0]
  const may = useMay('conversation.answer') && newest !== undefined
  const open = () => {
    const focused = focusedMessage()
    const id = focused && judged.includes(focused) ? focused : newest
    if (id === undefined) return
    placeOf(id)?.scrollIntoView({ block: 'nearest' })
    setCorrecting(id)
  }
  useKeys({ c: open }, may)
  useEffect(() => () => setCorrecting(null), [])
  useCommands(may ? [{ id: 'correct-judgement', label: words.correctKey, keys: 'c', run: open }] : [])
}
