/** Says quietly that the connection is gone, that nothing is lost, and when it is tried again. Nothing is drawn while all is well. */
import { IconCloudOff } from '@tabler/icons-react'
import { useSecond } from '../kit/clock.ts'
import { useConnection } from '../live/connect.ts'
import { useWords } from '../words/language.tsx'
import css from './connection-word.module.css'

export function ConnectionWord() {
  const state = useConnection()
  const { live } = useWords()
  return (
    <div aria-live="polite">
      {state.is === 'lost' && (
        <p className={css.word}>
          <IconCloudOff size={16} stroke={1.75} aria-hidden />
          <Countdown until={state.retryAt} />
        </p>
      )}
      {state.is === 'polling' && <p className={css.slow}>{live.slow}</p>}
    </div>
  )
}

/** The seconds are for the eye; a screen reader hears the sentence once. */
function Countdown(props: { until: number }) {
  const { live } = useWords()
  useSecond()
  const seconds = Math.ceil((props.until - Date.now()) / 1000)
  return (
    <>
      <span className="unseen">{live.lostNow}</span>
      <span aria-hidden className="numbers">
        {seconds > 0 ? live.lost(seconds) : live.lostNow}
      </span>
    </>
  )
}
