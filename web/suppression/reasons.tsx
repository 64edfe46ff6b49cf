/** Why marketing waits, in words: the first reason first, each with since and until. */
import { Link } from '@tanstack/react-router'
import { Fragment } from 'react'
import type { HoldReason } from '../../contract/suppression-held.ts'
import { useMinute } from '../kit/clock.ts'
import { useFormat, useWordsOf } from '../words/language.tsx'
import { type SuppressionWords, suppressionWords } from '../words/suppression.ts'
import css from './suppression.module.css'

export function Reasons({ reasons }: { reasons: readonly HoldReason[] }) {
  const words = useWordsOf(suppressionWords)
  const format = useFormat()
  const now = useMinute()
  return (
    <ul className={css.reasons}>
      {reasons.map((reason, i) => (
        // Reasons have no name; their order is that of the rules.
        <li key={i}>
          {sayReason(reason, words)}
          {reason.since && (
            <>
              , {words.since} {format.exact(reason.since, now)}
            </>
          )}
          {reason.until ? (
            <>
              , {words.until} {format.exact(reason.until, now)}
            </>
          ) : (
            reason.situation === 'painful' && `, ${words.untilWell}`
          )}
          {reason.conversations.map(({ id, number }) => (
            <Fragment key={id}>
              {' · '}
              <Link to="/gesprekken/$conversation" params={{ conversation: id }}>
                {words.conversation(`#${number}`)}
              </Link>
            </Fragment>
          ))}
        </li>
      ))}
    </ul>
  )
}

/** "misschien dezelfde persoon: er loopt een klacht" */
export function sayReason(reason: HoldReason, words: SuppressionWords): string {
  const { code, situation, painFor, possibly, name } = reason
  const dialogue = situation === 'painful' && painFor ? words.painFor[painFor] : situation && words.dialogue[situation]
  const plain = (code === 'dialogue' && dialogue) || words.codes[code]
  const said = name ? words.named(plain, name) : plain
  return possibly ? words.possibly(said) : said
}
