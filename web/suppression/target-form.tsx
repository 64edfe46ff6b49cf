/** Telling another system, or changing where it is told. What kind it is and what it sends stays as it was made. */
import { Button, Modal, PasswordInput, Select, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { type MarketingPurpose, marketingPurposes } from '../../contract/suppression-stream.ts'
import {
  changeSuppressionTarget,
  createSuppressionTarget,
  type SuppressionTarget,
  targetKinds,
} from '../../contract/suppression-target.ts'
import { call, problemOf } from '../kit/call.ts'
import { useSpeech, useWords, useWordsOf } from '../words/language.tsx'
import { tellProblem } from '../words/problems.ts'
import { relayWords } from '../words/relay.ts'
import { targetWords } from '../words/suppression-target.ts'
import type { Secret } from './target-secret.tsx'
import css from './targets.module.css'

type Props = {
  open: boolean
  /** Null makes a new one. */
  target: SuppressionTarget | null
  onClose: () => void
  /** @param secret of a new one that has one */
  onMade: (secret: Secret | null) => void
}

export function TargetForm(props: Props) {
  const { act } = useWords()
  const words = useWordsOf(targetWords)
  return (
    <Modal
      opened={props.open}
      onClose={props.onClose}
      title={props.target?.name ?? words.add}
      size={520}
      closeButtonProps={{ 'aria-label': act.close }}
    >
      <Form {...props} />
    </Modal>
  )
}

type Given = {
  kind: SuppressionTarget['kind']
  name: string
  purpose: MarketingPurpose
  url: string
  username: string
  password: string
}
const fresh: Given = { kind: 'webhook', name: '', purpose: 'marketing', url: '', username: '', password: '' }

function Form({ target, onMade }: Props) {
  const { words: common, language } = useSpeech()
  const words = useWordsOf(targetWords)
  const { purposes } = useWordsOf(relayWords)
  const queries = useQueryClient()
  const [given, setGiven] = useState<Given>(
    target ? { ...fresh, ...target, url: target.url ?? '', username: target.username ?? '' } : fresh,
  )
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const set = (change: Partial<Given>) => setGiven((now) => ({ ...now, ...change }))
  const save = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    setProblem(null)
    try {
      onMade(target ? await change(target, given) : await make(given))
      void queries.invalidateQueries({ queryKey: ['suppression', 'targets'] })
    } catch (error) {
      setProblem(tellProblem(problemOf(error), language, common))
      setBusy(false)
    }
  }
  const { kind } = given
  return (
    <form className={css.form} onSubmit={(event) => void save(event)}>
      <TextInput
        label={words.name}
        placeholder={words.nameExample}
        required
        maxLength={80}
        value={given.name}
        onChange={(event) => set({ name: event.currentTarget.value })}
        data-autofocus
        autoComplete="off"
      />
      <Select
        label={words.kind}
        description={words.kindHelp[kind]}
        allowDeselect={false}
        disabled={target !== null}
        value={kind}
        onChange={(value) => value && set({ kind: value })}
        data={targetKinds.map((value) => ({ value, label: words.kinds[value] }))}
      />
      <Select
        label={words.purpose}
        allowDeselect={false}
        disabled={target !== null}
        value={given.purpose}
        onChange={(value) => value && set({ purpose: value })}
        data={marketingPurposes.map((value) => ({ value, label: purposes[value] }))}
      />
      {kind !== 'list' && (
        <TextInput
          label={words.url}
          description={words.urlHelp[kind === 'mautic' ? 'mautic' : 'webhook']}
          placeholder="https://mail.example.org"
          type="url"
          required
          maxLength={2000}
          value={given.url}
          onChange={(event) => set({ url: event.currentTarget.value })}
        />
      )}
      {kind === 'mautic' && (
        <>
          <TextInput
            label={words.username}
            required
            maxLength={200}
            autoComplete="off"
            value={given.username}
            onChange={(event) => set({ username: event.currentTarget.value })}
          />
          <PasswordInput
            label={words.password}
            {...(target ? { description: words.passwordKept } : { required: true })}
            maxLength={500}
            autoComplete="new-password"
            value={given.password}
            onChange={(event) => set({ password: event.currentTarget.value })}
          />
        </>
      )}
      {problem && (
        <p className={css.problem} role="alert">
          {problem}
        </p>
      )}
      <div className={css.foot}>
        <Button type="submit" loading={busy}>
          {target ? words.save : words.make}
        </Button>
      </div>
    </form>
  )
}

async function make({ kind, name, purpose, url, username, password }: Given): Promise<Secret | null> {
  const { target, secret } = await call(createSuppressionTarget, {
    ...{ kind, name, purpose, url: kind === 'list' ? null : url },
    ...(kind === 'mautic' ? { username, password } : { username: null, password: null }),
  })
  return secret === null ? null : { target, secret }
}

async function change({ id, kind }: SuppressionTarget, { name, url, username, password }: Given): Promise<null> {
  await call(changeSuppressionTarget, {
    ...{ id, name },
    ...(kind !== 'list' && { url }),
    ...(kind === 'mautic' && { username, ...(password && { password }) }),
  })
  return null
}
