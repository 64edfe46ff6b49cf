/** How messages are understood: what whoever judges texts gives, wherever that is done. */
import type { Because } from '../../domain/language/judge.ts'
import type { Judged } from '../../domain/language/reading.ts'

/** What an organisation taught, as bytes, on top of the shipped model of each language. */
export type OwnBytes = { nl: Uint8Array | null; en: Uint8Array | null }
/** For whom: the language of the organisation, and the model that it taught and took, if any. */
export type For = { home: 'nl' | 'en'; own: { id: string; read(): Promise<OwnBytes> } | null }

export type Understanding = {
  /**
   * In the order of the texts; null where there is nothing to judge.
   * @throws Error when it cannot be done now; the texts are to be judged later
   */
  judgeMany(texts: readonly string[], whose: For): Promise<(Judged | null)[]>
  /** By which words of a text each of these is seen, the strongest first: a sentiment, a trait, or the id of a label. */
  because(text: string, names: readonly string[], whose: For): Promise<Map<string, Because[]>>
  close(): Promise<void>
}
