/** A first rule in one click: what the press asks goes to the team that speaks with the press. */
import { Button } from '@mantine/core'
import { useState } from 'react'
import { createRule } from '../../contract/rule.ts'
import { call, problemOf } from '../kit/call.ts'
import { toast, toastProblem } from '../kit/toast.ts'
import { live } from '../live/store.ts'
import { useTeams } from '../team/queries.ts'
import { useSpeech, useWordsOf } from '../words/language.tsx'
import { tellProblem } from '../words/problems.ts'
import { ruleWords } from '../words/rule.ts'

const speaksWithPress = /^(pr|pers|press|media|communicatie|communications?|woordvoer)/i

export function PressStarter() {
  const { words, language } = useSpeech()
  const said = useWordsOf(ruleWords)
  const { teams } = useTeams()
  const [busy, setBusy] = useState(false)
  const team = teams.find(({ name }) => speaksWithPress.test(name)) ?? teams[0]
  if (!team) return null
  const name = said.pressStarter(team.name)
  const make = async () => {
    setBusy(true)
    try {
      const { rule } = await call(createRule, {
        name: name.slice(0, 80),
        moment: { when: 'said' },
        conditions: [{ if: 'press' }],
        actions: [
          { do: 'move', teamId: team.id },
          { do: 'notify', agentIds: [], teamIds: [team.id] },
        ],
        last: false,
        webhookUrl: null,
      })
      live.learn({ things: { rule: [rule] } })
      toast(said.offFirst)
    } catch (error) {
      toastProblem(tellProblem(problemOf(error), language, words))
      setBusy(false)
    }
  }
  return (
    <Button variant="default" loading={busy} onClick={() => void make()}>
      {name}
    </Button>
  )
}
