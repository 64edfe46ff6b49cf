/** Suggestions for who answers a conversation. What this customer was told before is left out: nobody gets the same text twice. */
import type { Suggestions } from '../../contract/suggestion.ts'
import { fill } from '../../domain/conversation/canned.ts'
import { gaps, greeted, mask } from '../../domain/suggestion/mask.ts'
import { rankCanned } from '../../domain/suggestion/rank.ts'
import { aboutOf } from '../../domain/suggestion/topic.ts'
import { type Manner, mannerOf, openQuestions, unclearIn } from '../../domain/suggestion/wish.ts'
import type { AgentWho } from '../access/who.ts'
import type { Context } from '../context.ts'
import { refuse } from '../problem.ts'
import { listAgents } from '../store/agent.ts'
import { listCanned } from '../store/canned.ts'
import { readGuideline } from '../store/guideline.ts'
import { readOrganisation } from '../store/organisation.ts'
import { conversationsById } from '../store/queue.ts'
import { calledOf } from '../store/search/source.ts'
import { teamsOf } from '../store/team.ts'
import { findTold } from '../store/told.ts'
import { valuesFor } from '../use/canned/use-canned.ts'
import { askedAbout, type NowAsked, stemsBeside } from './asked-about.ts'
import { earlierAnswers } from './earlier-answers.ts'

const mostAnswers = 3
const mostCanned = 3
const shownQuestion = 160
const mostReasons = 4

type Values = Awaited<ReturnType<typeof valuesFor>>['values']

export async function suggest(ctx: Context, who: AgentWho, id: string): Promise<Suggestions> {
  const { organisationId } = who
  const [of] = await conversationsById(ctx.db, organisationId, [id])
  if (!of) throw refuse('not-found', { detail: 'There is no such conversation' })
  const [about, organisation, { address }, { values }] = await Promise.all([
    askedAbout(ctx, organisationId, { id, subject: of.subject, contactName: of.contact_name, labelIds: of.label_ids }),
    readOrganisation(ctx.db, organisationId),
    readGuideline(ctx.db, organisationId),
    valuesFor(ctx.db, who, { conversationId: id }),
  ])
  const language = organisation?.language ?? 'nl'
  const isNew = async (text: string) => (await findTold(ctx.db, organisationId, of.contact_id, text)) === null
  const like = { contactId: of.contact_id, demo: of.channel_demo }
  const [answers, canned, question] = await Promise.all([
    earlier(ctx, organisationId, about, like, { values, language }),
    fitting(ctx, who, about, values),
    openQuestion(about, { language, address }, isNew),
  ])
  const [newAnswers, newCanned] = await Promise.all([keep(answers, isNew), keep(canned, isNew)])
  return {
    said: of.said,
    question,
    answers: newAnswers.slice(0, mostAnswers),
    canned: newCanned.slice(0, mostCanned),
  }
}

async function earlier(
  ctx: Context,
  organisationId: string,
  about: NowAsked,
  of: { contactId: string; demo: boolean },
  { values, language }: { values: Values; language: 'nl' | 'en' },
): Promise<Suggestions['answers']> {
  const found = await earlierAnswers(ctx, organisationId, about, of)
  const contactIds = [...new Set(found.map(({ contactId }) => contactId))]
  const [people, agents] = await Promise.all([
    calledOf(ctx.db, organisationId, contactIds),
    listAgents(ctx.db, organisationId),
  ])
  const ours = agents.flatMap(({ alias, name }) => [alias, name])
  return found.map((one) => {
    const person = people.find((each) => each.id === one.contactId)
    const names = [...(person?.named ?? []), ...ours]
    const { text, hidden } = mask(one.answer, names, gaps[language])
    const question = mask(one.question, names, gaps[language]).text.replaceAll(`{{${greeted}}}`, '…')
    return {
      id: one.id,
      text: fill(text, values).text.trim(),
      gaps: hidden,
      question: question.replace(/\s+/g, ' ').slice(0, shownQuestion),
      outcome: one.outcome,
      times: one.times,
      at: one.at.toISOString(),
      by: one.alias,
      conversationId: one.conversationId,
      number: one.number,
      because: one.because.slice(0, mostReasons),
      common: one.common.slice(0, mostReasons),
    }
  })
}

async function fitting(ctx: Context, who: AgentWho, about: NowAsked, values: Values): Promise<Suggestions['canned']> {
  const { asked } = about
  if (asked.length === 0) return []
  const teams = await teamsOf(ctx.db, who.organisationId, who.agentId)
  const rows = (await listCanned(ctx.db, who.organisationId, who.agentId, teams)).filter(
    ({ text }) => text.trim() !== '',
  )
  const all = rows.map(({ id, name, text, uses, actions }) => ({
    id,
    name,
    text,
    about: aboutOf(
      actions.flatMap((action) => (action.do === 'label' ? action.add : [])),
      [],
    ),
    used: Object.values(uses).reduce((sum, n) => sum + n, 0),
  }))
  const stems = await stemsBeside(
    ctx,
    asked,
    all.flatMap(({ name, text }) => [name, text]),
  )
  return rankCanned(about, all, stems, 2 * mostCanned).map(({ id, name, text, because, common }) => ({
    id,
    name,
    text: fill(text, values).text,
    because: because.slice(0, mostReasons),
    common: common.slice(0, mostReasons),
  }))
}

async function openQuestion(
  { text, language }: NowAsked,
  ours: { language: 'nl' | 'en'; address: Manner | 'customer' },
  isNew: (text: string) => Promise<boolean>,
): Promise<Suggestions['question']> {
  const why = unclearIn(text)
  if (!why) return null
  const [first, second] = openQuestions(
    why,
    language?.startsWith('en') ? 'en' : ours.language,
    mannerOf(ours.address, text),
  )
  return { why, text: (await isNew(first)) ? first : second }
}

async function keep<T extends { text: string }>(all: readonly T[], isNew: (text: string) => Promise<boolean>) {
  const fresh = await Promise.all(all.map(({ text }) => isNew(text)))
  return all.filter((_, i) => fresh[i])
}
