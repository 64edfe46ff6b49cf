/** What can be done around a conversation besides answering: by key, in the menu and in the palette, and the dialogs that ask for more. */
import type { Change, Conversation } from '../../contract/conversation.ts'
import { writeNote } from '../../contract/note.ts'
import { call, problemOf } from '../kit/call.ts'
import { useCommands } from '../kit/commands.ts'
import { useKeys } from '../kit/keys.ts'
import type { Command } from '../kit/palette.tsx'
import { toast, toastProblem } from '../kit/toast.ts'
import { useLabels } from '../label/queries.ts'
import { live } from '../live/store.ts'
import { useMe } from '../organisation/session.ts'
import { TaskDialog } from '../task/task-dialog.tsx'
import { useSpeech } from '../words/language.tsx'
import { tellProblem } from '../words/problems.ts'
import { JoinDialog } from './conversation-join.tsx'
import { NoteBox, type WrittenNote } from './conversation-note.tsx'
import { SnoozeDialog } from './conversation-snooze.tsx'
import { printConversation, saveAsText } from './print.ts'
import { useBulk } from './use-bulk.ts'

/** What is open. */
export type Asking = 'note' | 'task' | 'snooze' | 'labels' | 'merge' | 'link' | null

export type Deed = Pick<Command, 'id' | 'label' | 'keys' | 'run'>

export function useDesk(of: Conversation | undefined, asking: Asking, ask: (what: Asking) => void) {
  const { words, format, language } = useSpeech()
  const me = useMe()
  const may = me.permissions.includes('conversation.answer')
  const says = words.timeline
  const { byId: labels } = useLabels()

  const attempt = async (work: () => Promise<unknown>, done: string): Promise<boolean> => {
    try {
      await work()
      toast(done)
      return true
    } catch (error) {
      toastProblem(tellProblem(problemOf(error), language, words))
      return false
    }
  }
  const { act } = useBulk()
  const change = (id: string, one: Change, done: string) => act([id], [one], done)

  const relabel = (id: string, { add, remove }: { add: string[]; remove: string[] }) => {
    const names = (ids: string[]) => format.list(ids.map((one) => labels[one]?.name ?? '…'))
    const done = [
      ...(add.length ? [says.labelled(names(add))] : []),
      ...(remove.length ? [says.unlabelled(names(remove))] : []),
    ]
    return change(id, { do: 'label', add, remove }, done.join('; '))
  }

  useKeys(
    { m: () => ask('note'), d: () => ask('task'), s: () => ask('snooze'), l: () => ask('labels') },
    may && of !== undefined && asking === null,
  )

  const follows = of?.followerIds.includes(me.agent.id) ?? false
  const deeds: Deed[] = of
    ? [
        ...(may
          ? [
              { id: 'note', label: says.writeNote, keys: 'm', run: () => ask('note') },
              { id: 'task', label: says.addTask, keys: 'd', run: () => ask('task') },
              { id: 'snooze', label: says.snooze, keys: 's', run: () => ask('snooze') },
              { id: 'labels', label: says.pickLabel, keys: 'l', run: () => ask('labels') },
              {
                id: 'follow',
                label: follows ? says.unfollow : says.follow,
                run: () => void change(of.id, { do: 'follow', on: !follows }, follows ? says.followsNot : says.follows),
              },
              { id: 'link', label: says.link, run: () => ask('link') },
              { id: 'merge', label: says.merge, run: () => ask('merge') },
            ]
          : []),
        { id: 'print', label: says.print, run: () => printConversation(of.id, false) },
        { id: 'print-notes', label: says.printWithNotes, run: () => printConversation(of.id, true) },
        { id: 'text', label: says.text, run: () => saveAsText(of.id, false) },
        { id: 'text-notes', label: says.textWithNotes, run: () => saveAsText(of.id, true) },
      ]
    : []
  useCommands(deeds)
  // The browser itself would print the three columns, with what happens to be in view.
  useKeys({ 'mod+p': () => of && printConversation(of.id, false) }, of !== undefined)
  if (!of) return null
  return {
    deeds,
    label: (change: { add: string[]; remove: string[] }) => void relabel(of.id, change),
    note: (written: WrittenNote) =>
      attempt(
        async () => live.learn({ things: { note: [await call(writeNote, { id: of.id, ...written })] } }),
        says.noteSaved,
      ),
    snooze: (until: string | null) =>
      change(of.id, { do: 'snooze', until }, until ? says.snoozed(format.exact(until)) : says.snoozedUntilReply),
  }
}

export function DeskDialogs(props: {
  of: Conversation
  asking: Asking
  ask: (what: Asking) => void
  desk: NonNullable<ReturnType<typeof useDesk>>
}) {
  const { of, asking, desk } = props
  const close = () => props.ask(null)
  switch (asking) {
    case 'note':
      return <NoteBox place={of.id} onSave={desk.note} onClose={close} />
    case 'task':
      return <TaskDialog conversationId={of.id} onClose={close} />
    case 'snooze':
      return <SnoozeDialog team={of.team?.id} onSnooze={desk.snooze} onClose={close} />
    case 'merge':
    case 'link':
      return <JoinDialog of={of} how={asking} onClose={close} />
    case 'labels':
    case null:
      return null
  }
}
