/** Writing a search term, with what it would bring beside it while one writes: where it is not understood, how much a day, the newest. */
import { Button, Checkbox, Textarea } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useDeferredValue, useRef, useState } from 'react'
import { addTerm, changeTerm, previewTerm, type Term } from '../../contract/term.ts'
import { call, problemOf } from '../kit/call.ts'
import { useSpeech, useWordsOf } from '../words/language.tsx'
import { tellProblem } from '../words/problems.ts'
import { termWords } from '../words/term.ts'
import { FaultLine } from './fault-line.tsx'
import { Preview } from './preview.tsx'
import css from './terms-page.module.css'

/** A little behind the keys. */
const waitMs = 300

export function TermForm(props: { groupId: string; term: Term | null; onClose: () => void }) {
  const { groupId, term, onClose } = props
  const { words: all, language } = useSpeech()
  const words = useWordsOf(termWords)
  const queries = useQueryClient()
  const [query, setQuery] = useState(term?.query ?? '')
  const [broad, setBroad] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const field = useRef<HTMLTextAreaElement>(null)
  const asked = useDeferredValue(query.trim())
  const { data, isFetching, isPlaceholderData } = useQuery({
    queryKey: ['term-preview', groupId, asked],
    queryFn: async ({ signal }) => {
      await new Promise((resolve) => setTimeout(resolve, waitMs))
      signal.throwIfAborted()
      return call(previewTerm, { query: asked, groupId }, { signal })
    },
    enabled: asked !== '',
    placeholderData: (before) => before,
    retry: false,
  })
  // Of what stood there before one typed on, a fault would point at the wrong words.
  const behind = isPlaceholderData || asked !== query.trim()
  const preview = asked === '' || (behind && data?.ok === false) ? undefined : data
  const save = async (event: FormEvent) => {
    event.preventDefault()
    try {
      if (term) await call(changeTerm, { id: term.id, query: query.trim(), broad })
      else await call(addTerm, { id: groupId, query: query.trim(), broad })
      await queries.invalidateQueries({ queryKey: ['terms'] })
      onClose()
    } catch (error) {
      setProblem(tellProblem(problemOf(error), language, all))
    }
  }
  const point = (at: number, length: number) => {
    field.current?.focus()
    field.current?.setSelectionRange(at, at + length)
  }
  return (
    <form className={css.termForm} onSubmit={(event) => void save(event)}>
      <Textarea
        ref={field}
        label={words.term}
        description={words.termHelp}
        placeholder={words.termExample}
        autosize
        minRows={2}
        maxRows={12}
        maxLength={20_000}
        value={query}
        onChange={(event) => setQuery(event.currentTarget.value)}
        spellCheck={false}
        autoComplete="off"
        data-autofocus
        error={preview && !preview.ok ? <FaultLine fault={preview.fault} query={asked} onPoint={point} /> : undefined}
      />
      <p aria-live="polite">{asked !== '' && behind ? words.looking : ''}</p>
      {preview?.ok && <Preview query={asked} preview={preview} busy={isFetching || behind} onQuery={setQuery} />}
      {preview?.ok && preview.broad && (
        <Checkbox
          checked={broad}
          onChange={(event) => setBroad(event.currentTarget.checked)}
          label={words.broadAnyway}
        />
      )}
      {problem && (
        <p className={css.problem} role="alert">
          {problem}
        </p>
      )}
      <div className={css.foot}>
        <Button type="submit" disabled={!preview?.ok || behind || (preview.broad && !broad)}>
          {all.act.save}
        </Button>
        <Button variant="subtle" onClick={onClose}>
          {all.act.cancel}
        </Button>
      </div>
    </form>
  )
}
