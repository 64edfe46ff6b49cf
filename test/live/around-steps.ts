/** What is done around the messages, as steps of an evening: notes, tasks, merging and taking apart. */

import type { AgentWho } from '../../server/access/who.ts'
import { listLabels } from '../../server/store/label.ts'
import { readTeams } from '../../server/store/team.ts'
import { changeConversations } from '../../server/use/change-conversations.ts'
import { changeGuideline } from '../../server/use/change-guideline.ts'
import { changeLabel, createLabel, removeLabel } from '../../server/use/change-labels.ts'
import { addTask, changeTask, removeTask } from '../../server/use/change-tasks.ts'
import { clearTeams } from '../../server/use/clear-teams.ts'
import { joinContacts } from '../../server/use/contact/join-contacts.ts'
import { takeApart } from '../../server/use/contact/take-apart.ts'
import { mergeConversations } from '../../server/use/merge-conversations.ts'
import { logRemark } from '../../server/use/phone/log-remark.ts'
import { moveRemark } from '../../server/use/phone/move-remark.ts'
import { removeTeam } from '../../server/use/remove-team.ts'
import { unmergeConversation } from '../../server/use/unmerge-conversation.ts'
import { changeNote, removeNote, writeNote } from '../../server/use/write-note.ts'
import type { TestHouse } from '../http/house.ts'
import type { TestOrganisation } from '../support/organisation.ts'

type Step = (to: TestOrganisation, who: AgentWho) => Promise<unknown>
const unlessRefused = (work: Promise<unknown>) => work.catch(() => undefined)

/** @param house as it is when the step is taken */
export function aroundSteps(house: () => TestHouse) {
  const one = async (table: 'conversation' | 'note' | 'task', to: TestOrganisation, n: number): Promise<string> => {
    const rows = await house()
      .ctx.db.selectFrom(table)
      .select('id')
      .where('organisation_id', '=', to.organisationId)
      .orderBy('id')
      .execute()
    return rows[n % rows.length]?.id ?? house().ctx.newId()
  }
  const notes =
    (n: number, text: string): Step =>
    async (to, who) => {
      const { ctx } = house()
      const how = { een: writeNote, twee: changeNote, drie: removeNote }[text] ?? writeNote
      const id = await one(how === writeNote ? 'conversation' : 'note', to, n)
      await unlessRefused(how(ctx, who, id, { text, agentIds: [to.agentId] }))
    }
  const tasks =
    (n: number, title: string): Step =>
    async (to, who) => {
      const { ctx } = house()
      const conversationId = await one('conversation', to, n)
      const task = await one('task', to, n)
      if (title === 'een')
        await unlessRefused(addTask(ctx, who, { kind: 'task', title, conversationId, agentId: to.agentId }))
      if (title === 'twee') await unlessRefused(changeTask(ctx, who, task, { done: n % 2 === 0 }))
      if (title === 'drie') await unlessRefused(removeTask(ctx, who, task))
    }
  const merges =
    (from: number, into: number): Step =>
    async (to) => {
      const [fromId, intoId] = [await one('conversation', to, from), await one('conversation', to, into)]
      await unlessRefused(mergeConversations(house().ctx, to, { fromId, intoId, otherContact: true }))
    }
  const unmerges =
    (n: number): Step =>
    async (to) =>
      unlessRefused(unmergeConversation(house().ctx, to, await one('conversation', to, n)))
  /** The customers of two conversations are one person, or are not any more. */
  const joinsPeople =
    (from: number, into: number): Step =>
    async (to) => {
      const people = await house()
        .ctx.db.selectFrom('contact')
        .select('id')
        .where('organisation_id', '=', to.organisationId)
        .orderBy('id')
        .execute()
      const [fromId = '', intoId = ''] = [people[from % people.length]?.id, people[into % people.length]?.id]
      const evidence = [{ kind: 'by hand' as const, value: null, verified: false }]
      await unlessRefused(joinContacts(house().ctx, to, { fromId, intoId, evidence }))
    }
  const takesPeopleApart =
    (n: number): Step =>
    async (to) => {
      const joins = await house()
        .ctx.db.selectFrom('contact_join')
        .select('id')
        .where('organisation_id', '=', to.organisationId)
        .orderBy('id')
        .execute()
      const joinId = joins[n % joins.length]?.id
      if (joinId) await unlessRefused(takeApart(house().ctx, to, joinId, n % 2 === 0))
    }
  /** A call is written down in one conversation, and moved to another. */
  const calls =
    (about: number, into: number): Step =>
    async (to, who) => {
      const { ctx } = house()
      const [conversationId, intoId] = [await one('conversation', to, about), await one('conversation', to, into)]
      const remark = { key: ctx.newId(), kind: 'phone', direction: 'in', text: 'Belt', conversationId } as const
      const messageId = await logRemark(ctx, who, remark).catch(() => null)
      if (messageId) await unlessRefused(moveRemark(ctx, who, messageId, { intoId, otherContact: true }))
    }
  /** Its conversations are cleared afterwards, or not yet. */
  const removesTeam =
    (n: number): Step =>
    async (to) => {
      const { ctx } = house()
      const [team, heir] = await readTeams(ctx.db, to.organisationId)
      if (team) await removeTeam(ctx, to, team.id, n % 2 === 0 ? (heir?.id ?? null) : null)
      if (n % 3 === 0) while (await clearTeams(ctx, to.organisationId));
    }
  /** Labels come, change what they are called and what they mean, and go. */
  const labels =
    (n: number, name: string): Step =>
    async (to, who) => {
      const { ctx } = house()
      const [known] = await listLabels(ctx.db, to.organisationId)
      const meaning = name === 'twee' ? ('complaint' as const) : null
      if (!known) await createLabel(ctx, to, { name, colour: 'blue', meaning })
      else if (n % 3 === 0) await removeLabel(ctx, to, known.id)
      else await unlessRefused(changeLabel(ctx, to, known.id, { name, meaning }))
      const [label] = await listLabels(ctx.db, to.organisationId)
      if (!label) return
      const add = { do: 'label', add: [label.id], remove: [] } as const
      const on = await one('conversation', to, n)
      await unlessRefused(changeConversations(ctx, { ...who, ruleId: null }, [on], [add]))
    }
  /** How customers are spoken to. */
  const speaks =
    (address: 'u' | 'je'): Step =>
    async (_, who) =>
      changeGuideline(house().ctx, who, { address })
  return { notes, tasks, merges, unmerges, joinsPeople, takesPeopleApart, calls, removesTeam, labels, speaks }
}
