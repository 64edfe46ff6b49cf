/** On the page about somebody: how far their voice reaches, what that was used for, and leaving them out. */
import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Contact } from '../../contract/contact.ts'
import { type Factor, leaveContactOut, takeContactBackIn } from '../../contract/influence.ts'
import { Part } from '../contact/part.tsx'
import { call, problemOf } from '../kit/call.ts'
import { Confirm } from '../kit/confirm.tsx'
import { toast, toastProblem } from '../kit/toast.ts'
import { useMay } from '../organisation/session.ts'
import { influenceWords } from '../words/influence.ts'
import { useFormat, useSpeech, useWordsOf } from '../words/language.tsx'
import { tellProblem } from '../words/problems.ts'
import css from './influence.module.css'
import { useFactor } from './queries.ts'
import { Reach } from './reach.tsx'

const shownUses = 5

export function ReachFile({ contact: { id } }: { contact: Pick<Contact, 'id'> }) {
  const words = useWordsOf(influenceWords)
  const may = useMay('objection.note')
  const { data: factor } = useFactor(id)
  if (!factor) return null
  return (
    <Part title={words.reach}>
      <Reach factor={factor} open />
      {factor.state === 'known' && <Uses uses={factor.uses} />}
      {may && <LeaveOut contact={id} state={factor.state} />}
    </Part>
  )
}

function Uses({ uses }: Pick<Factor, 'uses'>) {
  const words = useWordsOf(influenceWords)
  const format = useFormat()
  if (uses.length === 0) return <p className={css.unused}>{words.noUses}</p>
  return (
    <div className={css.uses}>
      <h3>{words.uses}</h3>
      <ul>
        {uses.slice(0, shownUses).map(({ what, day }) => (
          <li key={`${day} ${what}`}>
            {format.shortDay(day)}: {words.usedFor[what]}
          </li>
        ))}
      </ul>
      {uses.length > shownUses && <p className={css.quiet}>{words.usesMore(uses.length - shownUses)}</p>}
    </div>
  )
}

function LeaveOut({ contact, state }: { contact: string; state: Factor['state'] }) {
  const { words: all, language } = useSpeech()
  const words = useWordsOf(influenceWords)
  const queries = useQueryClient()
  const [asking, setAsking] = useState<'objected' | 'minor' | null>(null)
  const change = async (act: () => Promise<unknown>, done: string) => {
    try {
      await act()
      toast(done)
      await queries.invalidateQueries({ queryKey: ['contact', contact] })
    } catch (error) {
      toastProblem(tellProblem(problemOf(error), language, all))
    }
  }
  if (state === 'objected') return null
  const [title, body, act] =
    asking === 'minor'
      ? [words.minorTitle, words.minorBody, words.minorAct]
      : [words.objectedTitle, words.objectedBody, words.objectedAct]
  return (
    <div className={css.acts}>
      <Button variant="default" size="compact-sm" onClick={() => setAsking('objected')}>
        {words.objected}
      </Button>
      {state === 'minor' ? (
        <Button
          variant="default"
          size="compact-sm"
          onClick={() => void change(() => call(takeContactBackIn, { id: contact }), words.backIn)}
        >
          {words.noMinor}
        </Button>
      ) : (
        <Button variant="default" size="compact-sm" onClick={() => setAsking('minor')}>
          {words.minor}
        </Button>
      )}
      <Confirm
        open={asking !== null}
        title={title}
        act={act}
        danger
        onAct={() => change(() => call(leaveContactOut, { id: contact, why: asking ?? 'minor' }), words.leftOut)}
        onClose={() => setAsking(null)}
      >
        {body}
      </Confirm>
    </div>
  )
}
