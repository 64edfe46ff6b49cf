/** Make, change and remove labels. A removed one is taken off its conversations in the background: see clear-labels. */
import type { LabelColour, LabelMeaning } from '../../domain/conversation/label.ts'
import type { Context } from '../context.ts'
import { refuse, refuseField } from '../problem.ts'
import { type Transaction, transact } from '../store/database.ts'
import { recordEvents } from '../store/event.ts'
import { changeLabelRow, createLabels, type LabelRow, lockLabels } from '../store/label.ts'
import { forgetSkill } from '../store/team.ts'
import { isSameName } from './same-name.ts'

const mostLabels = 1000

type By = { organisationId: string; agentId: string }
type Given = { name: string; colour: LabelColour; meaning?: LabelMeaning | null | undefined }

/** @throws ProblemError when there is one of that name */
export async function createLabel(ctx: Context, by: By, given: Given): Promise<LabelRow> {
  return change(ctx, by, async (tx, labels) => {
    checkName(labels, given.name)
    if (labels.length >= mostLabels)
      throw refuse('full', { detail: `There are ${mostLabels} labels already: remove one first.` })
    const { name, colour, meaning = null } = given
    const made = { id: ctx.newId(), name, colour, meaning, created_at: ctx.clock() }
    if ((await createLabels(tx, by.organisationId, [made])) === 0) throw taken
    return { organisation_id: by.organisationId, ...made, demo: false, version: 1, removed_at: null }
  })
}

export async function changeLabel(
  ctx: Context,
  by: By,
  id: string,
  given: { [K in keyof Given]?: Given[K] | undefined },
): Promise<LabelRow> {
  return change(ctx, by, async (tx, labels) => {
    access(labels, id)
    if (given.name !== undefined)
      checkName(
        labels.filter((label) => label.id !== id),
        given.name,
      )
    return changeLabelRow(tx, by.organisationId, id, given)
  })
}

export async function removeLabel(ctx: Context, by: By, id: string): Promise<void> {
  await change(ctx, by, async (tx, labels) => {
    access(labels, id)
    await forgetSkill(tx, by.organisationId, id)
    // Its name is free from now on.
    return changeLabelRow(tx, by.organisationId, id, { removed_at: ctx.clock(), name: id })
  })
}

async function change(
  ctx: Context,
  { organisationId, agentId }: By,
  work: (tx: Transaction, labels: readonly LabelRow[]) => Promise<LabelRow>,
): Promise<LabelRow> {
  const label = await transact(ctx.db, async (tx) => {
    const changed = await work(tx, await lockLabels(tx, organisationId))
    const event = { kind: 'label.changed', objectId: changed.id, version: changed.version, agentId } as const
    await recordEvents(tx, organisationId, [event], ctx.clock())
    return changed
  })
  await ctx.wake.ring('events', organisationId)
  return label
}

function access(labels: readonly LabelRow[], id: string): void {
  if (!labels.some((label) => label.id === id)) throw refuse('not-found', { detail: 'There is no such label.' })
}

const taken = refuseField('name', 'is the name of another label')

function checkName(others: readonly LabelRow[], name: string): void {
  if (others.some((label) => isSameName(label.name, name))) throw taken
}
