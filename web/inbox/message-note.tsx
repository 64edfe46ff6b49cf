/** A note between the messages: in look, in words and to a screen reader clearly only for us. */
import { IconLock } from '@tabler/icons-react'
import { useState } from 'react'
import { changeNote, type Note, removeNote } from '../../contract/note.ts'
import { useAgents } from '../agent/queries.ts'
import { call, problemOf } from '../kit/call.ts'
import { Confirm } from '../kit/confirm.tsx'
import { Face } from '../kit/face.tsx'
import { SafeText } from '../kit/safe-text.tsx'
import { toast, toastProblem } from '../kit/toast.ts'
import { Moment } from '../kit/when.tsx'
import { live } from '../live/store.ts'
import { useMe } from '../organisation/session.ts'
import { useTeams } from '../team/queries.ts'
import { useSpeech } from '../words/language.tsx'
import { tellProblem } from '../words/problems.ts'
import { NoteBox, type WrittenNote } from './conversation-note.tsx'
import { cutAtMentions } from './mention.ts'
import css from './message-note.module.css'

/** Longer notes are folded: what the customer said must not be screens away. */
const long = { letters: 1200, lines: 14 }

function NoteText({ note }: { note: Note }) {
  const { timeline: words } = useSpeech().words
  const agents = useAgents().byId
  const teams = useTeams().byId
  const [open, setOpen] = useState(false)
  const { agentIds, teamIds } = note.mentions
  const names = [...agentIds.map((id) => agents[id]?.alias ?? ''), ...teamIds.map((id) => teams[id]?.name ?? '')]
  const start = note.text.split('\n').slice(0, long.lines).join('\n').slice(0, long.letters)
  const folds = start.length < note.text.length
  return (
    <>
      <p className={css.text} dir="auto">
        {cutAtMentions(folds && !open ? `${start}…` : note.text, names).map(({ text, called }, i) =>
          called ? (
            <strong key={i} className={css.called}>
              {text}
            </strong>
          ) : (
            <SafeText key={i} text={text} />
          ),
        )}
      </p>
      {folds && (
        <button type="button" className={css.act} aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? words.noteLess : words.noteMore}
        </button>
      )}
    </>
  )
}

export function NoteView({ note }: { note: Note }) {
  const { words, language } = useSpeech()
  const me = useMe()
  const author = useAgents().byId[note.agentId]
  const [changing, setChanging] = useState(false)
  const [removing, setRemoving] = useState(false)
  const name = author?.alias ?? words.timeline.somebody
  const mine = note.agentId === me.agent.id
  const runs = me.agent.role === 'owner' || me.agent.role === 'admin'
  const may = me.permissions.includes('conversation.answer') && !note.deleted

  const attempt = async (work: () => Promise<Note>, done: string): Promise<boolean> => {
    try {
      live.learn({ things: { note: [await work()] } })
      toast(done)
      return true
    } catch (error) {
      toastProblem(tellProblem(problemOf(error), language, words))
      return false
    }
  }
  const save = (written: WrittenNote) =>
    attempt(() => call(changeNote, { id: note.id, ...written }), words.timeline.noteSaved)

  if (changing)
    return (
      <li>
        <NoteBox place={note.id} before={note.text} onSave={save} onClose={() => setChanging(false)} />
      </li>
    )
  return (
    <li className={css.row} id={`notitie-${note.id}`}>
      <Face name={author?.name ?? name} picture={author?.face} ours size={32} />
      <article className={css.note} aria-label={words.timeline.noteOf(name)}>
        <header className={css.head}>
          <bdi className={css.name}>{name}</bdi>
          <span className={css.mark}>
            <IconLock size={14} stroke={1.8} aria-hidden />
            {words.timeline.onlyUs}
          </span>
          <Moment at={note.writtenAt} clockOnly />
          {note.editedAt && !note.deleted && <span>{words.timeline.edited}</span>}
          {may && (
            <span className={css.acts}>
              {mine && (
                <button type="button" className={css.act} onClick={() => setChanging(true)}>
                  {words.timeline.change}
                </button>
              )}
              {(mine || runs) && (
                <button type="button" className={css.act} onClick={() => setRemoving(true)}>
                  {words.timeline.remove}
                </button>
              )}
            </span>
          )}
        </header>
        {note.deleted ? <p className={css.gone}>{words.message.deletedUs}</p> : <NoteText note={note} />}
      </article>
      <Confirm
        open={removing}
        title={words.timeline.remove}
        act={words.timeline.remove}
        danger
        onAct={() => attempt(() => call(removeNote, { id: note.id }), words.timeline.noteGone)}
        onClose={() => setRemoving(false)}
      >
        {words.timeline.removeNoteSure}
      </Confirm>
    </li>
  )
}
