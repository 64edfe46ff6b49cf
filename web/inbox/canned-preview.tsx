/** What a canned response would bring, for this very customer, before it is chosen. */
import { IconBolt } from '@tabler/icons-react'
import type { Canned } from '../../contract/canned.ts'
import { useFilled } from '../canned/queries.ts'
import { useSayChange } from '../canned/say-change.ts'
import { useSpeech } from '../words/language.tsx'
import css from './canned-preview.module.css'

export function CannedPreview(props: { canned: Canned; conversationId: string; channelId: string }) {
  const { canned, conversationId, channelId } = props
  const { words, format } = useSpeech()
  const say = useSayChange()
  const filled = useFilled(canned.text, { conversationId, channelId })
  const acts = canned.actions.flatMap(say)
  return (
    <div className={css.preview}>
      {canned.text ? <p className={css.text}>{filled?.text ?? canned.text}</p> : <p>{words.writing.onlyActs}</p>}
      {canned.text && filled && filled.empty.length > 0 && (
        <p className={css.empty}>{words.writing.emptyValues(format.list(filled.empty))}</p>
      )}
      {acts.length > 0 && (
        <p className={css.acts}>
          <IconBolt size={14} stroke={1.8} aria-hidden /> {format.list(acts)}
        </p>
      )}
    </div>
  )
}
