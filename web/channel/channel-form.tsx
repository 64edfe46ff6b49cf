/** The form of a channel: what every channel has, then what its manifest asks for, then a test before anything is saved. */
import { Button, Select, TextInput } from '@mantine/core'
import { IconPlugConnected } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { type Channel, type ChannelKind, type TestStep, testChannel } from '../../contract/channel.ts'
import type { Problem } from '../../contract/endpoint.ts'
import { call, problemOf } from '../kit/call.ts'
import { defaultsOf, type Filled, ManifestFields, missingIn } from '../kit/manifest-fields.tsx'
import { Part } from '../kit/page.tsx'
import { useSpeech } from '../words/language.tsx'
import { tellProblem } from '../words/problems.ts'
import css from './channel-form.module.css'
import { PromiseField } from './promise-field.tsx'
import { TestSteps } from './test-steps.tsx'

export type ChannelInput = { name: string; settings: Filled; teamId: string | null; promiseMinutes: number }

export function ChannelForm(props: {
  kind: ChannelKind
  channel?: Channel
  /** What a new one is filled in with already. */
  begin?: { name: string; settings: Filled }
  teams: readonly { id: string; name: string }[]
  act: string
  onSave: (input: ChannelInput) => Promise<unknown>
}) {
  const { words, language } = useSpeech()
  const { kind, channel } = props
  const secretsSet = channel?.secretsSet ?? []
  const [name, setName] = useState(channel?.name ?? props.begin?.name ?? kind.label[language])
  const [settings, setSettings] = useState<Filled>(
    channel?.settings ?? { ...defaultsOf(kind.fields), ...props.begin?.settings },
  )
  const [teamId, setTeamId] = useState(channel?.team?.id ?? null)
  const [promiseMinutes, setPromiseMinutes] = useState(channel?.promiseMinutes ?? 240)
  const [errors, setErrors] = useState<Record<string, string>>({})
  const [problem, setProblem] = useState<Problem | null>(null)
  const [steps, setSteps] = useState<TestStep[] | null>(null)
  const [busy, setBusy] = useState<'save' | 'test' | null>(null)

  const check = (): boolean => {
    const empty = missingIn(kind.fields, settings, secretsSet)
    if (name.trim() === '') empty.push('name')
    setErrors(Object.fromEntries(empty.map((field) => [field, words.field.required])))
    return empty.length === 0
  }
  const attempt = async (what: 'save' | 'test', action: () => Promise<unknown>) => {
    setProblem(null)
    if (!check()) return
    setBusy(what)
    try {
      await action()
    } catch (error) {
      const said = problemOf(error)
      setProblem(said)
      setErrors(Object.fromEntries((said.fields ?? []).map((field) => [lastOf(field.path), field.message])))
    } finally {
      setBusy(null)
    }
  }
  const test = () =>
    attempt('test', async () => {
      setSteps(null)
      const answer = await call(testChannel, { kind: kind.kind, settings, ...(channel ? { id: channel.id } : {}) })
      setSteps(answer.steps)
    })
  const save = (event: FormEvent) => {
    event.preventDefault()
    void attempt('save', () => props.onSave({ name: name.trim(), settings, teamId, promiseMinutes }))
  }

  return (
    <form onSubmit={save} noValidate>
      <Part title={words.channel.thisOne}>
        <TextInput
          label={words.channel.name}
          description={words.channel.nameHelp}
          required
          maxLength={80}
          value={name}
          error={errors.name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        {props.teams.length > 0 && (
          <Select
            label={words.channel.team}
            value={teamId ?? ''}
            onChange={(value) => setTeamId(value || null)}
            data={[
              { value: '', label: words.channel.noTeam },
              ...props.teams.map((team) => ({ value: team.id, label: team.name })),
            ]}
          />
        )}
        <PromiseField minutes={promiseMinutes} onChange={setPromiseMinutes} />
      </Part>
      {kind.fields.length > 0 && (
        <Part title={words.channel.connection}>
          <ManifestFields
            fields={kind.fields}
            values={settings}
            secretsSet={secretsSet}
            errors={errors}
            onChange={(field, value) => setSettings((kept) => ({ ...kept, [field]: value }))}
          />
          {kind.canTest && (
            <div>
              <Button
                variant="default"
                leftSection={<IconPlugConnected size={18} stroke={1.6} />}
                loading={busy === 'test'}
                onClick={() => void test()}
              >
                {words.channel.test}
              </Button>
            </div>
          )}
          <TestSteps steps={steps} busy={busy === 'test'} />
        </Part>
      )}
      <div className={css.foot}>
        {problem && (
          <p className={css.problem} role="alert">
            {tellProblem(problem, language, words)}
          </p>
        )}
        <Button type="submit" loading={busy === 'save'}>
          {props.act}
        </Button>
      </div>
    </form>
  )
}

/** The server names a field by its path ("settings.host"). */
const lastOf = (path: string) => path.split('.').at(-1) ?? path
