/** A message as the terms meet it. */
import { languages } from '../../../domain/language/judgement.ts'
import { type Message, plainHost } from '../../../domain/listening/keys.ts'
import type { Heard, Hit } from '../../store/hit.ts'

/** The host of an address, without "www."; empty where there is none. */
export const siteOf = (url: string | null): string => plainHost(url ?? '')

/** As its network says, or as it was read; null where neither is sure. */
const languageOf = ({ language, reads }: Heard): string | null =>
  language ?? languages.find((one) => one !== 'other' && reads?.includes(one)) ?? null

export function messageOf(heard: Heard): Message {
  const { subject, text, from, audience, channel_kind, channel_name, url } = heard
  return {
    // A post's title is often its first words again.
    text: subject && !text.startsWith(subject) ? `${subject}\n${text}` : text,
    from,
    mentions: audience,
    lang: languageOf(heard),
    channel: [channel_kind, channel_name],
    site: url,
  }
}

/** What is written down of a message that met terms, per group. */
export function hitsIn(heard: Heard, met: ReadonlyMap<string, string[]>): Hit[] {
  return [...met].map(([group_id, term_ids]) => ({
    group_id,
    message_id: heard.id,
    term_ids,
    received_at: heard.received_at,
    channel_id: heard.channel_id,
    language: languageOf(heard) ?? '',
    site: siteOf(heard.url),
    addressed: heard.addressed,
    reads: heard.reads ?? [],
    private: heard.private,
    relevant: null,
  }))
}
