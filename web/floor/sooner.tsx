/** Why a conversation is due before what was promised: "5 min eerder: haast". */
import type { Conversation } from '../../contract/conversation.ts'
import { Tip } from '../kit/tip.tsx'
import { useFormat, useWordsOf } from '../words/language.tsx'
import { soonerWords } from '../words/sooner.ts'

/** Nothing where it is due as promised, and nothing was withheld. */
export function Sooner({ of: { boost } }: { of: Pick<Conversation, 'boost'> }) {
  const words = useWordsOf(soonerWords)
  const format = useFormat()
  if (!boost || boost.parts.length === 0) return null
  const said = boost.parts.map(({ what, minutes }) => words.sooner(format.number(minutes), words.because[what]))
  const more = boost.withheld > 0 ? words.withheld(format.number(boost.withheld)) : words.floor
  return (
    <Tip label={more}>
      <span>
        {said.join('; ')}
        <span className="unseen">. {more}</span>
      </span>
    </Tip>
  )
}
