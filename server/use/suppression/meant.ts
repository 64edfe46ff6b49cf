/** Who is meant by what somebody is called, and how it stands with them: the same for the store and for what is held in memory. */
import type { State } from '../../../domain/suppression/decide.ts'
import { type Standing, worstOf } from '../../../domain/suppression/situation.ts'

/** @typeParam Person what stands for a person: an id, or a number in memory */
export type Meant<Person> = {
  sure: readonly Person[]
  /** Those who may be meant as well: by the same mailbox, or because they may be the same person. */
  maybe: readonly Person[]
}

/** @param alike who may be the same person as somebody */
export function meantBy<Person>(
  found: readonly { root: Person; possibly: boolean }[],
  alike: (person: Person) => readonly Person[],
): Meant<Person> {
  if (found.length === 0) return { sure: [], maybe: [] }
  const sure = found.flatMap(({ root, possibly }) => (possibly ? [] : [root]))
  const others = [...found.map(({ root }) => root), ...sure.flatMap(alike)]
  return { sure, maybe: [...new Set(others)].filter((root) => !sure.includes(root)) }
}

type About<Person> = {
  standing(person: Person): Standing
  segments(person: Person): readonly string[]
  /** Something that somebody said to the organisation could not be read yet. */
  unread: boolean
}

/** @param said what goes by their names: of all names of those who are meant for sure, and the one by which was asked */
export function stateOf<Person>(
  { sure, maybe }: Meant<Person>,
  people: About<Person>,
  said: Pick<State, 'consents' | 'sent'>,
): State {
  // An address that several people share is as badly off as the worst of them.
  const own = worstOf(sure.map(people.standing))
  const possibly = maybe.map(people.standing)
  return {
    ...{ known: sure.length > 0, own, possibly },
    unread: people.unread && [own, ...possibly].some(({ situation }) => situation === 'waiting for us'),
    ...said,
    segments: sure.flatMap(people.segments),
    issue: null,
  }
}
