/**
 * Earlier answers to what resembles what is asked now, the best first. How much the question resembles it decides; that the customer
 * agreed afterwards, and that both are about the same thing, add to it. The same answer given to several people stands there once, and
 * one of a few words not at all: that is manners.
 */
import { sameWords, shortestTold } from '../message/writing.ts'
import type { Stems } from '../search/entry.ts'
import { wordsOf } from '../search/words.ts'
import type { Asked } from './asked.ts'
import { fitOf } from './fit.ts'
import { type About, likenessOf } from './topic.ts'

/** How it went on then: the customer said that it was solved, or said nothing more for a week (silence is no consent). */
export type Outcome = 'agreed' | 'quiet'

export type Candidate = {
  /** What was asked then, and what was answered. */
  question: string
  answer: string
  outcome: Outcome
  about: About
}

/** What is asked now. */
export type Question = { asked: readonly Asked[]; about: About }
/** Words and labels that it has in common with what is asked. */
export type Because = { fit: number; because: string[]; common: string[] }
export type Ranked<C> = C & Because & { times: number }

/** Below this it is about something else. */
const least = 0.25
/** One word in common is chance, unless nothing more was asked. */
const leastWords = 2
const agreed = 1.25
/** Answers that begin alike are the same answer with another name or date in it. */
const alike = 80

export function rankAnswers<C extends Candidate>(
  { asked, about }: Question,
  candidates: readonly C[],
  stems: Stems,
  most: number,
): Ranked<C>[] {
  const fitting = candidates.flatMap((one) => {
    const { share, because } = fitOf(asked, words(one.question), stems)
    if (sameWords(one.answer).length < shortestTold) return []
    if (share < least || because.length < Math.min(leastWords, asked.length)) return []
    const { factor, common } = likenessOf(about, one.about)
    return [{ ...one, fit: share * (one.outcome === 'agreed' ? agreed : 1) * factor, because, common, times: 1 }]
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

/** @param canned `used` is how often it was taken up, which decides between those that fit alike; `about` the labels that it puts */
export function rankCanned<C extends { name: string; text: string; used: number; about: About }>(
  { asked, about }: Question,
  canned: readonly C[],
  stems: Stems,
  most: number,
): (C & Because)[] {
  return canned
    .flatMap((one) => {
      const { share, because } = fitOf(asked, words(`${one.name} ${one.name} ${one.text}`), stems)
      const named = fitOf(asked, words(one.name), stems).because.length > 0
      const { factor, common } = likenessOf(about, one.about)
      if (because.length < (named || common.length > 0 ? 1 : leastWords)) return []
      return [{ ...one, because, common, fit: share * factor * (1 + Math.log10(1 + one.used) / 20) }]
    })
    .filter(({ fit }) => fit >= leastCanned)
    .sort((a, b) => b.fit - a.fit)
    .slice(0, most)
}
/** A canned response says less than a customer does; one word is enough where it is in its name, or both are about the same thing. */
const leastCanned = 0.15

const words = (text: string): string[] => wordsOf(text).map(({ word }) => word)
