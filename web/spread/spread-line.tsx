/** Under a message: that others carry it, or that many more are expected; with the reasons. Silent about what hardly goes anywhere. */
import { IconBroadcast } from '@tabler/icons-react'
import type { Message } from '../../contract/conversation.ts'
import { useFormat, useWordsOf } from '../words/language.tsx'
import { spreadWords } from '../words/spread.ts'
import css from './spread-line.module.css'

/** Below so many at the most it is nothing to speak of. */
const worthSaying = 20

export function SpreadLine({ message }: { message: Message }) {
  const words = useWordsOf(spreadWords)
  const format = useFormat()
  const { spread } = message
  if (!spread || message.state === 'deleted' || !(spread.pickedUp || spread.high >= worthSaying)) return null
  const { came, carried, by, low, high } = spread
  const so = [
    words.came(format.number(came), came === 1),
    carried > 0 && by && words.through(format.number(carried), by.name),
  ]
  const next = [words.toCome(format.number(low), format.number(high)), carried === 0 && by && words.mostly(by.name)]
  return (
    <div className={css.spread} data-picked-up={spread.pickedUp}>
      {spread.pickedUp && <PickedUp />}
      <span>
        {came > 0 && `${so.filter(Boolean).join(', ')}. `}
        {next.filter(Boolean).join(', ')}.
      </span>
      <details className={css.why}>
        <summary>{words.why}</summary>
        <p>
          {spread.pickedUp && `${words.because.carried} `}
          {words.because.how} {words.because.sure}
        </p>
      </details>
    </div>
  )
}

export function PickedUp() {
  const words = useWordsOf(spreadWords)
  return (
    <strong className={css.mark}>
      <IconBroadcast size={16} stroke={1.75} aria-hidden />
      {words.pickedUp}
    </strong>
  )
}
