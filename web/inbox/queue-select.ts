/** Which conversations are chosen. What leaves the list stays chosen as long as it is on the screen; another list begins with nothing. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Conversation } from '../../contract/conversation.ts'

/** The server takes so many at once. */
export const mostSelected = 500

export type Selection = ReturnType<typeof useSelection>

const none: ReadonlySet<string> = new Set()

/** @param list whatever it is that is asked: when it changes, the choice is over */
export function useSelection(rows: readonly Conversation[], list: unknown) {
  const [chosen, setChosen] = useState(none)
  /** Also without a choice the boxes can be shown: on a phone there is no key and no hovering. */
  const [choosing, setChoosing] = useState(false)
  const anchor = useRef<string | null>(null)

  const clear = useCallback(() => {
    setChosen(none)
    setChoosing(false)
    anchor.current = null
  }, [])
  useEffect(clear, [list])

  const ids = useMemo(() => rows.filter(({ id }) => chosen.has(id)).map(({ id }) => id), [rows, chosen])
  const limited = (all: Iterable<string>) => new Set([...all].slice(0, mostSelected))
  return {
    ids,
    has: (id: string) => chosen.has(id),
    on: choosing || ids.length > 0,
    toggle(id: string) {
      anchor.current = id
      setChosen((now) => limited(now.has(id) ? [...now].filter((each) => each !== id) : [...now, id]))
    },
    /** Everything from where the choice began up to here; it begins at `from` when nothing was chosen yet. */
    reach(id: string, from?: string) {
      anchor.current ??= from ?? id
      const place = (of: string | null) => rows.findIndex((row) => row.id === of)
      const [first, last] = [place(anchor.current), place(id)].sort((a, b) => a - b)
      if (first === undefined || last === undefined || first < 0) return
      const between = rows.slice(first, last + 1).map((row) => row.id)
      setChosen((now) => limited([...now, ...between]))
    },
    all: () => setChosen(limited(rows.map(({ id }) => id))),
    start: () => setChoosing(true),
    clear,
  }
}
