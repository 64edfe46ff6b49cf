/** Empty, loading, failed: designed, never left to chance. Empty teaches the next step; failed says what happened and what is safe. */
import { Button } from '@mantine/core'
import { IconCloudOff, IconLock, IconMapQuestion, IconTool } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Problem } from '../../contract/endpoint.ts'
import { useSpeech } from '../words/language.tsx'
import { sayProblem } from '../words/problems.ts'
import { problemOf } from './call.ts'
import css from './states.module.css'

/** `page` when it is the whole page, so that its title is the heading of the page. */
export function Empty(props: {
  icon?: ReactNode
  title: string
  children?: ReactNode
  action?: ReactNode
  page?: boolean
}) {
  const Title = props.page ? 'h1' : 'h2'
  return (
    <div className={css.state}>
      {props.icon && <div className={css.icon}>{props.icon}</div>}
      <Title className={css.title}>{props.title}</Title>
      {props.children && <p className={css.body}>{props.children}</p>}
      {props.action && <div className={css.action}>{props.action}</div>}
    </div>
  )
}

/** Says what went wrong, what is safe and what to do; the details stay folded for whoever has to mend it. */
export function Failed(props: { error: unknown; onRetry?: (() => void) | undefined }) {
  const { words, language } = useSpeech()
  const problem = problemOf(props.error)
  const said = sayProblem(problem, language, words)
  return (
    <div className={css.state} role="alert">
      <div className={css.icon}>{iconFor(problem)}</div>
      <h2 className={css.title}>{said.title}</h2>
      <p className={css.body}>{said.body}</p>
      {props.onRetry && problem.status !== 403 && problem.status !== 404 && (
        <div className={css.action}>
          <Button variant="default" onClick={props.onRetry}>
            {words.act.retry}
          </Button>
        </div>
      )}
      {problem.detail && (
        <details className={css.details}>
          <summary>{words.failed.details}</summary>
          <code>
            {problem.status > 0 && `${problem.status} `}
            {problem.code}: {problem.detail}
          </code>
        </details>
      )}
    </div>
  )
}

function iconFor(problem: Problem) {
  if (problem.code === 'unreachable') return <IconCloudOff stroke={1.5} />
  if (problem.status === 403) return <IconLock stroke={1.5} />
  if (problem.status === 404) return <IconMapQuestion stroke={1.5} />
  return <IconTool stroke={1.5} />
}

/** Bars where the words will come, in the shape of what will come. */
export function Bones(props: { rows?: number; shape?: 'row' | 'message' | 'line' }) {
  const { words } = useSpeech()
  return (
    <div className={css.bones} role="status">
      <span className="unseen">{words.act.loading}</span>
      {Array.from({ length: props.rows ?? 6 }, (_, index) => (
        <div key={index} className={css.bone} data-shape={props.shape ?? 'row'} aria-hidden>
          <i style={{ width: `${34 + ((index * 17) % 30)}%` }} />
          <i style={{ width: `${62 + ((index * 23) % 33)}%` }} />
          {props.shape !== 'line' && <i style={{ width: `${40 + ((index * 31) % 40)}%` }} />}
        </div>
      ))}
    </div>
  )
}
