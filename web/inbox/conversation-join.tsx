/** Finding the other conversation, to merge with, to link, or to move a remark to: by its number, or among those of the same customer. */
import { Button, Modal } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { readContact } from '../../contract/contact.ts'
import type { Conversation } from '../../contract/conversation.ts'
import { findConversation } from '../../contract/link.ts'
import { call } from '../kit/call.ts'
import { Chooser } from '../kit/chooser.tsx'
import { fold } from '../kit/fold.ts'
import { SituationChip } from '../kit/situation.tsx'
import { toast } from '../kit/toast.ts'
import { Moment } from '../kit/when.tsx'
import { useWords } from '../words/language.tsx'
import css from './conversation-join.module.css'
import { useJoining } from './use-joining.ts'
import { useUndo } from './use-undo.ts'

export function JoinDialog(props: {
  of: Conversation
  how: 'merge' | 'link' | { remark: string }
  onClose: () => void
}) {
  const { of, how } = props
  const words = useWords()
  const says = words.timeline
  const navigate = useNavigate()
  const { merge, link, moveRemark } = useJoining()
  const { tell } = useUndo()
  const [typed, setTyped] = useState('')
  const [asked, setAsked] = useState<Conversation | null>(null)
  const [busy, setBusy] = useState(false)
  const found = useFound(of, typed)

  const join = async (other: Conversation) => {
    setBusy(true)
    // A conversation that held nothing else goes along whole.
    let whole = how === 'merge'
    const told = (batchId: string | null) => {
      whole = batchId === null
      if (batchId) tell(says.remarkMoved(other.number), batchId)
      else toast(says.mergedNow(other.number))
    }
    const joined =
      how === 'merge'
        ? await merge(of, other)
        : how === 'link'
          ? await link(of, other)
          : await moveRemark(how.remark, of, other, told)
    setBusy(false)
    if (!joined) return
    props.onClose()
    if (whole)
      void navigate({ to: '/gesprekken/$conversation', params: { conversation: other.id }, search: (kept) => kept })
  }
  const moveToNew = async (messageId: string) => {
    setBusy(true)
    const moved = await moveRemark(messageId, of, null, (batchId, into) => {
      if (batchId) tell(says.remarkMoved(into.number), batchId)
    })
    setBusy(false)
    if (moved) props.onClose()
  }
  const asks = (other: Conversation) => how === 'merge' || (how !== 'link' && other.contact.id !== of.contact.id)
  const choose = (other: Conversation) => (asks(other) ? setAsked(other) : void join(other))
  const other = asked && asked.contact.id !== of.contact.id

  return (
    <Modal
      opened
      onClose={props.onClose}
      title={how === 'merge' ? says.mergeTitle : how === 'link' ? says.linkTitle : says.remarkTitle}
      closeButtonProps={{ 'aria-label': words.act.close }}
      size={560}
    >
      {asked ? (
        <div className={css.sure}>
          {how === 'merge' && <p>{says.mergeSure(of.number, asked.number)}</p>}
          {other && (
            <p className={css.careful} role="alert">
              <IconAlertTriangle size={18} stroke={1.8} aria-hidden />
              {how === 'merge'
                ? says.mergeOther(of.contact.name, asked.contact.name)
                : says.remarkOther(asked.number, asked.contact.name, of.contact.name)}
            </p>
          )}
          <div className={css.acts}>
            <Button variant="default" onClick={() => setAsked(null)} ref={other ? focusIt : undefined}>
              {words.act.back}
            </Button>
            <Button
              loading={busy}
              color={other ? 'red' : 'teal'}
              onClick={() => void join(asked)}
              ref={other ? undefined : focusIt}
            >
              {how !== 'merge' ? says.remarkAct : other ? says.mergeAnyway : says.mergeAct}
            </Button>
          </div>
        </div>
      ) : (
        <>
          <Chooser name={says.findConversation} typed={typed} onType={setTyped} found={found} onChoose={choose}>
            {(one) => (
              <>
                <span className={css.title}>
                  #{one.number} <bdi>{one.subject || words.inbox.noSubject}</bdi>
                </span>
                <span className={css.facts}>
                  <SituationChip situation={one.situation} quiet />
                  <bdi>{one.contact.name}</bdi>
                  <span>{one.channel.name}</span>
                  <Moment at={one.lastMessageAt} />
                </span>
              </>
            )}
          </Chooser>
          {found.length === 0 && <p className={css.nothing}>{says.notFound}</p>}
          {typeof how === 'object' && (
            <Button variant="default" loading={busy} onClick={() => void moveToNew(how.remark)}>
              {says.remarkNew}
            </Button>
          )}
        </>
      )}
    </Modal>
  )
}

/** The dialog goes on to another question: the safe answer has the focus. */
const focusIt = (element: HTMLElement | null) => element?.focus()

/** Open conversations of the same customer first; a number finds any other. */
function useFound(of: Conversation, typed: string): Conversation[] {
  const contact = useQuery({
    queryKey: ['contact', of.contact.id],
    queryFn: ({ signal }) => call(readContact, { id: of.contact.id }, { signal }),
  }).data
  const number = Number(/^#?\s*(\d{1,15})$/.exec(typed.trim())?.[1] ?? 0)
  const numbered = useQuery({
    queryKey: ['number', number],
    queryFn: ({ signal }) => call(findConversation, { number }, { signal }).catch(() => null),
    enabled: number > 0,
  }).data
  const wanted = fold(typed.trim().replace(/^#/, ''))
  const own = (contact?.conversations ?? [])
    .filter((one) => fold(`${one.number} ${one.subject}`).includes(wanted))
    .toSorted((a, b) => Number(a.workState === 'answered') - Number(b.workState === 'answered'))
  const all = new Map([...(numbered ? [numbered] : []), ...own].map((one) => [one.id, one]))
  return [...all.values()].filter((one) => one.id !== of.id && one.mergedInto === null).slice(0, 12)
}
