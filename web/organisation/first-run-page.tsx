/** The first run: who lives here, and how to begin. */
import { Button, PasswordInput, Radio, TextInput } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import type { Problem } from '../../contract/endpoint.ts'
import { settle } from '../../contract/organisation.ts'
import { shortestPassword } from '../agent/password-part.tsx'
import { call, problemOf } from '../kit/call.ts'
import { useCheckedForm } from '../kit/checked-form.ts'
import { LinkButton } from '../kit/link-button.tsx'
import { useRemembered } from '../kit/remembered.ts'
import { Bones, Failed } from '../kit/states.tsx'
import { RetainDays } from '../objection/retention-part.tsx'
import { browserLanguage, type Language, useSpeech, useWords } from '../words/language.tsx'
import { tellProblem } from '../words/problems.ts'
import css from './door.module.css'
import { Door } from './door.tsx'
import { houseQuery } from './session.ts'

export function FirstRunPage() {
  const { first, door } = useWords()
  const house = useQuery({ ...houseQuery, staleTime: 0 })
  if (house.isPending)
    return (
      <Door title={first.title} wide>
        <Bones rows={3} />
      </Door>
    )
  if (house.isError)
    return (
      <Door title={first.title} wide>
        <Failed error={house.error} onRetry={() => void house.refetch()} />
      </Door>
    )
  if (house.data.settled)
    return (
      <Door title={first.settled} lead={first.settledBody}>
        <div className={css.form}>
          <LinkButton to="/aanmelden">{door.enter}</LinkButton>
        </div>
      </Door>
    )
  return (
    <Door title={first.title} lead={first.lead} wide>
      <FirstRunForm needsCode={house.data.needsCode} />
    </Door>
  )
}

function FirstRunForm(props: { needsCode: boolean }) {
  const { words, language } = useSpeech()
  const { first } = words
  const router = useRouter()
  const queries = useQueryClient()
  const [, setLanguage] = useRemembered<Language>('language', browserLanguage())
  const [values, setValues] = useState({ organisation: '', name: '', email: '', password: '', code: '' })
  const [demo, setDemo] = useState(true)
  const [retainDays, setRetainDays] = useState<number | null>(90)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [busy, setBusy] = useState(false)
  const { form, check, errorOf } = useCheckedForm()

  const begin = async (event: FormEvent<HTMLFormElement>) => {
    if (!check(event)) return
    setBusy(true)
    setProblem(null)
    const { code, ...rest } = values
    try {
      await call(settle, {
        ...rest,
        email: rest.email.trim(),
        language,
        demo,
        ...(retainDays && { retainDays }),
        ...(code && { code: code.trim() }),
      })
      queries.clear()
      await router.navigate({ to: '/gesprekken', replace: true })
    } catch (error) {
      setProblem(problemOf(error))
      setBusy(false)
    }
  }
  const field = (name: keyof typeof values) => ({
    name,
    value: values[name],
    required: true,
    error: errorOf(name),
    onChange: (event: { currentTarget: { value: string } }) => {
      const { value } = event.currentTarget
      setValues((kept) => ({ ...kept, [name]: value }))
    },
  })
  return (
    <form className={css.form} {...form} onSubmit={(event) => void begin(event)}>
      <fieldset className={css.group}>
        <TextInput label={first.organisation} maxLength={80} autoComplete="organization" {...field('organisation')} />
        <Radio.Group label={first.language} value={language} onChange={(value) => setLanguage(value as Language)}>
          <div className={css.two}>
            <Radio value="nl" label={words.house.dutch} lang="nl" />
            <Radio value="en" label={words.house.english} lang="en" />
          </div>
        </Radio.Group>
      </fieldset>
      <fieldset className={css.group}>
        <legend>{first.you}</legend>
        <p className={css.note}>{first.youHelp}</p>
        <div className={css.two}>
          <TextInput label={first.name} maxLength={80} autoComplete="name" {...field('name')} />
          <TextInput label={first.email} type="email" maxLength={254} autoComplete="username" {...field('email')} />
        </div>
        <PasswordInput
          label={first.password}
          description={words.profile.passwordHelp}
          autoComplete="new-password"
          minLength={shortestPassword}
          maxLength={200}
          visibilityToggleButtonProps={{ 'aria-label': words.field.showPassword }}
          {...field('password')}
        />
        {props.needsCode && (
          <TextInput label={first.code} description={first.codeHelp} autoComplete="one-time-code" {...field('code')} />
        )}
      </fieldset>
      <fieldset className={css.group}>
        <legend>{first.start}</legend>
        <div className={css.choices}>
          <Radio
            className={css.choice ?? ''}
            name="start"
            checked={demo}
            onChange={() => setDemo(true)}
            label={first.demo}
            description={first.demoHelp}
          />
          <Radio
            className={css.choice ?? ''}
            name="start"
            checked={!demo}
            onChange={() => setDemo(false)}
            label={first.empty}
            description={first.emptyHelp}
          />
        </div>
      </fieldset>
      <fieldset className={css.group}>
        <RetainDays value={retainDays ?? ''} onChange={setRetainDays} />
      </fieldset>
      {problem && (
        <p className={css.problem} role="alert">
          {tellProblem(problem, language, words)}
        </p>
      )}
      <Button type="submit" size="md" loading={busy}>
        {first.begin}
      </Button>
    </form>
  )
}
