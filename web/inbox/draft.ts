/** What somebody is writing here, as the pages see it: the same on every device of theirs. */
import { useEffect, useMemo, useSyncExternalStore } from 'react'
import { useLive } from '../live/store.ts'
import { useMay } from '../organisation/session.ts'
import { keeperOf } from './draft-keeper.ts'
import { cleanTyped, type Written } from './draft-text.ts'

export type ComposerDraft = ReturnType<typeof useDraft>

/** @param said how many messages the conversation holds now; a draft remembers how many there were when it was begun */
export function useDraft(agentId: string, conversationId: string, said: number) {
  const keeper = useMemo(() => keeperOf(agentId, conversationId), [agentId, conversationId])
  const may = useMay('conversation.answer')
  const state = useSyncExternalStore(keeper.subscribe, keeper.get)
  const marks = useLive((known) => known.things.draft)
  const news = useMemo(
    () =>
      Object.values(marks ?? {})
        .filter((mark) => mark.conversationId === conversationId && (mark.shared || mark.agentId === agentId))
        .map(({ id, version }) => `${id} ${version}`)
        .sort()
        .join(),
    [marks, agentId, conversationId],
  )
  useEffect(() => {
    const { server, others, saving } = keeper.get()
    const known = [server, ...others].flatMap((draft) => (draft ? [`${draft.id} ${draft.version}`] : []))
    if (!may || saving || known.sort().join() === news) return
    void keeper.load().catch(() => undefined)
  }, [keeper, news, may])
  useEffect(() => {
    if (!may) return
    const look = () => void (document.hidden ? keeper.save() : keeper.load()).catch(() => undefined)
    document.addEventListener('visibilitychange', look)
    window.addEventListener('online', look)
    void keeper.load().catch(() => undefined)
    return () => {
      document.removeEventListener('visibilitychange', look)
      window.removeEventListener('online', look)
      void keeper.save().catch(() => undefined)
    }
  }, [keeper, may])
  const { kept } = state
  return {
    ...state,
    /** Null when nothing was written. */
    draft: kept.text === '' ? null : { text: kept.text, said: kept.said },
    write: (text: string) => keeper.write({ text: cleanTyped(text) }, said),
    set: (part: Partial<Written>) => keeper.write(part, said, true),
    /** There is to be one, because a file is to go along. */
    begin: () => keeper.write({ begins: true }, said, true),
    /** An answer that was taken back is a draft again: the server has put it there. */
    giveBack: (_text: string, _said: number) => void keeper.load().catch(() => undefined),
    /** Its writer has read what came in since. */
    seen: (now: number) => keeper.write({ said: now }, now, true),
    save: keeper.save,
    get: keeper.get,
    sent: keeper.sent,
    goOn: keeper.goOn,
    adoptFile: keeper.adoptFile,
  }
}
