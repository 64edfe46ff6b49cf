/** In a list, the one thing about what the customer said last that one is to know before opening it. */
import type { Conversation } from '../../contract/conversation.ts'
import { Tip } from '../kit/tip.tsx'
import { judgementWords } from '../words/judgement.ts'
import { useWordsOf } from '../words/language.tsx'
import css from './look.module.css'
import { ReadIcon } from './look.tsx'

export function Sign({ of: { sign } }: { of: Conversation }) {
  const words = useWordsOf(judgementWords)
  if (!sign) return null
  return (
    <Tip label={words.sign(words.names[sign])}>
      <span className={css.sign}>
        <ReadIcon is={sign} size={16} />
        <span className="unseen">{words.sign(words.names[sign])}</span>
      </span>
    </Tip>
  )
}
