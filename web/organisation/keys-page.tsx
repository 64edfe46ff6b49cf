/** Sleutels: with which a program brings or reads messages. A secret is shown once. */
import { Button, Checkbox, Modal, Select, TextInput } from '@mantine/core'
import { IconKey, IconPlus } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { type ApiKey, createKey, listKeys, revokeKey, scopes } from '../../contract/organisation.ts'
import { useChannels } from '../channel/queries.ts'
import { call, problemOf } from '../kit/call.ts'
import { Confirm } from '../kit/confirm.tsx'
import { CopyField } from '../kit/copy-field.tsx'
import { Page } from '../kit/page.tsx'
import { Bones, Empty, Failed } from '../kit/states.tsx'
import { toast, toastProblem } from '../kit/toast.ts'
import { Ago } from '../kit/when.tsx'
import { useSpeech, useWords } from '../words/language.tsx'
import { tellProblem } from '../words/problems.ts'
import css from './keys-page.module.css'

const keysQuery = {
  queryKey: ['keys'],
  queryFn: ({ signal }: { signal: AbortSignal }) => call(listKeys, {}, { signal }),
}

export function KeysPage() {
  const { key: words } = useWords()
  const asked = useQuery(keysQuery)
  const [making, setMaking] = useState(false)
  const [secret, setSecret] = useState<string | null>(null)
  const keys = asked.data?.keys ?? []
  return (
    <Page
      title={words.title}
      lead={words.lead}
      actions={
        asked.isSuccess && (
          <Button leftSection={<IconPlus size={18} stroke={1.6} />} onClick={() => setMaking(true)}>
            {words.add}
          </Button>
        )
      }
    >
      {asked.isPending ? (
        <Bones rows={3} />
      ) : asked.isError ? (
        <Failed error={asked.error} onRetry={() => void asked.refetch()} />
      ) : keys.length === 0 ? (
        <Empty icon={<IconKey stroke={1.5} />} title={words.emptyTitle}>
          {words.emptyBody}
        </Empty>
      ) : (
        <ul className={css.keys}>
          {keys.map((each) => (
            <KeyLine key={each.id} apiKey={each} />
          ))}
        </ul>
      )}
      <MakeKey
        open={making}
        onClose={() => setMaking(false)}
        onMade={(made) => {
          setMaking(false)
          setSecret(made)
        }}
      />
      <Secret secret={secret} onClose={() => setSecret(null)} />
    </Page>
  )
}

function KeyLine({ apiKey }: { apiKey: ApiKey }) {
  const { words, format, language } = useSpeech()
  const queries = useQueryClient()
  const [asking, setAsking] = useState(false)
  const channel = useChannels().channels.find((each) => each.id === apiKey.channelId)
  const revoke = async () => {
    try {
      await call(revokeKey, { id: apiKey.id })
      await queries.invalidateQueries({ queryKey: keysQuery.queryKey })
      toast(words.key.revoked)
    } catch (error) {
      toastProblem(tellProblem(problemOf(error), language, words))
    }
  }
  return (
    <li className={css.key}>
      <div className={css.what}>
        <p className={css.name}>{apiKey.name}</p>
        <p className={css.facts}>
          <span>{apiKey.scopes.map((scope) => words.key.scope[scope]).join(' · ')}</span>
          <span>{apiKey.channelId ? (channel?.name ?? '…') : words.key.everyChannel}</span>
        </p>
        <p className={css.facts}>
          <span>{words.key.ends(apiKey.hint)}</span>
          <span>{words.key.made(format.date(apiKey.createdAt))}</span>
          <span>
            {apiKey.lastUsedAt ? (
              <>
                {words.key.lastUsed} <Ago at={apiKey.lastUsedAt} />
              </>
            ) : (
              words.key.neverUsed
            )}
          </span>
        </p>
      </div>
      <Button variant="subtle" color="red" size="compact-sm" onClick={() => setAsking(true)}>
        {words.key.revoke}
      </Button>
      <Confirm
        open={asking}
        title={words.key.revokeSure(apiKey.name)}
        act={words.key.revoke}
        danger
        onAct={revoke}
        onClose={() => setAsking(false)}
      >
        {words.key.revokeBody}
      </Confirm>
    </li>
  )
}

function MakeKey(props: { open: boolean; onClose: () => void; onMade: (secret: string) => void }) {
  const { key, act } = useWords()
  return (
    <Modal opened={props.open} onClose={props.onClose} title={key.add} closeButtonProps={{ 'aria-label': act.close }}>
      <MakeKeyForm onMade={props.onMade} />
    </Modal>
  )
}

function MakeKeyForm(props: { onMade: (secret: string) => void }) {
  const { words, language } = useSpeech()
  const queries = useQueryClient()
  const { channels } = useChannels()
  const [name, setName] = useState('')
  const [chosen, setChosen] = useState<string[]>(['message.bring', 'receipt.bring'])
  const [channelId, setChannelId] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const make = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    setProblem(null)
    try {
      const granted = scopes.filter((scope) => chosen.includes(scope))
      const { secret } = await call(createKey, { name, scopes: granted, channelId })
      void queries.invalidateQueries({ queryKey: keysQuery.queryKey })
      props.onMade(secret)
    } catch (error) {
      setProblem(tellProblem(problemOf(error), language, words))
      setBusy(false)
    }
  }
  return (
    <form className={css.form} onSubmit={(event) => void make(event)}>
      <TextInput
        label={words.key.name}
        placeholder={words.key.nameExample}
        required
        maxLength={80}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        data-autofocus
        autoComplete="off"
      />
      <Checkbox.Group label={words.key.scopes} value={chosen} onChange={setChosen}>
        <div className={css.scopes}>
          {scopes.map((scope) => (
            <Checkbox key={scope} value={scope} label={words.key.scope[scope]} />
          ))}
        </div>
      </Checkbox.Group>
      <Select
        label={words.key.channel}
        value={channelId ?? ''}
        onChange={(value) => setChannelId(value || null)}
        data={[
          { value: '', label: words.key.everyChannel },
          ...channels.map((each) => ({ value: each.id, label: each.name })),
        ]}
      />
      {problem && (
        <p className={css.problem} role="alert">
          {problem}
        </p>
      )}
      <div className={css.foot}>
        <Button type="submit" loading={busy} disabled={chosen.length === 0}>
          {words.key.add}
        </Button>
      </div>
    </form>
  )
}

/** Closed only by saying that it is kept, since it cannot be seen again. */
function Secret(props: { secret: string | null; onClose: () => void }) {
  const { key } = useWords()
  return (
    <Modal
      opened={props.secret !== null}
      onClose={props.onClose}
      title={key.once}
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
    >
      {props.secret && (
        <div className={css.form}>
          <CopyField label={key.one} help={key.onceBody} value={props.secret} />
          <div className={css.foot}>
            <Button variant="default" onClick={props.onClose}>
              {key.done}
            </Button>
          </div>
        </div>
      )}
    </Modal>
  )
}
