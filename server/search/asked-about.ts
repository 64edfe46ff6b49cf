/** What the customer of a conversation asks just now, in words with a weight. */
import type { Stems } from '../../domain/search/entry.ts'
import { wordsOf } from '../../domain/search/words.ts'
import { type Asked, tellingWords, weigh } from '../../domain/suggestion/asked.ts'
import { type About, aboutOf } from '../../domain/suggestion/topic.ts'
import type { Context } from '../context.ts'
import { smallestIdOf } from '../ids.ts'
import { stemsOf } from '../store/search/stems.ts'
import { lastSaid, seenInSample } from '../store/suggestion.ts'

const lookedAt = 20
const mostAsked = 5
const dayMs = 86_400_000
/** Days ago at which the sample of what people write is taken: nearer ones closer together. */
const moments = [-1, 1, 7, 30, 90, 180, 365, 730]

export type NowAsked = {
  /** What they said since our last answer, or last of all; '' when they said nothing. */
  text: string
  language: string | null
  asked: Asked[]
  about: About
}

export async function askedAbout(
  ctx: Context,
  organisationId: string,
  conversation: { id: string; subject: string; contactName: string; labelIds: readonly string[] },
): Promise<NowAsked> {
  const said = await lastSaid(ctx.db, organisationId, conversation.id, lookedAt)
  const ours = said.findIndex(({ direction }) => direction === 'out')
  const unanswered = ours === -1 ? said : said.slice(0, ours)
  const now = unanswered.length > 0 ? unanswered : said.slice(ours)
  const theirs = now.filter(({ direction }) => direction === 'in').slice(0, mostAsked)
  const text = theirs
    .map((one) => one.text)
    .reverse()
    .join('\n')
  const words = text === '' ? [] : tellingWords(`${text}\n${conversation.subject}`, [conversation.contactName])
  const at = ctx.clock().getTime()
  const ids = moments.map((days) => smallestIdOf(new Date(at - days * dayMs)))
  const { seen, size } = await seenInSample(ctx.db, organisationId, words, ids)
  return {
    text,
    language: theirs[0]?.language ?? null,
    asked: weigh(words, seen, size),
    about: aboutOf(conversation.labelIds, theirs),
  }
}

/** Stems of what was asked, and of the words of texts that may be those: stemming leaves the beginning of a word as it is. */
export function stemsBeside(ctx: Context, asked: readonly Asked[], texts: readonly string[]): Promise<Stems> {
  const starts = new Set(asked.map(({ word }) => word.slice(0, 2)))
  const words = texts.flatMap((text) => wordsOf(text).map(({ word }) => word))
  return stemsOf(ctx.db, [...words.filter((word) => starts.has(word.slice(0, 2))), ...asked.map(({ word }) => word)])
}
