/** What can still be done with an answer that left, on networks that can: other words in its place, or taking it back. And what became of that. */
import { ActionIcon, Button, Menu, Modal, Textarea } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { Conversation, Message } from '../../contract/conversation.ts'
import { changeSent, withdrawSent } from '../../contract/sent.ts'
import { kindsQuery } from '../channel/queries.ts'
import { call, problemOf } from '../kit/call.ts'
import { Confirm } from '../kit/confirm.tsx'
import { toastProblem } from '../kit/toast.ts'
import { live } from '../live/store.ts'
import { useMay, useMe } from '../organisation/session.ts'
import { useSpeech, useWords, useWordsOf } from '../words/language.tsx'
import { tellProblem } from '../words/problems.ts'
import { sentWords } from '../words/sent.ts'
import { DeliveryLine } from './delivery-line.tsx'
import css from './sent-acts.module.css'

type Of = { message: Message; conversation: Conversation }
type Answer = { conversation: Conversation; message: Message }

export function SentActs(of: Of) {
  const { message } = of
  const words = useWordsOf(sentWords)
  const { change } = message
  if (!change) return <Acts {...of} />
  const done = change.state === 'sent' || change.state === 'delivered'
  if (change.state === 'undone') return <Acts {...of} />
  const says = change.does === 'revise' ? words.changing : words.withdrawing
  if (!done)
    return (
      <div className={css.change}>
        <span>{says}</span>
        {/* A change is undone and settled as a letter is, by its own id. */}
        <DeliveryLine
          message={{ ...message, id: change.id, author: { ...message.author, agentId: change.agentId } }}
          delivery={change}
          onGiveBack={() => undefined}
        />
      </div>
    )
  return (
    <div className={css.change}>
      <span>{change.does === 'revise' ? words.changed(change.by) : words.withdrawn(change.by)}</span>
      <Acts {...of} />
    </div>
  )
}

function Acts({ message, conversation }: Of) {
  const words = useWordsOf(sentWords)
  const me = useMe()
  const [doing, setDoing] = useState<'change' | 'withdraw' | null>(null)
  const kinds = useQuery(kindsQuery).data?.kinds
  const kind = kinds?.find((one) => one.kind === conversation.channel.kind)
  const mine = message.author.agentId === me.agent.id || me.agent.role === 'owner' || me.agent.role === 'admin'
  const left = message.delivery?.state === 'sent' || message.delivery?.state === 'delivered'
  const may = useMay('conversation.answer') && mine && left && message.state !== 'deleted' && !conversation.mergedInto
  const send = useSending()
  if (!may || !(kind?.revises || kind?.withdraws)) return null
  return (
    <>
      <Menu position="bottom-start" withinPortal={false}>
        <Menu.Target>
          <ActionIcon aria-label={words.more(message.author.name)} size="sm">
            <IconDots size={16} stroke={1.8} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {kind.revises && <Menu.Item onClick={() => setDoing('change')}>{words.change}</Menu.Item>}
          {kind.withdraws && <Menu.Item onClick={() => setDoing('withdraw')}>{words.withdraw}</Menu.Item>}
        </Menu.Dropdown>
      </Menu>
      {doing === 'change' && (
        <ChangeForm message={message} said={conversation.said} send={send} onClose={() => setDoing(null)} />
      )}
      <Confirm
        open={doing === 'withdraw'}
        title={words.withdrawTitle}
        act={words.withdraw.replace('…', '')}
        danger
        onAct={async () => void (await send(() => call(withdrawSent, { id: message.id })))}
        onClose={() => setDoing(null)}
      >
        {words.withdrawBody}
      </Confirm>
    </>
  )
}

function ChangeForm(props: {
  message: Message
  said: number
  send: (work: () => Promise<Answer>) => Promise<boolean>
  onClose: () => void
}) {
  const { message, said, send, onClose } = props
  const words = useWordsOf(sentWords)
  const { act } = useWords()
  const [text, setText] = useState(message.text)
  const [key] = useState(() => crypto.randomUUID())
  const [busy, setBusy] = useState(false)
  const save = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    const done = await send(() => call(changeSent, { id: message.id, text, said, key }))
    setBusy(false)
    if (done) onClose()
  }
  return (
    <Modal opened onClose={onClose} title={words.changeTitle} size={560} closeButtonProps={{ 'aria-label': act.close }}>
      <form className={css.form} onSubmit={(event) => void save(event)}>
        <Textarea
          label={words.text}
          description={words.changeBody}
          autosize
          minRows={4}
          maxRows={16}
          maxLength={100_000}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          data-autofocus
          required
        />
        <div className={css.foot}>
          <Button type="submit" loading={busy} disabled={text.trim() === '' || text === message.text}>
            {words.save}
          </Button>
          <Button variant="subtle" onClick={onClose}>
            {act.cancel}
          </Button>
        </div>
      </form>
    </Modal>
  )
}

/** @returns whether it was taken */
function useSending() {
  const { words, language } = useSpeech()
  return async (work: () => Promise<Answer>): Promise<boolean> => {
    try {
      const { conversation, message } = await work()
      live.learn({ conversations: [conversation], messages: [message] })
      return true
    } catch (error) {
      toastProblem(tellProblem(problemOf(error), language, words))
      return false
    }
  }
}
