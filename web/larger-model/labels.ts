/** What labels mean, as lines that somebody types: `LABEL_0 = negative`. */
import { type Sentiment, sentiments } from '../../contract/judgement.ts'

export const writeLabels = (labels: Readonly<Record<string, Sentiment>>): string =>
  Object.entries(labels)
    .map(([label, means]) => `${label} = ${means}`)
    .join('\n')

/** @returns null when a line says something else */
export function readLabels(text: string): Record<string, Sentiment> | null {
  const labels: Record<string, Sentiment> = {}
  for (const line of text.split('\n').filter((one) => one.trim() !== '')) {
    const cut = line.lastIndexOf('=')
    const means = sentiments.find(
      (one) =>
        one ===
        line
          .slice(cut + 1)
          .trim()
          .toLowerCase(),
    )
    const label = line.slice(0, Math.max(0, cut)).trim()
    if (!means || !label) return null
    labels[label] = means
  }
  return labels
}
