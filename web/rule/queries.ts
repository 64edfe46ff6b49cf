/** The rules in their order, asked once and kept right by events; and what is needed to read them. */
import { useMemo } from 'react'
import { listRules, type Rule } from '../../contract/rule.ts'
import { useColleagues } from '../agent/colleagues.ts'
import { useChannels } from '../channel/queries.ts'
import { useLabels } from '../label/queries.ts'
import { useThings } from '../live/things.ts'
import { useTeams } from '../team/queries.ts'
import { useTermGroups } from '../term/queries.ts'
import { judgementWords } from '../words/judgement.ts'
import { useWordsOf } from '../words/language.tsx'
import { ruleWords } from '../words/rule.ts'
import type { Names } from './sentence.ts'

export function useRules() {
  const { things, asked } = useThings('rule', listRules, ({ rules }) => rules)
  const rules = useMemo(
    () => Object.values(things).sort((a, b) => a.place - b.place || (a.id < b.id ? -1 : 1)),
    [things],
  )
  return { rules, byId: things as Readonly<Record<string, Rule>>, asked }
}

export function useNames(): Names {
  const words = useWordsOf(ruleWords)
  const read = useWordsOf(judgementWords)
  const agents = useColleagues()
  const teams = useTeams().byId
  const labels = useLabels().byId
  const { channels } = useChannels()
  const { groups } = useTermGroups()
  return {
    agent: (id) => agents[id]?.alias ?? words.goneName,
    team: (id) => teams[id]?.name ?? words.goneName,
    label: (id) => labels[id]?.name ?? words.goneName,
    channel: (id) => channels.find((one) => one.id === id)?.name ?? words.goneName,
    read: (name) => nameIn(read.names, name).toLowerCase(),
    language: (name) => nameIn(read.languages, name),
    term: (id) => groups.find((one) => one.id === id)?.name ?? words.goneName,
  }
}

const nameIn = (names: Readonly<Record<string, string>>, name: string) => names[name] ?? name
