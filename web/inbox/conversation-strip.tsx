/** What hangs on a conversation and must not be overlooked: open tasks and promises, what it belongs with, what was merged into it. */
import { IconArrowsSplit2, IconLink, IconListCheck, IconX } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Conversation } from '../../contract/conversation.ts'
import { useCommands } from '../kit/commands.ts'
import { useMay } from '../organisation/session.ts'
import { TaskLine } from '../task/task-line.tsx'
import { useWords } from '../words/language.tsx'
import css from './conversation-strip.module.css'
import type { Around } from './conversation-timeline.ts'
import { useJoining } from './use-joining.ts'

const foldedFrom = 4
const look = { size: 16, stroke: 1.7, 'aria-hidden': true } as const

export function Strip({ of, around }: { of: Conversation; around: Around }) {
  const { timeline: says, message } = useWords()
  const may = useMay('conversation.answer')
  const { unlink, unmerge } = useJoining()
  const [whole, setWhole] = useState(false)
  const parts = around.merged.filter(({ intoId }) => may && intoId === of.id)
  useCommands(
    parts.map(({ conversation: one }) => ({
      id: `unmerge ${one.id}`,
      label: says.unmergeOf(one.number),
      run: () => void unmerge(one),
    })),
  )
  const open = around.tasks.filter((task) => task.doneAt === null)
  const tasks = whole ? around.tasks : open.slice(0, foldedFrom)
  const [hidden, done] = [open.length - foldedFrom, around.tasks.length - open.length]
  const more = [...(hidden > 0 ? [says.moreOpen(hidden)] : []), ...(done > 0 ? [says.countDone(done)] : [])].join(', ')
  if (around.tasks.length + around.merged.length + around.linked.length === 0) return null
  return (
    <div className={css.strip}>
      {around.tasks.length > 0 && (
        <section className={css.part} aria-label={says.tasks}>
          <IconListCheck {...look} />
          <div className={css.body}>
            <ul>
              {tasks.map((task) => (
                <TaskLine key={task.id} task={task} />
              ))}
            </ul>
            {more !== '' && (
              <button type="button" className={css.more} aria-expanded={whole} onClick={() => setWhole(!whole)}>
                <span className="unseen">{says.tasks}: </span>
                {whole ? message.less : more}
              </button>
            )}
          </div>
        </section>
      )}
      {around.merged.length > 0 && (
        <section className={css.part} aria-label={says.merged}>
          <IconArrowsSplit2 {...look} />
          <ul className={css.chips}>
            {around.merged.map(({ conversation: one, intoId }) => (
              <li key={one.id} className={css.chip}>
                {says.merged}: #{one.number} <bdi className={css.subject}>{one.subject}</bdi>
                {intoId !== of.id ? (
                  <span>({says.mergedVia(numberOf(around, intoId))})</span>
                ) : (
                  may && (
                    <button type="button" className={css.more} onClick={() => void unmerge(one)}>
                      {says.unmerge}
                      <span className="unseen"> #{one.number}</span>
                    </button>
                  )
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      {around.linked.length > 0 && (
        <section className={css.part} aria-label={says.linked}>
          <IconLink {...look} />
          <ul className={css.chips}>
            {around.linked.map((one) => (
              <li key={one.id} className={css.chip}>
                <Link
                  to="/gesprekken/$conversation"
                  params={{ conversation: one.mergedInto ?? one.id }}
                  search={(kept) => kept}
                >
                  {says.linked} #{one.number} <bdi className={css.subject}>{one.subject}</bdi>
                </Link>
                {may && (
                  <button
                    type="button"
                    className={css.drop}
                    aria-label={says.unlink(one.number)}
                    onClick={() => void unlink(of, one)}
                  >
                    <IconX size={14} stroke={1.8} aria-hidden />
                  </button>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}

const numberOf = (around: Around, id: string) =>
  around.merged.find(({ conversation }) => conversation.id === id)?.conversation.number ?? 0
