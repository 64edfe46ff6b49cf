/** Precision, recall and F1 over pairs of records, counted by groups: a million pairs cost no more than their records. */

export type Found = { precision: number; recall: number; f1: number }

/**
 * @param persons the records that were put together
 * @param same who each record is
 */
export function pairsFound(persons: readonly (readonly number[])[], same: readonly number[]): Found {
  const all = new Map<number, number>()
  for (const one of same) all.set(one, (all.get(one) ?? 0) + 1)
  let [put, right] = [0, 0]
  for (const members of persons) {
    put += pairs(members.length)
    const within = new Map<number, number>()
    for (const member of members) within.set(same[member] ?? -1, (within.get(same[member] ?? -1) ?? 0) + 1)
    for (const count of within.values()) right += pairs(count)
  }
  const are = [...all.values()].reduce((sum, count) => sum + pairs(count), 0)
  const [precision, recall] = [put === 0 ? 1 : right / put, are === 0 ? 1 : right / are]
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall)
  return { precision: round(precision), recall: round(recall), f1: round(f1) }
}

const pairs = (count: number) => (count * (count - 1)) / 2
const round = (share: number) => Math.round(share * 10_000) / 10_000
