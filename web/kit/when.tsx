/** Time as people say it: relative, with the exact moment on hover; and how long somebody waits. */
import { IconAlarm } from '@tabler/icons-react'
import { useFormat, useWords } from '../words/language.tsx'
import { useMinute } from './clock.ts'
import { Tip } from './tip.tsx'
import css from './when.module.css'

/** "12 min geleden", on hover "za 21 nov 21:48". */
export function Ago(props: { at: string }) {
  const words = useWords()
  const format = useFormat()
  const now = useMinute()
  const past = now - Date.parse(props.at)
  const said = past < 60_000 ? words.time.justNow : words.time.ago(format.duration(past, words.time.moment))
  return (
    <Tip label={format.exact(props.at, now)}>
      <time dateTime={props.at} className="numbers">
        {said}
      </time>
    </Tip>
  )
}

/** The time of day, or the date when it was another day; on hover exact and relative. */
export function Moment(props: { at: string; clockOnly?: boolean }) {
  const words = useWords()
  const format = useFormat()
  const now = useMinute()
  const past = now - Date.parse(props.at)
  const said = format.duration(Math.abs(past), words.time.moment)
  return (
    <Tip label={`${format.exact(props.at, now)} · ${past < 0 ? words.time.left(said) : words.time.ago(said)}`}>
      <time dateTime={props.at} className="numbers">
        {props.clockOnly ? format.time(props.at) : format.brief(props.at, now)}
      </time>
    </Tip>
  )
}

/**
 * How long the customer has been waiting for us. That is the number one sees; by how much we are late is another number, which stands
 * in the explanation. Past the promise it is marked with an icon and a ground, not by colour alone.
 */
export function Waiting(props: { since: string; due: string | null; full?: boolean }) {
  const words = useWords()
  const format = useFormat()
  const now = useMinute()
  const said = (ms: number) => format.shortDuration(ms, words.time.moment)
  const waited = said(now - Date.parse(props.since))
  const left = props.due === null ? null : Date.parse(props.due) - now
  const late = left !== null && left < 0
  const promise =
    props.due === null || left === null
      ? ''
      : `${late ? words.time.overdue(said(-left)) : words.time.left(said(left))}; ${words.time.promised(format.exact(props.due, now))}`
  const explained = `${words.time.waits(waited)}${promise && ` · ${promise}`}`
  return (
    <Tip label={explained}>
      <span className={late ? css.late : css.waits}>
        {late && <IconAlarm size={14} stroke={2} aria-hidden />}
        <span aria-hidden>{props.full ? words.time.waits(waited) : waited}</span>
        <span className="unseen">{explained}</span>
      </span>
    </Tip>
  )
}
