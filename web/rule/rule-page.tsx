/** One rule: as a form that reads as a sentence, with what it would have done last month beside it, and what it did below it. */
import { Button, Checkbox, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { type FormEvent, useDeferredValue, useState } from 'react'
import { changeRule, createRule, previewRule, type Rule, removeRule } from '../../contract/rule.ts'
import { call, problemOf } from '../kit/call.ts'
import { Confirm } from '../kit/confirm.tsx'
import { CopyField } from '../kit/copy-field.tsx'
import { Page, Part } from '../kit/page.tsx'
import { Bones, Empty, Failed } from '../kit/states.tsx'
import { toast } from '../kit/toast.ts'
import { live } from '../live/store.ts'
import { useSpeech, useWords, useWordsOf } from '../words/language.tsx'
import { tellProblem } from '../words/problems.ts'
import { ruleWords } from '../words/rule.ts'
import { ActionFields, ConditionFields, MomentField } from './fields.tsx'
import { Preview } from './preview.tsx'
import { useNames, useRules } from './queries.ts'
import css from './rule-page.module.css'
import { RunLog } from './run-log.tsx'
import { sayRule } from './sentence.ts'

const route = getRouteApi('/house/instellingen/regels/$rule')

export type RuleDraft = Pick<Rule, 'name' | 'moment' | 'conditions' | 'actions' | 'last' | 'webhookUrl'>

const fresh: RuleDraft = {
  name: '',
  moment: { when: 'said' },
  conditions: [{ if: 'says', words: [] }],
  actions: [],
  last: false,
  webhookUrl: null,
}

export function RulePage() {
  const { rule: id } = route.useParams()
  const { byId, asked } = useRules()
  const { title } = useWords().rule
  const words = useWordsOf(ruleWords)
  const rule = byId[id]
  if (id === 'nieuw') return <RuleForm key="nieuw" rule={null} />
  if (rule) return <RuleForm key={id} rule={rule} />
  return (
    <Page title={title}>
      {asked.isPending ? (
        <Bones rows={4} />
      ) : asked.isError ? (
        <Failed error={asked.error} onRetry={() => void asked.refetch()} />
      ) : (
        <Empty title={words.missing} />
      )}
    </Page>
  )
}

function RuleForm({ rule }: { rule: Rule | null }) {
  const { words, language } = useSpeech()
  const said = useWordsOf(ruleWords)
  const names = useNames()
  const navigate = useNavigate()
  const [draft, setDraft] = useState<RuleDraft>(() => (rule ? draftOf(rule) : fresh))
  const [problem, setProblem] = useState<string | null>(null)
  const [secret, setSecret] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const [asking, setAsking] = useState(false)
  const put = (part: Partial<RuleDraft>) => setDraft((before) => ({ ...before, ...part }))
  const sends = draft.actions.some((action) => action.do === 'webhook')
  const idle = draft.actions.some(doesNothing)
  const done = (saved: Rule) => {
    live.learn({ things: { rule: [saved] } })
    toast(words.settings.saved)
    void navigate({ to: '/instellingen/regels' })
  }
  const save = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    setProblem(null)
    const given = { ...draft, webhookUrl: sends ? draft.webhookUrl : null }
    try {
      if (rule) done(await call(changeRule, { id: rule.id, ...given }))
      else {
        const made = await call(createRule, given)
        if (made.secret === null) done(made.rule)
        else {
          live.learn({ things: { rule: [made.rule] } })
          setSecret(made.secret)
        }
      }
    } catch (error) {
      setProblem(tellProblem(problemOf(error), language, words))
    }
    setBusy(false)
  }
  const remove = async () => {
    if (!rule) return
    await call(removeRule, { id: rule.id })
    void navigate({ to: '/instellingen/regels' })
  }
  if (secret !== null)
    return (
      <Page title={said.secretTitle} lead={said.secretLead}>
        <CopyField label={said.secret} value={secret} />
        <p>
          <Button onClick={() => void navigate({ to: '/instellingen/regels' })}>{words.act.close}</Button>
        </p>
      </Page>
    )
  return (
    <Page title={rule?.name ?? said.newTitle} lead={sayRule(draft, names, said)}>
      <form onSubmit={(event) => void save(event)} className={css.form}>
        <TextInput
          label={said.name}
          value={draft.name}
          onChange={(event) => put({ name: event.currentTarget.value })}
          maxLength={80}
          required
        />
        <MomentField moment={draft.moment} onChange={(moment) => put({ moment })} />
        <ConditionFields conditions={draft.conditions} onChange={(conditions) => put({ conditions })} />
        <ActionFields
          actions={draft.actions}
          listened={draft.moment.when === 'listened'}
          onChange={(actions) => put({ actions })}
        />
        {sends && (
          <TextInput
            type="url"
            label={said.webhookUrl}
            description={said.webhookHelp}
            value={draft.webhookUrl ?? ''}
            onChange={(event) => put({ webhookUrl: event.currentTarget.value || null })}
            required
          />
        )}
        <Checkbox
          label={said.last}
          checked={draft.last}
          onChange={(event) => put({ last: event.currentTarget.checked })}
        />
        {idle && <p role="status">{said.idle}</p>}
        {problem && (
          <p className={css.problem} role="alert">
            {problem}
          </p>
        )}
        <div className={css.acts}>
          <Button type="submit" loading={busy} disabled={draft.actions.length === 0 || idle}>
            {words.act.save}
          </Button>
          {rule && (
            <Button variant="subtle" color="red" onClick={() => setAsking(true)}>
              {words.act.remove}
            </Button>
          )}
        </div>
        {draft.actions.length === 0 ? (
          <p className={css.note}>{said.needsAction}</p>
        ) : (
          !rule && <p className={css.note}>{said.offFirst}</p>
        )}
      </form>
      <PreviewOf draft={draft} />
      {rule && <RunLog ruleId={rule.id} />}
      <Confirm
        open={asking}
        title={said.removeSure(rule?.name ?? '')}
        act={words.act.remove}
        danger
        onAct={remove}
        onClose={() => setAsking(false)}
      >
        {said.removeBody}
      </Confirm>
    </Page>
  )
}

/** Asked anew while one changes the rule, a little behind the keys. */
function PreviewOf({ draft }: { draft: RuleDraft }) {
  const words = useWordsOf(ruleWords)
  const { moment, conditions } = useDeferredValue(draft)
  // A condition that names nothing yet is not asked: it would find nothing, or everything.
  const whole = conditions.filter((one) => !isEmpty(one))
  const asked = useQuery({
    queryKey: ['rule-preview', moment, whole],
    queryFn: async ({ signal }) => {
      await new Promise((resolve) => setTimeout(resolve, 400))
      signal.throwIfAborted()
      return call(previewRule, { moment, conditions: whole }, { signal })
    },
    placeholderData: (before) => before,
    retry: false,
  })
  return (
    <Part title={words.preview} lead={words.previewLead}>
      {whole.length === 0 && conditions.length > 0 ? (
        <p className={css.note}>{words.previewEmpty}</p>
      ) : (
        <Preview preview={asked.data} busy={asked.isFetching} failed={asked.isError} />
      )}
    </Part>
  )
}

function isEmpty(one: Rule['conditions'][number]): boolean {
  return Object.values(one).some((value) => Array.isArray(value) && value.length === 0)
}

function draftOf({ name, moment, conditions, actions, last, webhookUrl }: Rule): RuleDraft {
  return { name, moment, conditions, actions, last, webhookUrl }
}

/** It names no label, or nobody. */
function doesNothing(action: RuleDraft['actions'][number]): boolean {
  if (action.do === 'label') return action.add.length + action.remove.length === 0
  return action.do === 'notify' && action.agentIds.length + action.teamIds.length === 0
}
