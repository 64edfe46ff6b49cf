/**
 * What decisions of one organisation ask about, in memory: whom names are of, and a state only for people who are not calm. It says
 * what the store said when it was read; `follow.ts` keeps it true. Some 150 bytes a person who is calm.
 */
import type { Sent } from '../../domain/suppression/cap.ts'
import type { Consent } from '../../domain/suppression/decide.ts'
import type { Rules } from '../../domain/suppression/rules.ts'
import type { Hand } from '../../domain/suppression/situation.ts'
import type { Name, PersonDialogue } from '../store/suppression.ts'
import { type Contacts, contacts } from './contacts.ts'
import type { Seed } from './hash.ts'
import { type Lists, lists } from './lists.ts'
import { type Names, names } from './names.ts'

export type Memory = {
  seed: Seed
  rules: Rules
  zone: string
  /** The event up to which everything is known, and likewise of what was handed over, by lane. */
  position: number
  lanes: Map<number, number>
  /** Something that somebody said could not be read yet. */
  unread: boolean
  /** Labels that mean a complaint. */
  complaints: string
  contacts: Contacts
  names: Names
  /** Of the person that a contact stands for. */
  dialogues: Map<number, readonly PersonDialogue[]>
  /** Whose a dialogue is in here, by its id. */
  whose: Map<string, number>
  /** What somebody of us said last of a contact. */
  hands: Map<number, Hand>
  segments: Map<number, readonly string[]>
  /** Contacts of which it was suggested, or denied, that they are one person; both ways. */
  suggested: Map<number, readonly number[]>
  apart: Map<number, readonly number[]>
  consents: Lists<Consent>
  /** Who does not want to be listened to, by the id of that objection. */
  objectors: Map<string, Name>
  sent: Lists<Sent>
  /** What was sent to a contact and to no name. */
  sentTo: Map<number, readonly Sent[]>
}

/** An account, its handle, and a key or two. */
const usualNames = 3

/** @param people how many contacts there are, as far as that is known */
export const newMemory = (
  seed: Seed,
  at: Pick<Memory, 'rules' | 'zone' | 'position' | 'lanes' | 'unread' | 'complaints'>,
  people: number,
): Memory => ({
  seed,
  ...at,
  contacts: contacts(people),
  names: names(usualNames * people),
  dialogues: new Map(),
  whose: new Map(),
  hands: new Map(),
  segments: new Map(),
  suggested: new Map(),
  apart: new Map(),
  consents: lists(),
  objectors: new Map(),
  sent: lists(),
  sentTo: new Map(),
})

/** Put it there, or take away what is empty. */
export function keep<K, T>(map: Map<K, readonly T[]>, key: K, list: readonly T[]): void {
  if (list.length > 0) map.set(key, list)
  else map.delete(key)
}
