/** Instellingen, Reclameregels: who gets marketing when. Who may not change them reads along. */
import { Button } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { Answer, Problem } from '../../contract/endpoint.ts'
import {
  changeSuppressionRules,
  readSuppressionRules,
  type SuppressionRules,
} from '../../contract/suppression-rules.ts'
import { call, problemOf } from '../kit/call.ts'
import { Confirm } from '../kit/confirm.tsx'
import { Page, Part } from '../kit/page.tsx'
import { Bones, Failed } from '../kit/states.tsx'
import { toast, toastProblem } from '../kit/toast.ts'
import { useMay } from '../organisation/session.ts'
import { sayField } from '../words/field-reasons.ts'
import { useFormat, useSpeech, useWordsOf } from '../words/language.tsx'
import { tellProblem } from '../words/problems.ts'
import { suppressionRuleWords } from '../words/suppression-rule.ts'
import { Preview } from './preview.tsx'
import { ConsentFields, DialogueFields, QuietFields } from './rule-fields.tsx'
import { Campaigns, Caps, Segments } from './rule-lists.tsx'
import { SensitiveDays } from './sensitive-days.tsx'
import css from './suppression.module.css'

const queryKey = ['suppression', 'rules']

export function SuppressionRulesPage() {
  const words = useWordsOf(suppressionRuleWords)
  const asked = useQuery({ queryKey, queryFn: ({ signal }) => call(readSuppressionRules, {}, { signal }) })
  return (
    <Page title={words.title} lead={words.lead}>
      {asked.isPending ? (
        <Bones rows={8} />
      ) : asked.isError ? (
        <Failed error={asked.error} onRetry={() => void asked.refetch()} />
      ) : (
        // After a save it begins anew with what the server made of it.
        <Form key={asked.data.version} known={asked.data} />
      )}
    </Page>
  )
}

function Form({ known }: { known: Answer<typeof readSuppressionRules> }) {
  const { words: all, language } = useSpeech()
  const words = useWordsOf(suppressionRuleWords)
  const may = useMay('organisation.change')
  const queries = useQueryClient()
  const [rules, setRules] = useState(known.rules)
  const [nearlyAll, setNearlyAll] = useState<{ held: number; looked: number } | null>(null)
  const [faults, setFaults] = useState<NonNullable<Problem['fields']>>([])
  const [saving, setSaving] = useState(false)
  const format = useFormat()
  const change = (part: Partial<SuppressionRules>) => {
    setFaults([])
    setRules({ ...rules, ...part })
  }
  const wrong = (path: string) => {
    const fault = faults.find((one) => one.path === `rules.${path}`)
    return fault && sayField(fault, language)
  }
  const save = async (confirm: boolean) => {
    setSaving(true)
    try {
      queries.setQueryData(queryKey, await call(changeSuppressionRules, { rules, version: known.version, confirm }))
      toast(all.settings.saved)
    } catch (error) {
      const problem = problemOf(error)
      if (problem.code === 'holds-everybody')
        return setNearlyAll({ held: Number(problem.held), looked: Number(problem.looked) })
      toastProblem(tellProblem(problem, language, all))
      // What was typed stays, with what is wrong with it beside it.
      if (problem.fields) return setFaults(problem.fields)
      await queries.invalidateQueries({ queryKey })
    } finally {
      setSaving(false)
    }
  }
  const fields = { rules, change, wrong }
  return (
    <form
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        void save(false)
      }}
    >
      {!may && <p className={css.note}>{words.readOnly(format.list(known.keepers))}</p>}
      <fieldset className={css.fields} disabled={!may || saving}>
        <Part title={words.dialogue} lead={words.dialogueLead}>
          <DialogueFields {...fields} />
        </Part>
        <Part title={words.consent} lead={words.consentLead}>
          <ConsentFields {...fields} />
        </Part>
        <Part title={words.quiet} lead={words.quietLead}>
          <QuietFields {...fields} />
        </Part>
        <Part title={words.caps} lead={words.capsLead}>
          <Caps {...fields} />
        </Part>
        <Part title={words.days} lead={words.daysLead}>
          <SensitiveDays {...fields} />
        </Part>
        <Part title={words.campaigns} lead={words.campaignsLead}>
          <Campaigns {...fields} />
        </Part>
        <Part title={words.segments} lead={words.segmentsLead}>
          <Segments {...fields} />
        </Part>
      </fieldset>
      <Preview rules={rules} />
      {may && (
        <Button type="submit" loading={saving} disabled={JSON.stringify(rules) === JSON.stringify(known.rules)}>
          {all.act.save}
        </Button>
      )}
      <p className={css.quiet} role="status">
        {saving && words.saving}
      </p>
      <Confirm
        open={nearlyAll !== null}
        title={words.confirmTitle}
        act={words.confirmAct}
        danger
        onAct={() => save(true)}
        onClose={() => setNearlyAll(null)}
      >
        {nearlyAll && words.confirmBody(format.number(nearlyAll.held), format.number(nearlyAll.looked))}
      </Confirm>
    </form>
  )
}
