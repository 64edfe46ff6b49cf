/** What people said of messages, as examples to learn from; and the labels that they gave to conversations, of what those began with. */
import { readAs } from '../../../domain/language/judge.ts'
import type { Taught } from '../../../domain/language/learn.ts'
import { languageOf, wordsToJudge } from '../../../domain/language/reading.ts'
import type { Context } from '../../context.ts'
import { correctedMessages, type ExampleRow, labelledMessages } from '../../store/example.ts'
import type { Examples } from '../../understand/learning.ts'

const most = 20_000
const perLabel = 300

export async function gatherExamples(ctx: Context, organisationId: string, home: 'nl' | 'en'): Promise<Examples> {
  const said = await correctedMessages(ctx.db, organisationId, most)
  const labelled = await labelledMessages(ctx.db, organisationId, perLabel)
  // Of one message both may be known.
  const all = new Map<string, ExampleRow>(said.map((row) => [row.id, row]))
  for (const row of labelled) all.set(row.id, row)
  const examples = { nl: [] as Taught[], en: [] as Taught[] }
  for (const row of all.values()) {
    const language = readAs(languageOf(row.judged, row.corrected) ?? home)
    const taught = taughtBy(row)
    if (taught && (language === 'nl' || language === 'en')) examples[language].push(taught)
  }
  return examples
}

function taughtBy({ subject, text, quoted_from, corrected, label_ids }: ExampleRow): Taught | null {
  const { words } = wordsToJudge({ subject, text, quotedFrom: quoted_from })
  const given = Object.fromEntries(label_ids.map((id) => [id, true]))
  const topics = { ...given, ...corrected?.topics }
  const taught: Taught = {
    text: words,
    ...(corrected?.sentiment && { sentiment: corrected.sentiment }),
    ...(corrected?.traits && { traits: corrected.traits }),
    ...(Object.keys(topics).length > 0 && { topics }),
  }
  return Object.keys(taught).length > 1 && words.trim() !== '' ? taught : null
}
