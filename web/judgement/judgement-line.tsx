/** Under a message: what was read in it, as far as it matters, with the reasons and the way to correct it. Quiet where nothing stands out. */
import { type ReactElement, useState } from 'react'
import type { Message } from '../../contract/conversation.ts'
import { Key } from '../kit/tip.tsx'
import { useMay } from '../organisation/session.ts'
import { judgementWords } from '../words/judgement.ts'
import { useWordsOf } from '../words/language.tsx'
import { CorrectMenu } from './correct-menu.tsx'
import { setCorrecting, useIsCorrecting } from './correcting.ts'
import { aboutOf } from './corrections.ts'
import css from './judgement-line.module.css'
import { ReadingChip } from './look.tsx'
import { type Place, standing } from './readings.ts'
import { type Corrected, useCorrect } from './use-correct.ts'
import { Why } from './why.tsx'

export function JudgementLine({ message, place }: { message: Message; place: Place }): ReactElement | null {
  const words = useWordsOf(judgementWords)
  const may = useMay('conversation.answer')
  const [asking, setAsking] = useState(false)
  const correcting = useIsCorrecting(message.id)
  const { corrected, correct, undo } = useCorrect(message)
  const { judgement } = message
  if (!judgement || message.direction === 'out' || message.state === 'deleted') return null
  const shown = standing(judgement, place)
  const { name } = message.author
  return (
    <div className={css.judged} data-quiet={shown.length === 0 && !asking && !corrected && !correcting}>
      <div className={css.line}>
        {shown.length > 0 && (
          <ul className={css.readings} aria-label={words.line}>
            {shown.map((reading) => (
              <li key={reading.is}>
                <ReadingChip reading={reading} />
              </li>
            ))}
          </ul>
        )}
        <span className={css.acts}>
          <button type="button" className={css.act} aria-expanded={asking} onClick={() => setAsking(!asking)}>
            {asking ? words.hideWhy : shown.length > 0 ? words.why : words.look}
            <span className="unseen"> {words.inMessageOf(name)}</span>
          </button>
          {may && (
            <CorrectMenu
              judgement={judgement}
              opened={correcting}
              onOpened={(on) => setCorrecting(on ? message.id : null)}
              onCorrect={(correction) => void correct(correction)}
            >
              <button type="button" className={css.correct}>
                {words.correct} <Key keys="c" />
                <span className="unseen"> {words.inMessageOf(name)}</span>
              </button>
            </CorrectMenu>
          )}
        </span>
      </div>
      {corrected && <Said corrected={corrected} onUndo={() => void undo()} />}
      {asking && (
        <Why
          message={message}
          judgement={judgement}
          may={may}
          onCorrect={(correction) => void correct(correction)}
          onChoose={() => setCorrecting(message.id)}
        />
      )}
    </div>
  )
}

function Said({ corrected, onUndo }: { corrected: Corrected; onUndo: () => void }) {
  const words = useWordsOf(judgementWords)
  const about = aboutOf(corrected.said)
  const name = about ? words.names[about.is] : ''
  return (
    <p className={css.said} role="status">
      {about ? (about.yes ? words.is(name) : words.isNot(name)) : words.noted}
      <button type="button" className={css.act} onClick={onUndo}>
        {words.undo}
      </button>
    </p>
  )
}
