/** Whom a message is about, and of what it speaks: from the groups of search terms that it met, its labels, and what was read in it. */
import { holdsTopic } from '../language/judgement.ts'
import type { Corrected, Judged } from '../language/reading.ts'

/** The organisation itself. */
export const us = 'us'

const them = 'them:'

/** The name of a subject in the sums. @param competitor null for the organisation itself */
export const subjectOf = (competitor: string | null): string => (competitor === null ? us : them + competitor)

/** The other way round. */
export const competitorOf = (subject: string): string | null => (subject === us ? null : subject.slice(them.length))

/** A group of search terms that it met. */
export type Group = {
  id: string
  about: 'brand' | 'product' | 'competitor' | 'topic' | 'person'
  /** Which one, where it is about a competitor. */
  competitor: string | null
  /** Somebody said that the message does not belong to it. */
  putAside: boolean
}

/**
 * What is said to us is about us, unless somebody put it aside in a group about us. A group about a topic says of what is spoken and not of whom.
 * @returns each subject once
 */
export function subjectsIn(addressed: boolean, met: readonly Group[]): string[] {
  const named = met.filter(({ about }) => about !== 'topic')
  const subject = ({ about, competitor }: Group) => subjectOf(about === 'competitor' ? competitor : null)
  const subjects = new Set(named.filter(({ putAside }) => !putAside).map(subject))
  const aside = named.some((one) => one.putAside && subject(one) === us)
  if (addressed && !aside) subjects.add(us)
  return [...subjects].sort()
}

export type Spoken = {
  judged: Judged | null
  corrected: Corrected | null
  /** Of the conversation that it is in; those that may be topics. */
  labelIds: readonly string[]
  met: readonly Group[]
}

/**
 * One topic, so that parts add up: what a person says goes before what is read, and that before the words of a search term. Of several
 * labels the one that is read in it most surely.
 * @returns the id of a label or of a group; empty when nothing is known
 */
export function topicIn({ judged, corrected, labelIds, met }: Spoken): string {
  const said = (is: boolean) =>
    Object.entries(corrected?.topics ?? {}).flatMap(([label, holds]) => (holds === is ? [label] : []))
  const chance = (label: string) => judged?.topics?.[label] ?? 0
  const denied = new Set(said(false))
  const read = Object.keys(judged?.topics ?? {}).filter((label) => holdsTopic(chance(label)))
  const surest = [said(true), labelIds, read]
    .map((labels) => labels.filter((label) => !denied.has(label)))
    .find((labels) => labels.length > 0)
    ?.toSorted((a, b) => chance(b) - chance(a) || (a < b ? -1 : 1))[0]
  const group = met.find(({ about, putAside }) => !putAside && (about === 'topic' || about === 'product'))
  return surest ?? group?.id ?? ''
}

/** Chances of negative, neutral and positive: a person is sure. All 0 when nothing was read: anything is as likely. */
export function sentimentIn(judged: Judged | null, corrected: Corrected | null): readonly [number, number, number] {
  switch (corrected?.sentiment) {
    case 'negative':
      return [1, 0, 0]
    case 'neutral':
      return [0, 1, 0]
    case 'positive':
      return [0, 0, 1]
    default:
      return judged?.sentiment ?? [0, 0, 0]
  }
}
