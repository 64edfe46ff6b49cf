/**
 * What customers say is read before any transaction: language, sentiment, what is wanted. Not our own words, nor what machines send. When
 * it cannot be done now the message comes in without, is judged later, and holds marketing until then.
 */
import { wordsToJudge } from '../../../domain/language/reading.ts'
import type { Context } from '../../context.ts'
import { readWhose } from '../../understand/whose.ts'
import type { Item } from './understand.ts'

export async function readWords(ctx: Context, organisationId: string, items: readonly Item[]): Promise<Item[]> {
  const texts = items.map(wordsIn)
  const some = texts.filter((text) => text !== null)
  if (some.length === 0) return [...items]
  // Without the store nothing comes in at all: then the same batch is taken again.
  const whose = await readWhose(ctx, organisationId)
  try {
    const judged = await ctx.understanding.judgeMany(some, whose)
    let at = 0
    return items.map((item, i) => (texts[i] === null ? item : { ...item, judged: judged[at++] ?? null }))
  } catch (error) {
    ctx.log.warn({ err: error, messages: some.length }, 'messages come in without being judged, and are judged later')
    return items.map((item, i) => (texts[i] === null ? item : { ...item, judged: 'later' as const }))
  }
}

/** @returns null for what is not judged */
function wordsIn(item: Item): string | null {
  if (!('event' in item) || !('note' in item.event)) return null
  const { note } = item.event
  return note.ours || note.automatic ? null : wordsToJudge(note).words
}
