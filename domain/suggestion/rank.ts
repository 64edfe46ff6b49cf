/**
 * Earlier answers to what resembles what is asked now, the best first. How much the question resembles it decides; that the customer
 * agreed afterwards, and labels that both conversations have, add to it. The same answer given to several people stands there once, and
 * one of a few words not at all: that is manners.
 */
import { sameWords, shortestTold } from '../message/writing.ts'
import type { Stems } from '../search/entry.ts'
import { wordsOf } from '../search/words.ts'
import type { Asked } from './asked.ts'
import { fitOf } from './fit.ts'

/** How it went on then: the customer said that it was solved, or said nothing more for a week (silence is no consent). */
export type Outcome = 'agreed' | 'quiet'

export type Candidate = {
  /** What was asked then, and what was answered. */
  question: string
  answer: string
  outcome: Outcome
  /** How many labels that conversation and this one have in common. */
  shared: number
}

export type Ranked<C> = C & { fit: number; because: string[]; times: number }

/** Below this it is about something else. */
const least = 0.25
/** One word in common is chance, unless nothing more was asked. */
const leastWords = 2
const [agreed, label, mostLabels] = [1.25, 0.1, 3]
/** Answers that begin alike are the same answer with another name or date in it. */
const alike = 80

export function rankAnswers<C extends Candidate>(
  asked: readonly Asked[],
  candidates: readonly C[],
  stems: Stems,
  most: number,
): Ranked<C>[] {
  const fitting = candidates.flatMap((one) => {
    const { share, because } = fitOf(asked, words(one.question), stems)
    if (sameWords(one.answer).length < shortestTold) return []
    if (share < least || because.length < Math.min(leastWords, asked.length)) return []
    const fit = share * (one.outcome === 'agreed' ? agreed : 1) * (1 + label * Math.min(mostLabels, one.shared))
    return [{ ...one, fit, because, times: 1 }]
  })
  const best = new Map<string, Ranked<C>>()
  for (const one of fitting.sort((a, b) => b.fit - a.fit)) {
    const key = sameWords(one.answer).slice(0, alike)
    const same = best.get(key)
    if (same) same.times++
    else best.set(key, one)
  }
  return [...best.values()].slice(0, most)
}

/** @param used how often it was taken up, which decides between those that fit alike */
export function rankCanned<C extends { name: string; text: string; used: number }>(
  asked: readonly Asked[],
  canned: readonly C[],
  stems: Stems,
  most: number,
): (C & { fit: number; because: string[] })[] {
  return canned
    .flatMap((one) => {
      const { share, because } = fitOf(asked, words(`${one.name} ${one.name} ${one.text}`), stems)
      const named = fitOf(asked, words(one.name), stems).because.length > 0
      if (because.length < (named ? 1 : leastWords)) return []
      return [{ ...one, because, fit: share * (1 + Math.log10(1 + one.used) / 20) }]
    })
    .filter(({ fit }) => fit >= leastCanned)
    .sort((a, b) => b.fit - a.fit)
    .slice(0, most)
}
/** A canned response says less than a customer does; one word is enough where it is in its name. */
const leastCanned = 0.15

const words = (text: string): string[] => wordsOf(text).map(({ word }) => word)
