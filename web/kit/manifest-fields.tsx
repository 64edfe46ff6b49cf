/** The form that a channel's manifest asks for; a new channel needs no new page. */
import { NumberInput, PasswordInput, Select, Switch, Textarea, TextInput } from '@mantine/core'
import type { ComponentProps } from 'react'
import type { Field } from '../../contract/channel.ts'
import { useSpeech } from '../words/language.tsx'

export type Filled = Record<string, string | number | boolean>

/** What a new form starts with. */
export function defaultsOf(fields: readonly Field[]): Filled {
  return Object.fromEntries(
    fields.flatMap((field) => (field.default === undefined ? [] : [[field.name, field.default]])),
  )
}

/** Names of the required fields that are still empty; a secret that the server already has counts as filled. */
export function missingIn(fields: readonly Field[], values: Filled, secretsSet: readonly string[]): string[] {
  return fields
    .filter((field) => field.required && isEmpty(values[field.name]) && !secretsSet.includes(field.name))
    .map((field) => field.name)
}

const isEmpty = (value: Filled[string] | undefined) => value === undefined || value === ''

export function ManifestFields(props: {
  fields: readonly Field[]
  values: Filled
  secretsSet?: readonly string[]
  errors: Readonly<Record<string, string>>
  onChange: (name: string, value: Filled[string]) => void
}) {
  return props.fields.map((field) => (
    <ManifestField
      key={field.name}
      field={field}
      value={props.values[field.name]}
      kept={props.secretsSet?.includes(field.name) ?? false}
      error={props.errors[field.name]}
      onChange={(value) => props.onChange(field.name, value)}
    />
  ))
}

const inputs: Partial<Record<Field['kind'], ComponentProps<typeof TextInput>>> = {
  email: { type: 'email', inputMode: 'email' },
  host: { inputMode: 'url' },
  url: { type: 'url', inputMode: 'url' },
}

function ManifestField(props: {
  field: Field
  value: Filled[string] | undefined
  kept: boolean
  error: string | undefined
  onChange: (value: Filled[string]) => void
}) {
  const { language, words } = useSpeech()
  const { field, value, onChange } = props
  const help = props.kept ? words.channel.secretSet : field.help?.[language]
  const common = {
    label: field.label[language],
    required: (field.required ?? false) && !props.kept,
    ...(help ? { description: help } : {}),
    ...(props.error ? { error: props.error } : {}),
  }
  const text = typeof value === 'string' ? value : value === undefined ? '' : String(value)
  switch (field.kind) {
    case 'switch':
      return <Switch {...common} checked={value === true} onChange={(event) => onChange(event.currentTarget.checked)} />
    case 'number':
    case 'port':
      return (
        <NumberInput
          {...common}
          value={typeof value === 'number' ? value : text}
          onChange={onChange}
          hideControls
          thousandSeparator={false}
          allowDecimal={false}
          {...(field.kind === 'port' ? { min: 1, max: 65_535, maw: 140 } : {})}
        />
      )
    case 'secret':
      return (
        <PasswordInput
          {...common}
          value={text}
          onChange={(event) => onChange(event.currentTarget.value)}
          autoComplete="new-password"
          placeholder={props.kept ? '••••••••' : ''}
          visibilityToggleButtonProps={{ 'aria-label': words.field.showPassword }}
        />
      )
    case 'longtext':
      return <Textarea {...common} value={text} onChange={(event) => onChange(event.currentTarget.value)} rows={5} />
    case 'choice':
      return (
        <Select
          {...common}
          value={text}
          onChange={(next) => next !== null && onChange(next)}
          data={(field.choices ?? []).map((choice) => ({ value: choice.value, label: choice.label[language] }))}
        />
      )
    case 'text':
    case 'email':
    case 'host':
    case 'url':
      return (
        <TextInput
          {...common}
          {...inputs[field.kind]}
          value={text}
          onChange={(event) => onChange(event.currentTarget.value)}
          autoComplete="off"
          spellCheck={false}
        />
      )
  }
}
