/** The margin of a draft: what one may want to look at again, why, and what could be done. It never stands in the way. */
import { IconBulb } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import type { Hint } from '../../contract/guideline.ts'
import { useMe } from '../organisation/session.ts'
import { guidelineWords } from '../words/guideline.ts'
import { useSpeech, useWordsOf } from '../words/language.tsx'
import css from './hints.module.css'
import { Left } from './left.tsx'
import { short } from './short.ts'
import type { Hints as Given } from './use-hints.ts'

const TaskDialog = lazy(() => import('../task/task-dialog.tsx').then((part) => ({ default: part.TaskDialog })))

const look = { size: 16, stroke: 1.8, 'aria-hidden': true } as const

export function Hints(props: {
  hints: Given
  conversationId: string
  text: string
  /** Puts the caret on these words. */
  onFind: (from: number, until: number) => void
}) {
  const { hints, text } = props
  const words = useWordsOf(guidelineWords)
  const [tracking, setTracking] = useState<Hint | null>(null)
  const track = () => {
    setTracking(null)
    hints.again()
  }
  return (
    <section className={css.margin} aria-label={words.hints}>
      <ul className={css.hints} aria-live="polite">
        {hints.lines.map((line) => {
          const [hint] = line
          return (
            hint && (
              <Line
                key={`${hint.kind} ${hint.from} ${hint.about ?? ''}`}
                hint={hint}
                said={line.map(({ from, until }) => ({ from, until, words: text.slice(from, until) }))}
                told={hints.told}
                onFind={props.onFind}
                onTrack={() => setTracking(hint)}
                onLeave={() => hints.letStandAll(line)}
              />
            )
          )
        })}
      </ul>
      <Left hints={hints} text={text} />
      {tracking && (
        <Suspense fallback={null}>
          <TaskDialog
            conversationId={props.conversationId}
            begin={{ kind: 'commitment', title: sentenceAt(text, tracking) }}
            onClose={track}
          />
        </Suspense>
      )}
    </section>
  )
}

function Line(props: {
  hint: Hint
  /** Where it is said. */
  said: readonly { from: number; until: number; words: string }[]
  told: Given['told']
  onFind: (from: number, until: number) => void
  onTrack: () => void
  onLeave: () => void
}) {
  const { hint, said, told } = props
  const words = useWordsOf(guidelineWords)
  const name = words.kinds[hint.kind].name
  const { why, todo } = words.reasons[hint.reason]
  return (
    <li className={css.hint} data-kind={hint.kind}>
      <IconBulb {...look} />
      <p className={css.body}>
        <strong>{name}</strong>{' '}
        {said.map(
          ({ from, until, words: quoted }) =>
            quoted && (
              <button key={from} type="button" className={css.said} onClick={() => props.onFind(from, until)}>
                {short(quoted)}
              </button>
            ),
        )}
        {hint.about && <q className={css.about}>{short(hint.about)}</q>} {why} <span className={css.todo}>{todo}</span>{' '}
        {told && hint.kind === 'already-sent' && <Told told={told} />}
        <span className={css.acts}>
          {hint.kind === 'promise' && (
            <button type="button" className={css.quiet} onClick={props.onTrack}>
              + {words.track}
            </button>
          )}
          <button type="button" className={css.quiet} aria-label={words.leaveThis(name)} onClick={props.onLeave}>
            {words.leave}
          </button>
        </span>
      </p>
    </li>
  )
}

function Told({ told }: { told: NonNullable<Given['told']> }) {
  const { words, format } = useSpeech()
  const me = useMe()
  const by = told.by === me.agent.alias ? words.writing.toldBy.me : told.by
  return (
    <Link to="/gesprekken/$conversation" params={{ conversation: told.conversationId }} search={(kept) => kept}>
      {words.writing.told(by, format.exact(told.at), told.number)}
    </Link>
  )
}

/** What is promised, in its own words: the sentence that the hint stands in. */
function sentenceAt(text: string, { from, until }: Hint): string {
  const before = text.slice(0, from)
  const start = Math.max(
    before.lastIndexOf('. '),
    before.lastIndexOf('! '),
    before.lastIndexOf('? '),
    before.lastIndexOf('\n'),
  )
  const end = text.slice(until).search(/[.!?\n]/)
  return text
    .slice(start + 1, end === -1 ? text.length : until + end)
    .trim()
    .slice(0, 200)
}
