/** One search term: its words, whether it listens, and how far it has looked back. */
import { ActionIcon, Switch } from '@mantine/core'
import { IconPencil, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { changeTerm, removeTerm, type Term } from '../../contract/term.ts'
import { call, problemOf } from '../kit/call.ts'
import { harmless } from '../kit/harmless.ts'
import { Tip } from '../kit/tip.tsx'
import { toast, toastProblem } from '../kit/toast.ts'
import { useSpeech, useWordsOf } from '../words/language.tsx'
import { tellProblem } from '../words/problems.ts'
import { termWords } from '../words/term.ts'
import { TermForm } from './term-form.tsx'
import css from './terms-page.module.css'

export function TermLine({ term, groupId, mayChange }: { term: Term; groupId: string; mayChange: boolean }) {
  const { words: all, language, format } = useSpeech()
  const words = useWordsOf(termWords)
  const [editing, setEditing] = useState(false)
  const query = harmless(term.query)
  const tried = async (work: () => Promise<unknown>, done?: string) => {
    try {
      await work()
      if (done) toast(done)
    } catch (error) {
      toastProblem(tellProblem(problemOf(error), language, all))
    }
  }
  const { done, seen, of, met } = term.back
  if (editing)
    return (
      <li>
        <TermForm groupId={groupId} term={term} onClose={() => setEditing(false)} />
      </li>
    )
  return (
    <li className={css.term} data-off={!term.enabled}>
      <code className={css.query} title={query}>
        {query}
      </code>
      <span className={css.back} aria-live="polite">
        {words.lately(format.number(term.lately))}
        {!done && ` · ${words.lookingBack(Math.min(99, Math.floor((100 * seen) / Math.max(1, of))))}`}
        {done && met > 0 && ` · ${words.lookedBack(format.number(met))}`}
      </span>
      {mayChange && (
        <span className={css.acts}>
          <Switch
            aria-label={words.listens(query)}
            checked={term.enabled}
            onChange={({ currentTarget: { checked } }) =>
              void tried(() => call(changeTerm, { id: term.id, enabled: checked }))
            }
          />
          <Tip label={words.changeTerm}>
            <ActionIcon aria-label={`${words.changeTerm}: ${query}`} onClick={() => setEditing(true)}>
              <IconPencil size={18} stroke={1.6} aria-hidden />
            </ActionIcon>
          </Tip>
          <Tip label={words.removeTerm}>
            <ActionIcon
              aria-label={`${words.removeTerm}: ${query}`}
              onClick={() => void tried(() => call(removeTerm, { id: term.id }), words.termRemoved)}
            >
              <IconTrash size={18} stroke={1.6} aria-hidden />
            </ActionIcon>
          </Tip>
        </span>
      )}
    </li>
  )
}
