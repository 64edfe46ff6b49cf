/** Which larger model, where it is, and what it may be asked in a day. */
import { Button, NumberInput, PasswordInput, Radio, Switch, Textarea, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { changeLargerModel, type LargerModel, largerKinds } from '../../contract/larger-model.ts'
import { call, problemOf } from '../kit/call.ts'
import { toast, toastProblem } from '../kit/toast.ts'
import { queryClient } from '../queries.ts'
import { useSpeech, useWordsOf } from '../words/language.tsx'
import { largerModelWords } from '../words/larger-model.ts'
import { tellProblem } from '../words/problems.ts'
import { readLabels, writeLabels } from './labels.ts'
import css from './larger-model.module.css'

const usual = {
  active: false,
  kind: 'endpoint',
  address: '',
  model: '',
  mostRequests: 1000,
  mostCharacters: 500_000,
} as const

export function ChooseModel(props: { model: LargerModel | null; directory: boolean }) {
  const { words: all, language } = useSpeech()
  const words = useWordsOf(largerModelWords)
  const { model, directory } = props
  const [given, setGiven] = useState<Pick<LargerModel, keyof typeof usual>>(model ?? usual)
  const [key, setKey] = useState('')
  const [typed, setTyped] = useState(writeLabels(model?.labels ?? {}))
  const [busy, setBusy] = useState(false)
  const set = (part: Partial<typeof given>) => setGiven({ ...given, ...part })
  const labels = readLabels(typed)
  const { active, kind, address, mostRequests, mostCharacters } = given
  const save = async (event: FormEvent) => {
    event.preventDefault()
    if (!labels) return
    setBusy(true)
    try {
      const body = { active, kind, address, model: given.model, labels, mostRequests, mostCharacters }
      await call(changeLargerModel, { ...body, ...(key && { key }) })
      setKey('')
      await queryClient.invalidateQueries({ queryKey: ['larger-model'] })
      toast(words.saved)
    } catch (error) {
      toastProblem(tellProblem(problemOf(error), language, all))
    } finally {
      setBusy(false)
    }
  }
  const number = (most: number, value: number, label: string, change: (to: number) => void) => (
    <NumberInput
      label={label}
      min={0}
      max={most}
      allowDecimal={false}
      allowNegative={false}
      value={value}
      onChange={(to) => change(Number(to) || 0)}
    />
  )
  return (
    <form className={css.form} onSubmit={(event) => void save(event)}>
      <Switch
        checked={active}
        onChange={(event) => set({ active: event.currentTarget.checked })}
        label={words.active}
      />
      <Radio.Group
        label={words.kind}
        value={kind}
        onChange={(value) => set({ kind: largerKinds.find((one) => one === value) ?? 'endpoint' })}
      >
        <div className={css.choices}>
          {largerKinds.map((one) => (
            <Radio key={one} value={one} label={words.kinds[one]} />
          ))}
        </div>
      </Radio.Group>
      {kind === 'directory' && !directory && <p className={css.fault}>{words.noDirectory}</p>}
      {kind === 'endpoint' && (
        <TextInput
          type="url"
          label={words.address}
          description={words.addressHelp}
          required
          value={address}
          maxLength={500}
          onChange={(event) => set({ address: event.currentTarget.value.trim() })}
        />
      )}
      <TextInput
        label={words.model}
        {...(kind === 'directory' && { description: words.modelHelp })}
        required
        value={given.model}
        maxLength={200}
        onChange={(event) => set({ model: event.currentTarget.value })}
      />
      {kind === 'endpoint' && (
        <>
          <PasswordInput
            label={words.key}
            {...(model?.key === 'kept' && { description: words.keyKept })}
            error={model?.key === 'closed' && key === '' ? words.keyClosed : null}
            autoComplete="off"
            value={key}
            onChange={(event) => setKey(event.currentTarget.value)}
          />
          <fieldset className={css.most}>
            <legend>{words.most}</legend>
            {number(1_000_000, mostRequests, words.requests, (to) => set({ mostRequests: to }))}
            {number(1_000_000_000, mostCharacters, words.characters, (to) => set({ mostCharacters: to }))}
          </fieldset>
        </>
      )}
      {kind === 'directory' && (
        <Textarea
          label={words.labels}
          description={words.labelsHelp}
          error={labels ? null : words.labelsWrong}
          autosize
          minRows={2}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      )}
      <Button type="submit" loading={busy} className={css.act ?? ''}>
        {words.save}
      </Button>
    </form>
  )
}
