/** Hints on what is being written: asked when one pauses, at most three at once, and none in the middle of a word. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Answer } from '../../contract/endpoint.ts'
import { type Hint, readHints } from '../../contract/guideline.ts'
import { call } from '../kit/call.ts'
import { carry, isUnfinished, isWhole, keyOf } from './carry.ts'
import { useLetStand } from './let-stand.ts'
import { useGuideline } from './queries.ts'
import { together } from './together.ts'

/** After the last key. */
const quietMs = 700
/** After so long nobody is still looking for the next word, and what is missing in the whole may be said. */
const doneMs = 2500
/** Fewer words are no draft yet. */
const leastWords = 4
const mostShown = 3
/** Sending waits no longer for an answer. */
const patienceMs = 1500

type Given = Answer<typeof readHints> & { text: string }
const nothing: Given = { text: '', hints: [], told: null }

export type Hints = ReturnType<typeof useHints>

/**
 * @param of `said` is how many messages there are: a new one may ask something else. `gently` where somebody may be in danger: who answers
 * them does so as a person, and only personal data in the open are worth a word then
 */
export function useHints(of: { conversationId: string; text: string; open: boolean; said: number; gently: boolean }) {
  const { conversationId, text, open, said, gently } = of
  const [given, setGiven] = useState(nothing)
  const [round, setRound] = useState(0)
  const [done, setDone] = useState(false)
  const { stands, letStand, takeBack, forget } = useLetStand(conversationId)
  const version = useGuideline().guideline?.version
  const worth = text.trim().split(/\s+/, leastWords).length >= leastWords

  useEffect(() => {
    if (!worth) return setGiven(nothing)
    const stop = new AbortController()
    const timer = setTimeout(async () => {
      const answer = await call(readHints, { id: conversationId, text, public: open }, { signal: stop.signal }).catch(
        () => null,
      )
      if (answer && !stop.signal.aborted) setGiven({ ...answer, text })
    }, quietMs)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [conversationId, text, open, worth, said, version, round])
  useEffect(() => {
    setDone(false)
    const timer = setTimeout(() => setDone(true), doneMs)
    return () => clearTimeout(timer)
  }, [text])
  // What was sent, or thrown away, is over. Before a draft has come there is no text either.
  const wrote = useRef(false)
  useEffect(() => {
    if (text === '' && wrote.current) forget()
    wrote.current = text !== ''
  }, [text, forget])

  const all = useMemo(
    () => carry(given.hints, given.text, text).filter(({ kind }) => !gently || kind === 'personal-data'),
    [given, text, gently],
  )
  const isLeft = useCallback((hint: Hint) => keyOf(hint, text) in stands, [stands, text])
  const lines = together(
    all
      .filter((hint) => !isLeft(hint))
      .filter((hint) => done || !(isUnfinished(hint, text) || (isWhole(hint) && hint.kind !== 'already-sent'))),
  ).slice(0, mostShown)
  return {
    /** What says the same stands in one line. */
    lines,
    shown: lines.flat(),
    /** What is left as it is. */
    left: all.filter(isLeft),
    told: given.told,
    letStand: (hint: Hint, why?: string) => letStand([keyOf(hint, text)], why),
    letStandAll: (these: readonly Hint[]) => letStand(these.map((hint) => keyOf(hint, text))),
    takeBack: (hint: Hint) => takeBack(keyOf(hint, text)),
    whyLeft: (hint: Hint) => stands[keyOf(hint, text)] ?? '',
    /** Something else is true now. */
    again: () => setRound((n) => n + 1),
    /** What is of one person in a text that everybody will read, and was not let stand; nothing where that cannot be told in time. */
    inTheOpen: async (): Promise<Hint[]> => {
      if (!open) return []
      const signal = AbortSignal.timeout(patienceMs)
      const answer = await call(readHints, { id: conversationId, text, public: true }, { signal }).catch(() => nothing)
      return answer.hints.filter((hint) => hint.kind === 'personal-data' && !isLeft(hint))
    },
  }
}
