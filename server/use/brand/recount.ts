/**
 * Count messages anew: what they should add now is worked out from what they are now, what they added until now is taken out, and the sums
 * move by the difference. Doing it again changes nothing, so whoever wonders whether something changed may ask.
 */
import { sentimentIn, subjectsIn, topicIn } from '../../../domain/brand/about.ts'
import { changed } from '../../../domain/brand/board.ts'
import { countsOf } from '../../../domain/brand/heard.ts'
import { reachOf } from '../../../domain/brand/reach.ts'
import { type KeptSaid, putSaid, readBoard, saidOf, saveBoard } from '../../store/brand.ts'
import { type Fact, readFacts, readSubjects, readTopicLabels } from '../../store/brand-fact.ts'
import type { Transaction } from '../../store/database.ts'
import { zoneOf } from '../../store/organisation.ts'

const weekMs = 7 * 86_400_000

/** By who holds the place of the reader `brand`. @param ids bounded by who calls */
export async function recount(tx: Transaction, organisationId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  const [before, after] = [await saidOf(tx, organisationId, ids), await addedBy(tx, organisationId, ids)]
  const [was, is] = [new Set(before.map(contents)), new Set(after.map(contents))]
  const went = before.filter((said) => !is.has(contents(said)))
  const came = after.filter((said) => !was.has(contents(said)))
  for (const week of [...new Set([...went, ...came].map((said) => said.week))].sort()) {
    const [here, gone] = [came, went].map((said) => said.filter((one) => one.week === week))
    const accounts = [...new Set([...(here ?? []), ...(gone ?? [])].map(({ account }) => account))].sort()
    const board = await readBoard(tx, organisationId, week, accounts)
    await saveBoard(tx, organisationId, week, accounts, board, changed(board, here ?? [], gone ?? []))
  }
  await putSaid(tx, organisationId, went, came)
}

/** Two that are the same add the same. */
const contents = ({ messageId, subject, week, account, topic, group, labelIds, at, counts }: KeptSaid) =>
  JSON.stringify([messageId, subject, week, account, topic, group, labelIds, at, Object.values(counts)])

/** What these messages add as they are now. */
export async function addedBy(tx: Transaction, organisationId: string, ids: readonly string[]): Promise<KeptSaid[]> {
  const facts = await readFacts(tx, organisationId, await zoneOf(tx, organisationId), ids)
  if (facts.length === 0) return []
  const groups = await readSubjects(tx, organisationId)
  const topics = new Set((await readTopicLabels(tx, organisationId)).map(({ id }) => id))
  return facts.flatMap((fact) => {
    const aside = new Map(fact.met.map(({ id, putAside }) => [id, putAside]))
    const met = groups.flatMap((group) => {
      const putAside = aside.get(group.id)
      return putAside === undefined ? [] : [{ ...group, putAside }]
    })
    const labelIds = fact.labelIds.filter((id) => topics.has(id))
    const topic = topicIn({ judged: fact.judged, corrected: fact.corrected, labelIds, met })
    return subjectsIn(fact.addressed, met).flatMap((subject) => added(fact, subject, topic) ?? [])
  })
}

function added(fact: Fact, subject: string, topic: string): KeptSaid | null {
  const { messageId, account, network: group, at, week, labelIds, judged, corrected } = fact
  const sentiment = sentimentIn(judged, corrected)
  const of = { subject, topic, account, group }
  const period = { from: fact.from.getTime(), until: fact.until.getTime(), halfLife: weekMs }
  const counts = countsOf(
    { ...of, at: at.getTime(), sentiment, reach: reachOf({ audience: fact.audience, reactors: fact.reactors ?? 0 }) },
    period,
  )
  return counts && { ...of, counts, messageId, week, labelIds, at }
}
