/** The rows of the index for an invented past: the same lexemes that the program makes, made from texts that come again and again. */
import { type Entry, type Kind, lexemesOf, type Stems, scopeOf } from '../../domain/search/entry.ts'
import { marksAt } from '../../domain/search/slices.ts'
import { wordsOf } from '../../domain/search/words.ts'
import type { Row } from '../kit/copy.ts'
import { messageId, nameOf, type Past, type Said, subjectOf, textOf } from './rows.ts'

const wordsIn = (text: string) => wordsOf(text).map(({ word }) => word)

/** What of an entry depends on its words, made once for each text. */
function lexemes(past: Past, stems: Stems, kind: Kind) {
  const known = new Map<string, string>()
  return (said: string, named: string, marks: readonly string[] = []) => {
    const key = `${said}|${named}|${marks.join()}`
    const held = known.get(key)
    if (held !== undefined) return held
    const entry: Entry = { kind, at: new Date(0), said: wordsIn(said), named: wordsIn(named), phones: [], marks }
    const made = lexemesOf(entry, past.organisation_id, stems)
      .split(' ')
      .filter((lexeme) => !lexeme.startsWith("'@"))
      .join(' ')
    known.set(key, made)
    return made
  }
}

const scopes = (scope: string, at: Date) =>
  marksAt(at)
    .map((mark) => `'${scope}${mark}'`)
    .join(' ')

/** @param said newest of each contact last */
export function* personEntries(past: Past, said: readonly Said[], stems: Stems): Generator<Row> {
  const { organisation_id } = past
  const heard = new Map(said.map(({ contact, at }) => [contact, at]))
  for (const [contact, at] of heard) {
    const named = wordsIn(`${nameOf(past, contact)} klant${contact}`)
    const words = lexemesOf({ kind: 'person', at, said: [], named, phones: [], marks: [] }, organisation_id, stems)
    yield { organisation_id, id: past.contacts[contact] ?? '', kind: 'person', conversation_id: null, at, words }
  }
}

export function* conversationEntries(past: Past, said: readonly Said[], stems: Stems): Generator<Row> {
  const { organisation_id } = past
  const of = lexemes(past, stems, 'conversation')
  const name = lexemes(past, stems, 'conversation')
  const scope = scopeOf('conversation', organisation_id)
  for (const one of said) {
    const words = `${of(subjectOf(past, one), '')} ${name('', nameOf(past, one.contact))} ${scopes(scope, one.at)}`
    yield { organisation_id, id: one.id, kind: 'conversation', conversation_id: one.id, at: one.at, words }
  }
}

export function* messageEntries(past: Past, said: readonly Said[], stems: Stems): Generator<Row> {
  const { organisation_id } = past
  const of = lexemes(past, stems, 'message')
  const [name, marks] = [lexemes(past, stems, 'message'), lexemes(past, stems, 'message')]
  const scope = scopeOf('message', organisation_id)
  for (const one of said)
    for (let seq = 1; seq <= one.many; seq++) {
      const at = new Date(one.at.getTime() - (one.many - seq) * 3_600_000)
      const around = marks('', '', [one.channel, seq % 2 ? 'in' : 'out'])
      const words = `${of(textOf(past, one, seq), '')} ${name('', nameOf(past, one.contact))} ${around} ${scopes(scope, at)}`
      yield { organisation_id, id: messageId(one.id, seq), kind: 'message', conversation_id: one.id, at, words }
    }
}
