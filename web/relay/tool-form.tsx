/** Making or changing a tool. */
import { Button, Checkbox, Modal, NumberInput, PasswordInput, Select, Switch, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { changeRelayTool, createRelayTool, type RelayTool, relaySecurities } from '../../contract/relay.ts'
import { type Purpose, purposes } from '../../contract/suppression.ts'
import { call, problemOf } from '../kit/call.ts'
import { useSpeech, useWords, useWordsOf } from '../words/language.tsx'
import { tellProblem } from '../words/problems.ts'
import { relayWords } from '../words/relay.ts'
import { relayKey } from './queries.ts'
import css from './relay.module.css'

const megabyte = 1024 * 1024

type Given = Omit<
  RelayTool,
  'id' | 'version' | 'username' | 'enabled' | 'demo' | 'createdAt' | 'lastUsedAt' | 'problem'
>

const fresh: Given = {
  ...{ name: '', purpose: 'newsletter', purposes: ['offer', 'invitation', 'survey'], unsubscribe: false },
  server: { host: '', port: 587, security: 'starttls', user: '', hasPassword: false },
  ...{ connections: 8, mostPerMinute: 6000, largest: 25 * megabyte, keepHours: 72 },
}

type Props = {
  open: boolean
  /** Null makes a new one. */
  tool: RelayTool | null
  onClose: () => void
  /** @param secret of a new one */
  onMade: (tool: RelayTool, secret: string | null) => void
}

export function ToolForm(props: Props) {
  const { act } = useWords()
  const words = useWordsOf(relayWords)
  return (
    <Modal
      opened={props.open}
      onClose={props.onClose}
      title={props.tool?.name ?? words.add}
      size={560}
      closeButtonProps={{ 'aria-label': act.close }}
    >
      <Form {...props} />
    </Modal>
  )
}

function Form({ tool, onMade }: Props) {
  const { words: common, language } = useSpeech()
  const words = useWordsOf(relayWords)
  const queries = useQueryClient()
  const [given, setGiven] = useState<Given>(tool ?? fresh)
  const [password, setPassword] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const set = (change: Partial<Given>) => setGiven((now) => ({ ...now, ...change }))
  const setServer = (change: Partial<Given['server']>) => set({ server: { ...given.server, ...change } })
  const save = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    setProblem(null)
    try {
      const { hasPassword: _, ...server } = given.server
      const { name, purpose, unsubscribe, connections, mostPerMinute, largest, keepHours } = given
      const body = {
        ...{ name, purpose, unsubscribe, connections, mostPerMinute, largest, keepHours, server },
        ...{ purposes: given.purposes.filter((one) => one !== purpose), password: password === '' ? null : password },
      }
      if (tool) onMade(await call(changeRelayTool, { id: tool.id, version: tool.version, ...body }), null)
      else {
        const made = await call(createRelayTool, body)
        onMade(made.tool, made.secret)
      }
      void queries.invalidateQueries({ queryKey: relayKey })
    } catch (error) {
      setProblem(tellProblem(problemOf(error), language, common))
      setBusy(false)
    }
  }
  const others = purposes.filter((one) => one !== given.purpose)
  const number = (name: 'connections' | 'mostPerMinute' | 'keepHours', min: number, max: number) => (
    <NumberInput
      label={words[name]}
      {...{ min, max }}
      clampBehavior="blur"
      allowDecimal={false}
      value={given[name]}
      onChange={(value) => set({ [name]: Number(value) })}
    />
  )
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
        label={words.purpose}
        allowDeselect={false}
        value={given.purpose}
        onChange={(value) => value && set({ purpose: value })}
        data={purposes.map((value) => ({ value, label: words.purposes[value] }))}
      />
      <Checkbox.Group
        label={words.may}
        description={words.mayHelp}
        value={given.purposes}
        onChange={(chosen) => set({ purposes: chosen as Purpose[] })}
      >
        <div className={css.choices}>
          {others.map((value) => (
            <Checkbox key={value} value={value} label={words.purposes[value]} />
          ))}
        </div>
      </Checkbox.Group>
      <fieldset className={css.group}>
        <legend>{words.server}</legend>
        <div className={css.pair}>
          <TextInput
            label={words.host}
            placeholder="smtp.example.org"
            required
            value={given.server.host}
            onChange={(event) => setServer({ host: event.currentTarget.value })}
          />
          <NumberInput
            label={words.port}
            {...{ min: 1, max: 65_535 }}
            allowDecimal={false}
            thousandSeparator=""
            value={given.server.port}
            onChange={(value) => setServer({ port: Number(value) })}
          />
        </div>
        <Select
          label={words.security}
          allowDeselect={false}
          value={given.server.security}
          onChange={(value) => value && setServer({ security: value })}
          data={relaySecurities.map((value) => ({ value, label: words.securities[value] }))}
        />
        <TextInput
          label={words.user}
          value={given.server.user}
          autoComplete="off"
          onChange={(event) => setServer({ user: event.currentTarget.value })}
        />
        <PasswordInput
          label={words.password}
          {...(given.server.hasPassword ? { description: words.passwordKept } : {})}
          value={password}
          autoComplete="new-password"
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
      </fieldset>
      <fieldset className={css.group}>
        <legend>{words.limits}</legend>
        <div className={css.pair}>
          {number('connections', 1, 30)}
          {number('mostPerMinute', 1, 100_000)}
        </div>
        <div className={css.pair}>
          <NumberInput
            label={words.largest}
            {...{ min: 1, max: 50 }}
            allowDecimal={false}
            value={Math.round(given.largest / megabyte)}
            onChange={(value) => set({ largest: Math.max(1, Number(value)) * megabyte })}
          />
          {number('keepHours', 1, 720)}
        </div>
      </fieldset>
      <Switch
        label={words.unsubscribe}
        description={words.unsubscribeHelp}
        checked={given.unsubscribe}
        onChange={(event) => set({ unsubscribe: event.currentTarget.checked })}
      />
      {problem && (
        <p className={css.problem} role="alert">
          {problem}
        </p>
      )}
      <div className={css.foot}>
        <Button type="submit" loading={busy}>
          {tool ? words.save : words.make}
        </Button>
      </div>
    </form>
  )
}
